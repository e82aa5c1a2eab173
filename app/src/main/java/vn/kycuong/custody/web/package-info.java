/** The page of the custodians. */
@NullMarked
package vn.kycuong.custody.web;

import org.jspecify.annotations.NullMarked;
