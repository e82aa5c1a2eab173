package vn.kycuong.dossier;

import java.time.Instant;
import java.util.regex.Pattern;

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
}
