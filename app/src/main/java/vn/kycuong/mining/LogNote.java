package vn.kycuong.mining;

/**
 * Something in a log that was read in good faith though the standard asks for another form, or that the figures do not hold (điều cần biết khi đọc).
 *
 * @param times how often it was met
 * @param firstLine where first; 0 when it belongs to no line
 */
public record LogNote(String sentence, long times, long firstLine) {}
