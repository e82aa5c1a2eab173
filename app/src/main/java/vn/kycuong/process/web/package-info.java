/** Pages of internal processes: read with their diagram, drafted as a table, put in force. */
@NullMarked
package vn.kycuong.process.web;

import org.jspecify.annotations.NullMarked;
