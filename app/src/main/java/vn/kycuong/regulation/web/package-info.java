/** Pages of the register of duties. */
@NullMarked
package vn.kycuong.regulation.web;

import org.jspecify.annotations.NullMarked;
