package vn.kycuong.dossier;

import java.time.Instant;

/**
 * A receipt on paper that is entered later (nhập muộn), after a power or line cut: legally the application came in when the slip was stamped.
 *
 * @param at the moment stamped on the slip
 * @param slip the number stamped on it; a unit enters each number of a year once
 * @param reason why it is entered late
 */
public record LateReceipt(Instant at, String slip, String reason) {}
