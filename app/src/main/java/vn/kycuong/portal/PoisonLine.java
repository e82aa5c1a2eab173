package vn.kycuong.portal;

import java.time.Instant;

/**
 * A line of the inbox that nobody understands.
 *
 * @param why a word of the program
 */
public record PoisonLine(String file, int line, String why, Instant at) {}
