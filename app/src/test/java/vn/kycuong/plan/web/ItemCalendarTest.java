package vn.kycuong.plan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ui.Words;

/** What the page of an item says of a change of the calendar, read from the entry that it wrote. */
class ItemCalendarTest {
    private static final String FRIDAY = "2020-06-19T10:00:00Z";
    private static final String MONDAY = "2020-06-22T10:00:00Z";

    @Test
    void a_date_that_moved_is_said_with_both_dates_the_reason_and_the_letter() {
        assertThat(ItemPages.calendar(entry(CaseEvent.CALENDAR_CHANGED.kind(), FRIDAY, MONDAY), Words.of("vi")))
                .contains(
                        "Hạn đổi từ 17:00 19/06/2020 sang 17:00 22/06/2020. Lý do: Nghỉ bão (Công điện mẫu 01/CĐ-UBND).");
    }

    @Test
    void a_date_that_stayed_is_said_to_have_stayed_and_other_entries_say_nothing() {
        assertThat(ItemPages.calendar(entry(CaseEvent.CALENDAR_CHANGED.kind(), FRIDAY, FRIDAY), Words.of("en")))
                .hasValueSatisfying(said -> assertThat(said).contains("stays", "Nghỉ bão"));
        assertThat(ItemPages.calendar(entry("plan.HandedIn", FRIDAY, MONDAY), Words.of("vi")))
                .isEmpty();
    }

    private static Entry entry(String kind, String from, String to) {
        return new Entry(
                new CaseId(new UUID(1, 2)),
                "plan",
                2,
                kind,
                Instant.parse(FRIDAY),
                Instant.parse(FRIDAY),
                ActorId.SYSTEM,
                PostId.NONE,
                new UnitId(1),
                "plan.Approved",
                Instant.parse(FRIDAY),
                null,
                List.of(),
                Map.of(
                        "reason",
                        "Nghỉ bão",
                        "source",
                        "Công điện mẫu 01/CĐ-UBND",
                        "moved",
                        List.of(Map.of("obligation", 1, "from", from, "to", to))),
                null);
    }
}
