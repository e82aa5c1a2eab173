/** Pages of assigned tasks: lists, one task, assigning, importing, boards and scores. */
@NullMarked
package vn.kycuong.task.web;

import org.jspecify.annotations.NullMarked;
