package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.document.ReceiptSlip;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.dossier.PaperCount;
import vn.kycuong.dossier.PersonName;
import vn.kycuong.dossier.Rights;
import vn.kycuong.dossier.SupplementItem;
import vn.kycuong.dossier.TakeInResult;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.worktime.LegalClock;

/** Received anywhere in the province from July 2025, decided by the commune whose matter it is; before that only where it is decided. */
class TakenInForOthersTest extends OneStopWorld {
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 27);
    private static final LocalDate SINCE = LocalDate.of(2025, 7, 3);

    @Autowired
    private Organisation organisation;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Files files;

    @Autowired
    private FileRows rows;

    @Autowired
    private SlipPapers slips;

    @Autowired
    private LedgerFeed feed;

    @Autowired
    private JdbcClient jdbc;

    private Unit commune(LocalDate day, int no) {
        return organisation.unitsAt(day, UnitKind.COMMUNE).get(no);
    }

    private Unit centre() {
        return organisation.byKey(Organisation.PROVINCIAL_ONE_STOP).orElseThrow();
    }

    private Officer receiver(Unit unit) {
        return officer(unit.id(), "RECEIVER", Rights.RECEIVE, Rights.RETURN);
    }

    private TakeInResult tried(Unit at, UnitId place, LocalDate day) {
        var command = application("BIRTH", "normal", Channel.COUNTER, day).at(place);
        return LegalClock.Scoped.at(now, () -> intake.takeIn(command, receiver(at)));
    }

    private static void notHere(TakeInResult result, String... words) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        TakeInResult.NotHere.class,
                        no -> assertThat(no.reason()).contains(words));
    }

    @Test
    void before_july_2025_a_commune_takes_in_its_own_matter_alone_and_the_centre_none() {
        setClock("2025-06-27T08:30");
        var a = commune(BEFORE, 2);
        var b = commune(BEFORE, 3);
        notHere(tried(a, b.id(), BEFORE), "UBND xã, phường, thị trấn giải quyết", b.name());
        notHere(tried(centre(), b.id(), BEFORE), b.name());
        assertThat(tried(a, a.id(), BEFORE)).isInstanceOf(TakeInResult.Accepted.class);
        assertThat(at(() -> procedures.places(birth(BEFORE), a.id(), BEFORE))).isEmpty();
    }

    private ProcedureVersion birth(LocalDate day) {
        return procedures.get("BIRTH", day).orElseThrow();
    }

    @Test
    void a_commune_takes_in_for_another_which_decides_and_the_first_hands_the_result_over() {
        setClock("2025-07-03T08:30");
        wholeWay(commune(SINCE, 4), commune(SINCE, 5));
    }

    @Test
    void the_centre_takes_in_for_a_commune_once_it_is_told_for_which() {
        setClock("2025-07-03T08:30");
        notHere(tried(centre(), null, SINCE), "Chọn xã, phường của việc này");
        notHere(tried(centre(), centre().id(), SINCE), "không phải xã, phường");
        notHere(tried(centre(), commune(BEFORE, 2).id(), SINCE), "không phải xã, phường");
        wholeWay(centre(), commune(SINCE, 6));
        assertThat(procedures.places(birth(SINCE), centre().id(), SINCE))
                .containsExactlyInAnyOrderElementsOf(organisation.unitsAt(SINCE, UnitKind.COMMUNE));
        assertThat(procedures.places(procedures.get("ENT_JSC", SINCE).orElseThrow(), centre().id(), SINCE))
                .as("what an agency decides asks for no commune")
                .isEmpty();
    }

    private void wholeWay(Unit in, Unit decides) {
        var receiver = receiver(in);
        var there = officer(decides.id(), "LEADER", ALL.toArray(String[]::new));
        var stranger = officer(commune(SINCE, 9).id(), "LEADER", ALL.toArray(String[]::new));
        takenIn(application("BIRTH", "normal", Channel.POSTAL, SINCE).at(decides.id()), receiver);
        assertThat(state().unitIn()).isEqualTo(in.id());
        assertThat(state().unitNow()).isEqualTo(decides.id());
        assertThat(result().unit()).as("who owes the result").isEqualTo(decides.id());
        assertThat(state().openWork().map(WorkItem::unit)).contains(decides.id());
        assertThat(List.of(seen(receiver), seen(there), seen(stranger))).containsExactly(true, true, false);

        var slip = (ReceiptSlip)
                slips.slip(rows.find(id).orElseThrow(), 1, "http://mau.example").orElseThrow();
        assertThat(slip.desk()).contains(in.name());
        assertThat(slip.competent()).isNotNull().containsIgnoringCase(decides.name());

        while (!state().state().equals(DossierState.AT_ONE_STOP.name()))
            done(() -> dossiers.complete(id, sheet(), "", there));
        assertThat(state().openWork().map(WorkItem::unit))
                .as("the result goes back to where it was handed in")
                .contains(in.id());
        done(() -> dossiers.handOver(id, sheet(), new PersonName("Người nhận mẫu"), "COUNTER", receiver));
        feed.catchUp();
        assertThat(facts()).as("received here, decided there").containsOnly(in.id() + " " + decides.id());
    }

    private boolean seen(Officer officer) {
        return at(() -> files.of(id, officer)).isPresent();
    }

    private List<String> facts() {
        return jdbc.sql("select unit_in || ' ' || unit_id as units from oversight.dossier_fact where case_id = :id")
                .param("id", id.value())
                .query((row, _) -> row.getString("units"))
                .list();
    }

    @Test
    void what_is_guided_at_one_place_for_another_is_accepted_for_that_other() {
        setClock("2025-07-03T08:30");
        var receiver = receiver(commune(SINCE, 4));
        var other = commune(SINCE, 5).id();
        var command = application("BIRTH", "normal", Channel.COUNTER, SINCE).at(other);
        id = ((TakeInResult.Presented) at(() -> intake.present(command, receiver)))
                .ref()
                .caseId();
        done(() -> acceptance.guide(
                id,
                sheet(),
                List.of(new SupplementItem("Giấy chứng sinh", "Điều 16", "Chưa có.", new PaperCount(1, 0))),
                receiver));
        done(() -> acceptance.accept(id, sheet(), receiver));
        assertThat(result().unit()).isEqualTo(other);
        var slip = (ReceiptSlip)
                slips.slip(rows.find(id).orElseThrow(), 3, "http://mau.example").orElseThrow();
        assertThat(slip.competent()).isNotNull();
    }
}
