/** The catalogue's pages: find a procedure, and read what it asks for, costs and takes. They read through the face and write nothing. */
@NullMarked
package vn.kycuong.procedure.web;

import org.jspecify.annotations.NullMarked;
