/** The register of directing documents, and one document with its clauses. Reads only. */
@NullMarked
package vn.kycuong.directive.web;

import org.jspecify.annotations.NullMarked;
