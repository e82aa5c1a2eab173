/** The public calculator of due dates. A page is its address: nothing is kept, so a link can be shared and the answer copied. */
@NullMarked
package vn.kycuong.deadline.web;

import org.jspecify.annotations.NullMarked;
