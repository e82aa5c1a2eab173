/** Pages of dissemination: one's own readings, the campaigns, who has read, and what everybody may read. */
@NullMarked
package vn.kycuong.reading.web;

import org.jspecify.annotations.NullMarked;
