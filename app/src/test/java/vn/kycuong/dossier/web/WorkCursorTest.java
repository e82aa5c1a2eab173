package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkCursorTest {
    private static final String ROW = "_00000000-0000-0000-0000-000000000000_1";

    @Test
    void a_moment_that_no_database_holds_begins_at_the_first_page() {
        assertThat(WorkCursor.parse("+1000000000-12-31T23:59:59Z" + ROW, false)).isEmpty();
        assertThat(WorkCursor.parse("-1000000000-01-01T00:00:00Z" + ROW, true)).isEmpty();
        assertThat(WorkCursor.parse("2026-01-05T01:00:00Z" + ROW, false)).isPresent();
        assertThat(WorkCursor.parse("-" + ROW, false)).isPresent();
    }
}
