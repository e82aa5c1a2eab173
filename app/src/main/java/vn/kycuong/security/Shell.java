package vn.kycuong.security;

import org.jspecify.annotations.Nullable;
import vn.kycuong.identity.Officer;

/**
 * What every page of the door carries round its content.
 *
 * @param csrf hidden field of every form
 * @param path of this page, for the language switch
 */
public record Shell(Say say, String csrf, @Nullable Officer officer, String path) {}
