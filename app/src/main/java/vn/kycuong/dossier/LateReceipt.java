package vn.kycuong.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.kycuong.law.LawInForce;

/**
 * A receipt on paper that is entered later (nhập muộn), after a power or line cut: legally the application came in when the slip was stamped.
 *
 * @param at the moment stamped on the slip
 * @param slip the number stamped on it, which goes into the ledger: capital letters, digits, dots, strokes; a unit enters each number of a year once
 * @param reason why it is entered late
 */
public record LateReceipt(Instant at, String slip, String reason) {
    /** Under which name its scan is kept among the files of the dossier. */
    public static final String PAPER = "Giấy tiếp nhận viết tay đã đóng dấu";

    private static final Pattern NUMBER = Pattern.compile("[0-9A-ZĐ./-]{1,20}");

    public LateReceipt {
        if (!isNumber(slip)) throw new IllegalArgumentException("No number of a slip");
    }

    /** Whether it can be a slip's number: no words, so that nobody's name gets into the ledger this way. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() && text.chars().anyMatch(Character::isDigit);
    }

    /**
     * Why it may not be entered now; empty when it may.
     *
     * @param law of today, which says for how many days a slip may still be entered, and whether its scan must lie beside
     */
    Optional<FieldProblem> problem(LawInForce law, boolean scanned, Instant now) {
        if (law.lateScanRequired() && !scanned) return wrong("lateScan", "dossier.problem.lateScan");
        if (at.isAfter(now)) return wrong("lateDate", "dossier.problem.lateFuture");
        return at.isBefore(now.minus(Duration.ofDays(law.lateReceiptDays())))
                ? wrong("lateDate", "dossier.problem.lateTooOld")
                : Optional.empty();
    }

    private static Optional<FieldProblem> wrong(String field, String wordKey) {
        return Optional.of(new FieldProblem(field, wordKey));
    }
}
