/** The pages of reorganisations of units, for who looks after the units. */
@NullMarked
package vn.kycuong.reorganisation.web;

import org.jspecify.annotations.NullMarked;
