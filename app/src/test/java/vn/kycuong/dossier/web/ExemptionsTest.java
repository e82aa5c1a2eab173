package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.dossier.Apologies;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.Exemption;
import vn.kycuong.dossier.Holders;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.identity.Officer;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.Replay;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.reference.Editions;
import vn.kycuong.worktime.LegalClock;

/** The grounds on which no apology is owed are dated rows of the law: a province adds its own, and what was written under one stands. */
class ExemptionsTest extends OneStopWorld {
    private static final LocalDate MONDAY = LocalDate.of(2020, 6, 15);

    @Autowired
    private Apologies apologies;

    @Autowired
    private Holders holders;

    @Autowired
    private Files files;

    @Autowired
    private Rules rules;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Editions editions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DataSource database;

    private Officer head;

    @BeforeEach
    void aDossier() {
        setClock("2020-06-15T09:00");
        var unit = organisation.unitsAt(MONDAY, UnitKind.DISTRICT).getFirst().id();
        head = officer(unit, "LEADER", ALL.toArray(String[]::new));
        takenIn(application("HOUSEHOLD_BIZ", "normal", Channel.COUNTER, MONDAY), head);
        done(() -> holders.take(id, sheet(), 1, head));
    }

    @AfterEach
    void noOwnRows() {
        jdbc.sql("delete from law.rule where basis = 'QĐ 12 của tỉnh'").update();
        transaction.executeWithoutResult(_ -> editions.changed("law.rule"));
    }

    private void ground(String appliesTo, String from, String to) {
        jdbc.sql("""
                insert into law.rule values ('dossier.apology-exemption.EPIDEMIC', :applies, cast(:from as date), cast(:to as date),
                                             'TEXT', 'Dịch bệnh', 'QĐ 12 của tỉnh', 'VERIFIED', '')
                """)
                .param("applies", appliesTo)
                .param("from", from)
                .param("to", to)
                .update();
        transaction.executeWithoutResult(_ -> editions.changed("law.rule"));
    }

    private void refused() {
        refused("dossier.no.exemptMissing", () -> apologies.waive(id, sheet(), "EPIDEMIC", "Phong tỏa", head));
    }

    @Test
    void a_province_adds_a_ground_with_its_source_and_from_its_day_to_its_last() throws SQLException {
        refused();
        ground("*", "2020-06-16", "2020-06-30");
        refused();
        setClock("2020-06-16T09:00");
        assertThat(at(() -> apologies.exemptions(state())))
                .contains(new Exemption("EPIDEMIC", "Dịch bệnh", "QĐ 12 của tỉnh"))
                .extracting(Exemption::code)
                .contains("NATIONAL_SECURITY", "FORCE_MAJEURE", "APPLICANT");
        done(() -> apologies.waive(id, sheet(), "EPIDEMIC", "Phong tỏa", head));
        var entry = ledger.entries(id).getLast();
        assertThat(entry.facts().get(Exemption.FACT)).isEqualTo("EPIDEMIC");
        assertThat(entry.facts().toString())
                .as("what the province calls it stands beside the entry, not in it")
                .doesNotContain("Dịch bệnh");
        setClock("2020-07-01T09:00");
        refused();
        noOwnRows();
        assertThat(LegalClock.Scoped.at(now, () -> files.of(id, head).orElseThrow())
                        .timeline()
                        .getFirst()
                        .text())
                .as("the row is gone, what was written under it stands")
                .isEqualTo("Dịch bệnh (QĐ 12 của tỉnh) · Phong tỏa");
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (var replay = Replay.on(database)) {
            replay.check(2, difference -> told.add(difference.sentence()), (_, _) -> {});
        }
        assertThat(told).isEmpty();
    }

    @Test
    void a_ground_of_one_procedure_is_none_of_another() {
        ground("procedure:BIRTH", "2020-01-01", "2030-01-01");
        refused();
    }

    @Test
    void an_exemption_of_the_time_when_only_its_name_was_kept_reads_as_the_law_of_its_day() {
        var law = rules.at(MONDAY);
        var old = Exemption.named("FORCE_MAJEURE", Map.of("text", "Lũ lụt"), law);
        assertThat(old.text()).isEqualTo("Bất khả kháng");
        assertThat(old.article()).isNotBlank();
        assertThat(Exemption.named("EPIDEMIC", Map.of(), law).said())
                .as("erased, and of a ground that no register knows any more")
                .isEqualTo("EPIDEMIC");
    }
}
