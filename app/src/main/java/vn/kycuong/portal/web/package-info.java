/** Pages of what the national portal is told: what waits, what it refused, where it differs. */
@NullMarked
package vn.kycuong.portal.web;

import org.jspecify.annotations.NullMarked;
