package vn.kycuong.mining;

/** What became of a log (kết quả đọc nhật ký). */
public sealed interface ImportResult {
    /** Read from end to end; nothing was stored, as nothing was to be. */
    record Read(LogSummary summary) implements ImportResult {}

    /** Read and kept. */
    record Stored(int processId, LogSummary summary) implements ImportResult {}

    /** The same file with the same mapping is kept already. */
    record Known(int processId, LogSummary summary) implements ImportResult {}

    /**
     * Not read, and nothing of it kept.
     *
     * @param line from 1; 0 when the place is the whole file
     * @param column from 1; 0 when only the line is known
     * @param reason in Vietnamese
     */
    record Refused(String file, long line, long column, String reason) implements ImportResult {
        /** Where and why, in one line. */
        public String sentence() {
            if (line == 0) return "%s: %s.".formatted(file, reason);
            return column == 0
                    ? "%s, dòng %d: %s.".formatted(file, line, reason)
                    : "%s, dòng %d, cột %d: %s.".formatted(file, line, column, reason);
        }
    }
}
