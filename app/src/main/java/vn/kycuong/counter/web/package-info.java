/** Pages of the counter: booking, the door, the display, the officer's counter, figures, the roster. */
@NullMarked
package vn.kycuong.counter.web;

import org.jspecify.annotations.NullMarked;
