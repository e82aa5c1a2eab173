package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.counter.PersonFacts.Kind;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.ComplaintSubject;
import vn.kycuong.dossier.Complaints;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.identity.Officer;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.ledger.Replay;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;

/** What the entries of a dossier say of people: who took it in, in whose hands it became late, of whom was complained; from the ledger alone. */
class PersonRulesTest extends OneStopWorld {
    private static final LocalDate MONDAY = LocalDate.of(2020, 6, 15);

    @Autowired
    private Organisation organisation;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Complaints complaints;

    @Autowired
    private LedgerFeed feed;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    private Officer receiver;

    @BeforeEach
    void atTheCounter() {
        setClock("2020-06-15T09:00");
        receiver = everywhere(
                organisation.unitsAt(MONDAY, UnitKind.DISTRICT).getFirst().id());
    }

    private List<Kind> said(Officer of) {
        feed.catchUp();
        return jdbc.sql("""
            select kind from oversight.person_fact where case_id = :id and actor_id = :actor order by version, kind
            """)
                .param("id", id.value())
                .param("actor", of.actor().value())
                .query((row, _) -> Kind.valueOf(row.getString(1)))
                .list();
    }

    private List<String> differences() throws SQLException {
        var told = new ConcurrentLinkedQueue<String>();
        try (var replay = Replay.on(database)) {
            replay.check(2, difference -> told.add(difference.sentence()), (_, _) -> {});
        }
        return told.stream().filter(d -> d.contains(id.toString())).toList();
    }

    @Test
    void who_took_it_in_is_told_of_what_its_holder_complains() throws SQLException {
        takenIn(application("HOUSEHOLD_BIZ", "normal", Channel.COUNTER, MONDAY), receiver);
        assertThat(said(receiver)).containsExactly(Kind.TAKEN_IN);
        at(() -> complaints.complain(id, UUID.randomUUID().toString(), ComplaintSubject.DELAY, "Chờ lâu"));
        assertThat(said(receiver)).containsExactly(Kind.TAKEN_IN, Kind.COMPLAINED);
        assertThat(differences()).isEmpty();
        jdbc.sql("delete from oversight.person_fact where case_id = :id and kind = 'COMPLAINED'")
                .param("id", id.value())
                .update();
        assertThat(differences()).as("what is missing is found").isNotEmpty();
    }

    @Test
    void it_became_late_in_the_hands_of_who_held_it() {
        takenIn(application("HOUSEHOLD_BIZ", "normal", Channel.COUNTER, MONDAY), receiver);
        var holder = everywhere(receiver.unit());
        done(() -> dossiers.take(id, sheet(), holder));
        setClock("2020-08-17T09:00");
        assertThat(at(sweep::sweep)).isPositive();
        assertThat(said(holder)).containsExactly(Kind.LATE);
        assertThat(said(receiver)).containsExactly(Kind.TAKEN_IN);
    }

    @Test
    void what_was_undone_is_not_said() {
        takenIn(application("HOUSEHOLD_BIZ", "normal", Channel.COUNTER, MONDAY), receiver);
        at(() -> dossiers.correct(id, sheet(), "Nhận nhầm", everywhere(receiver.unit())));
        var facts = new ArrayList<>(said(receiver));
        assertThat(facts.contains(Kind.TAKEN_IN))
                .isEqualTo(ledger.entries(id).stream().noneMatch(e -> e.kind().equals("dossier.Corrected")));
    }
}
