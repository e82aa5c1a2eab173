/** Pages of observed processes. */
@NullMarked
package vn.kycuong.mining.web;

import org.jspecify.annotations.NullMarked;
