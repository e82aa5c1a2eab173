/** Pages of contests. */
@NullMarked
package vn.kycuong.contest.web;

import org.jspecify.annotations.NullMarked;
