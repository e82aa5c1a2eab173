/**
 * Ours and its peers side by side, measured in one run: the working calendar first, then the arithmetic of running clocks.
 *
 * <p>Start at {@link vn.kycuong.bench.Bench}. Writes no schema. Never part of the program: the peers stay out of the class path of
 * {@code app}, which an enforcer rule checks.
 */
@NullMarked
package vn.kycuong.bench;

import org.jspecify.annotations.NullMarked;
