/** Pages of the calendar. */
@NullMarked
package vn.kycuong.almanac.web;

import org.jspecify.annotations.NullMarked;
