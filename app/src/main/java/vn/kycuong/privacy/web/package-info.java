/** Pages of personal data and of the audit. */
@NullMarked
package vn.kycuong.privacy.web;

import org.jspecify.annotations.NullMarked;
