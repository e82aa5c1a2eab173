package vn.kycuong.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.WebTest;
import vn.kycuong.identity.Onlookers.Onlooker;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;

/** Who has the same thing open. */
class OnlookersTest extends WebTest {
    private static final Instant NINE = Instant.parse("2026-06-15T02:00:00Z");

    @Autowired
    private OnlookerRows rows;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private Officer person(String name) {
        var login = "mo" + UUID.randomUUID().toString().substring(0, 8);
        var made = (AccountsResult.Created)
                accounts.create(List.of(new NewAccount(login, name)), accounts.hash("mật khẩu của người đang mở"));
        ActorId actor = made.actors().getFirst();
        return new Officer(actor, new PostId(1), new UnitId(1), "Sở Nội vụ", name, "OFFICER", Set.of(), Scope.none());
    }

    /** What one of several programs on this database answers at a moment. */
    private List<Onlooker> here(UUID subject, Officer officer, int seconds) {
        return new Onlookers(rows, Clock.fixed(NINE.plusSeconds(seconds), ZoneOffset.UTC)).here(subject, officer);
    }

    @Test
    void each_is_told_of_the_others_since_when_and_soon_after_of_nobody() {
        var dossier = UUID.randomUUID();
        var an = person("Trần Văn An");
        var binh = person("Lê Thị Bình");
        assertThat(here(dossier, an, 0)).isEmpty();
        assertThat(here(dossier, binh, 20)).containsExactly(new Onlooker("Trần Văn An", "Sở Nội vụ", NINE));
        assertThat(here(dossier, an, 30))
                .containsExactly(new Onlooker("Lê Thị Bình", "Sở Nội vụ", NINE.plusSeconds(20)));
        assertThat(here(UUID.randomUUID(), person("Người khác"), 30)).isEmpty();
        assertThat(here(dossier, an, 96)).as("she is gone").isEmpty();
        assertThat(here(dossier, binh, 120)).containsExactly(new Onlooker("Trần Văn An", "Sở Nội vụ", NINE));
        assertThat(here(dossier, an, 121))
                .as("she came back")
                .containsExactly(new Onlooker("Lê Thị Bình", "Sở Nội vụ", NINE.plusSeconds(120)));
    }

    @Test
    void whoever_goes_on_to_another_leaves_nothing_behind() {
        var an = person("Trần Văn An");
        here(UUID.randomUUID(), an, 0);
        here(UUID.randomUUID(), an, 100);
        assertThat(jdbc.sql("select count(*) from identity.onlooker where actor_id = :actor")
                        .param("actor", an.actor().value())
                        .query(Long.class)
                        .single())
                .isOne();
    }
}
