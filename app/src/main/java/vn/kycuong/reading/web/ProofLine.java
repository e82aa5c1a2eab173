package vn.kycuong.reading.web;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a reading's chain.
 *
 * @param leaf its number in the signed tree; null until a checkpoint covers it
 */
public record ProofLine(
        int version, String wordKey, String at, @Nullable Long leaf) {}
