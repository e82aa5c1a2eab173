/** The page of standing in: who acts in whose place, from when to when, and by which paper. */
@NullMarked
package vn.kycuong.identity.web;

import org.jspecify.annotations.NullMarked;
