package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.AccountsResult;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult;
import vn.kycuong.identity.NewAccount;
import vn.kycuong.identity.Officer;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.reorganisation.Reorganisation;
import vn.kycuong.reorganisation.ReorganisationResult;
import vn.kycuong.worktime.LegalClock;

/** A dossier handed in at a district on its last afternoon: the commune that follows gives the result, by the date the district promised. */
class DistrictEndsTest extends OneStopWorld {
    private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);
    private static final String PASSWORD = "mật khẩu của người kết thúc";
    private static final LocalDate EVE = SINCE.minusDays(1);

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Reorganisation reorganisation;

    @Autowired
    private Organisation organisation;

    @Autowired
    private ClockProjection clocks;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Posts posts;

    @Autowired
    private Identity identity;

    @Test
    void the_citizen_keeps_his_date_and_his_code_though_the_office_of_his_slip_is_gone() {
        var district = organisation.unitsAt(EVE, UnitKind.DISTRICT).get(4).id();
        var commune = organisation.unitsAt(SINCE, UnitKind.COMMUNE).get(7).id();
        setClock("2025-06-30T15:30");
        var accepted = takenIn(
                application("HOUSEHOLD_BIZ", "normal", Channel.COUNTER, EVE),
                officer(district, "RECEIVER", Rights.RECEIVE));
        var promised = accepted.due().at();
        assertThat(LegalZone.local(promised).toLocalDate()).isEqualTo(LocalDate.of(2025, 7, 3));
        var clock = result().clock();

        setClock("2025-07-01T07:40");
        succeed(district, commune);
        assertThat(state().unitNow()).isEqualTo(commune);
        assertThat(state().unitIn()).isEqualTo(commune);
        assertThat(result().unit()).isEqualTo(commune);
        assertThat(result().clock()).as("not a minute more, not a minute less").isEqualTo(clock);
        assertThat(result().promised()).isEqualTo(promised);

        setClock("2025-07-02T09:00");
        var successor = officer(commune, "LEADER", ALL.toArray(String[]::new));
        while (!state().state().equals(DossierState.AT_ONE_STOP.name()))
            done(() -> dossiers.complete(id, sheet(), "", successor));
        assertThat(result().clock().metAt()).isBefore(clocks.due(result(), now).lateFrom());
        done(() -> dossiers.handOver(id, sheet(), new PersonName("Người nhận mẫu"), "COUNTER", successor));
        assertThat(ledger.entries(id).getFirst().facts().get("code"))
                .isEqualTo(accepted.ref().code());
        assertThat(ledger.entries(id).getFirst().unit())
                .as("who took it in stays written down")
                .isEqualTo(district);
    }

    private void succeed(UnitId district, UnitId commune) {
        var admin = administrator();
        LegalClock.Scoped.at(now, () -> {
            assertThat(reorganisation.choose(SINCE, Map.of(district, commune), admin))
                    .isEqualTo(new ReorganisationResult.Done());
            var ordered = (ReorganisationResult.Ordered) reorganisation.carryOut(SINCE, UUID.randomUUID(), admin);
            for (int i = 0; i < 10_000 && !finished(ordered, admin); i++) if (!jobs.round()) Thread.onSpinWait();
            assertThat(finished(ordered, admin)).isTrue();
            return null;
        });
    }

    /** The job acts as the person who ordered it: he must be one the system knows. */
    private Officer administrator() {
        var login = "ket.thuc.cap.huyen";
        var made = (AccountsResult.Created)
                accounts.create(List.of(new NewAccount(login, "Quản trị thử")), accounts.hash(PASSWORD));
        var actor = made.actors().getFirst();
        var since = LocalDate.of(2024, 1, 1);
        var post = posts.create(organisation.province().id(), PostRole.ADMIN, "Quản trị thử", false, since);
        posts.appoint(post, actor, since, false, "QĐ");
        accounts.regrant(List.of(actor));
        return ((LogInResult.LoggedIn) identity.logIn(login, PASSWORD, "127.0.0.1")).officer();
    }

    private boolean finished(ReorganisationResult.Ordered ordered, Officer admin) {
        return jobs.find(ordered.job(), admin.actor()).orElseThrow().finished();
    }
}
