/** Kỷ Cương: the platform with which a province keeps its word. Holds {@link Application} only. */
@NullMarked
package vn.kycuong;

import org.jspecify.annotations.NullMarked;
