/** Pages of fees, receipts and drawers. */
@NullMarked
package vn.kycuong.money.web;

import org.jspecify.annotations.NullMarked;
