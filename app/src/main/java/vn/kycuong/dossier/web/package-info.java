/** The one-stop desk's pages: counter, work list, file, online application, tracking. Reads live here; every write goes through the face. */
@NullMarked
package vn.kycuong.dossier.web;

import org.jspecify.annotations.NullMarked;
