package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;

class WhyTest {
    private static final UnitId HERE = new UnitId(7);
    private static final UnitId ELSEWHERE = new UnitId(8);

    @Test
    void the_first_thing_that_is_missing_is_named() {
        var c = at(HERE, null);
        assertThat(reason(c, "take", Set.of("take"), Rights.EXAMINE)).isEqualTo("why.yes");
        assertThat(reason(c, "pause", Set.of(), Rights.EXAMINE)).isEqualTo("why.noRight");
        assertThat(reason(at(ELSEWHERE, null), "take", Set.of(), Rights.EXAMINE))
                .isEqualTo("why.otherUnit");
        assertThat(reason(at(HERE, new ActorId(99)), "take", Set.of(), Rights.EXAMINE))
                .isEqualTo("why.held");
        assertThat(reason(c, "resume", Set.of(), Rights.PAUSE)).isEqualTo("why.notNow");
    }

    private static String reason(CaseState c, String act, Set<String> offered, String... rights) {
        var officer = new Officer(
                new ActorId(3), new PostId(4), HERE, "", "", "OFFICER", Set.of(rights), Scope.of(List.of(HERE), 1));
        return Why.of(c, offered, officer).stream()
                .filter(l -> l.act().equals(act))
                .findFirst()
                .orElseThrow()
                .wordKey();
    }

    private static CaseState at(UnitId unit, ActorId holder) {
        var work = new WorkItem(1, 2, "OFFICER", unit, holder, 1, Instant.parse("2020-07-01T01:00:00Z"), true);
        return new CaseState(
                new CaseId(UUID.randomUUID()),
                "dossier",
                3,
                DossierState.PROCESSING.name(),
                unit,
                unit,
                1,
                List.of(),
                List.of(work),
                null,
                null,
                null,
                null);
    }
}
