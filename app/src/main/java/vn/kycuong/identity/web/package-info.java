/** The pages on people: their accounts and posts, the files of the staff office, who is away and who stands in, who administers. */
@NullMarked
package vn.kycuong.identity.web;

import org.jspecify.annotations.NullMarked;
