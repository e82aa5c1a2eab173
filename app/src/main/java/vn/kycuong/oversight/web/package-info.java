/** Boards and lists: every figure is a link to the list that sums to it. Reads only, and only within the officer's scope. */
@NullMarked
package vn.kycuong.oversight.web;

import org.jspecify.annotations.NullMarked;
