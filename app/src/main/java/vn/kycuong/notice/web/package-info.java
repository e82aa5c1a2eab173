/** Pages of the notices: the outbox and the words for who looks after the installation, the list of the day for each officer. */
@NullMarked
package vn.kycuong.notice.web;

import org.jspecify.annotations.NullMarked;
