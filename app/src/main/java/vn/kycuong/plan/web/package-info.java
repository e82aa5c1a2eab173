/** Pages of programmes and plans. */
@NullMarked
package vn.kycuong.plan.web;

import org.jspecify.annotations.NullMarked;
