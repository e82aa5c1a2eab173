package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.AskingTimes;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.dossier.PaperCount;
import vn.kycuong.dossier.SupplementItem;
import vn.kycuong.identity.Officer;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.reference.Editions;
import vn.kycuong.worktime.LegalClock;

/** Papers are asked for within three working days of the receipt; a later request is marked, or refused where the law of the procedure says so. */
class AskingTimesTest extends OneStopWorld {
    private static final LocalDate MONDAY = LocalDate.of(2020, 6, 15);
    private static final String PROCEDURE = "ALCOHOL_RETAIL";
    private static final List<SupplementItem> ITEMS =
            List.of(new SupplementItem("Bản vẽ", "Điều 95 Luật Xây dựng", "Thiếu mặt cắt", new PaperCount(1, 0)));

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private AskingTimes asking;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Editions editions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WorkLists lists;

    @Autowired
    private WorkLines lines;

    private Officer officer;

    @BeforeEach
    void received() {
        setClock("2020-06-15T09:00");
        officer = everywhere(
                organisation.unitsAt(MONDAY, UnitKind.DISTRICT).getFirst().id());
        takenIn(application(PROCEDURE, "normal", Channel.COUNTER, MONDAY), officer);
        done(() -> dossiers.take(id, sheet(), officer));
    }

    private static Instant moment(String local) {
        return LegalZone.instant(LocalDateTime.parse(local));
    }

    private void propose() {
        done(() -> dossiers.proposeSupplement(id, sheet(), ITEMS, LocalDate.of(2020, 7, 10), officer));
    }

    @Test
    void it_ends_three_working_days_after_the_receipt_and_is_no_question_once_papers_were_asked_for() {
        var time = asking.of(state(), PROCEDURE, now).orElseThrow();
        assertThat(time.until()).isEqualTo(moment("2020-06-18T09:00"));
        assertThat(time.basis())
                .as("the law of the sector goes before the general one")
                .contains("105/2017");
        assertThat(asking.of(result().clock().start(), officer.unit(), "HOUSEHOLD_BIZ", now)
                        .orElseThrow()
                        .basis())
                .contains("61/2018");
        assertThat(time.isNear(moment("2020-06-15T10:00"))).isFalse();
        assertThat(time.isNear(moment("2020-06-18T08:30"))).isTrue();
        assertThat(time.isOver(moment("2020-06-19T07:30"))).isTrue();
        assertThat(AskingTimes.isStillToAsk(state())).isTrue();
        propose();
        done(() -> dossiers.requestSupplement(id, sheet(), officer));
        assertThat(AskingTimes.isStillToAsk(state())).isFalse();
        assertThat(asking.of(state(), PROCEDURE, now)).isEmpty();
        assertThat(ledger.entries(id).getLast().facts()).doesNotContainKey(Dossiers.BEYOND_LIMIT);
    }

    @Test
    void the_work_list_says_so_when_it_presses_and_always_of_a_request_that_waits_for_the_head() {
        assertThat(askBy()).isNull();
        setClock("2020-06-18T08:30");
        assertThat(askBy()).isEqualTo(moment("2020-06-18T09:00"));
        setClock("2020-06-19T08:30");
        assertThat(askBy()).as("over, and nobody wants any").isNull();
        setClock("2020-06-16T08:30");
        propose();
        assertThat(askBy()).isEqualTo(moment("2020-06-18T09:00"));
        done(() -> dossiers.requestSupplement(id, sheet(), officer));
        assertThat(askBy()).isNull();
    }

    private @Nullable Instant askBy() {
        var query = new WorkQuery(
                Whose.UNIT,
                null,
                null,
                PROCEDURE,
                null,
                null,
                null,
                officer.unit().value(),
                "",
                now);
        return LegalClock.Scoped.at(now, () -> {
                    var listing = lists.page(query, officer, null);
                    var row = lines.rows(listing.lines(), lists.beside(listing), officer, now).stream()
                            .filter(r -> r.line().caseId().equals(id))
                            .findFirst()
                            .orElseThrow();
                    return Optional.ofNullable(row.askBy());
                })
                .orElse(null);
    }

    @Test
    void a_request_that_the_head_sends_late_is_sent_and_says_so_in_the_ledger() {
        propose();
        setClock("2020-06-19T08:00");
        done(() -> dossiers.requestSupplement(id, sheet(), officer));
        assertThat(ledger.entries(id).getLast().facts().get(Dossiers.BEYOND_LIMIT))
                .isEqualTo(true);
    }

    @Test
    void where_the_law_of_the_procedure_forbids_it_a_late_request_is_refused() {
        jdbc.sql("""
            insert into law.rule (key, applies_to, effective_from, type, value, basis, status, note)
            values ('dossier.supplement-late-refused', 'procedure:' || :procedure, '2018-06-21', 'FLAG', 'true', 'Luật mẫu', 'ASSUMED', '')
            """).param("procedure", PROCEDURE).update();
        editions.changed("law.rule");
        try {
            propose();
            setClock("2020-06-19T08:00");
            refused("dossier.no.supplementTooLate", () -> dossiers.requestSupplement(id, sheet(), officer));
            done(() -> dossiers.declineSupplement(id, sheet(), "Đã muộn", officer));
            refused(
                    "dossier.no.supplementTooLate",
                    () -> dossiers.proposeSupplement(id, sheet(), ITEMS, LocalDate.of(2020, 7, 10), officer));
        } finally {
            jdbc.sql("delete from law.rule where key = 'dossier.supplement-late-refused' and applies_to <> '*'")
                    .update();
            editions.changed("law.rule");
        }
    }
}
