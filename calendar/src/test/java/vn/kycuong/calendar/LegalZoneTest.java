package vn.kycuong.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class LegalZoneTest {
    @Test
    void vietnam_is_seven_hours_ahead_of_utc() {
        assertThat(LegalZone.local(Instant.parse("2020-01-21T03:00:00Z"))).isEqualTo("2020-01-21T10:00");
        assertThat(LegalZone.instant(LocalDateTime.parse("2020-01-21T10:00"))).isEqualTo("2020-01-21T03:00:00Z");
        assertThat(LegalZone.startOf(LocalDate.of(2020, 1, 21))).isEqualTo("2020-01-20T17:00:00Z");
    }

    @Test
    void a_local_minute_comes_back_without_its_seconds() {
        long minute = LegalZone.minute(LocalDateTime.parse("2020-01-21T10:00:59"));
        assertThat(LegalZone.atMinute(minute)).isEqualTo("2020-01-21T10:00");
        assertThat(LegalZone.minute(Instant.parse("2020-01-21T03:00:30Z"))).isEqualTo(minute);
    }

    @Test
    void minutes_before_1970_come_back_too() {
        LocalDateTime liberation = LocalDateTime.parse("1954-10-10T16:00");
        assertThat(LegalZone.atMinute(LegalZone.minute(liberation))).isEqualTo(liberation);
    }

    @Test
    void the_zone_of_the_server_changes_nothing() {
        TimeZone server = TimeZone.getDefault();
        try {
            assertThat(List.of("UTC", "America/New_York", "Pacific/Kiritimati", "Asia/Ho_Chi_Minh", "Europe/Paris"))
                    .map(LegalZoneTest::dueOnServerIn)
                    .containsOnly(dueOnServerIn("Asia/Kolkata"));
        } finally {
            TimeZone.setDefault(server);
        }
    }

    @Test
    void every_dated_case_holds_on_a_server_anywhere() {
        TimeZone server = TimeZone.getDefault();
        try {
            for (String zone :
                    List.of("UTC", "America/Los_Angeles", "Pacific/Apia", "Europe/Paris", "Asia/Kathmandu")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(DatedCasesTest.cases())
                        .allSatisfy(dated -> assertThat(DatedCasesTest.library(dated))
                                .as("in %s", zone)
                                .isEqualTo(dated.due()));
            }
        } finally {
            TimeZone.setDefault(server);
        }
    }

    private static List<Object> dueOnServerIn(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Instant received = Instant.parse("2020-03-27T17:30:00Z");
        return List.of("0SD", "24H", "8WH", "3WD", "15D", "15D-X", "2M", "D:2020-12-31").stream()
                .<Object>map(limit -> {
                    DueDate due = Deadlines.due(
                            VietnamDays.NATIONAL, received, Limit.parse(limit), VietnamDays.CUTOFF, List.of());
                    return List.of(due.at(), due.lateFrom(), due.account().lines());
                })
                .toList();
    }
}
