package vn.kycuong.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.WebTest;

class ViewPassesTest extends WebTest {
    private static final Instant NOW = Instant.parse("2026-03-10T05:00:00Z");
    private static final String ONE = "00000000-0000-0000-0000-000000000001";

    @Autowired
    private OwnSecrets secrets;

    @Test
    void a_pass_is_good_for_its_own_thing_for_half_an_hour_on_every_instance() {
        var pass = at(NOW).give(ONE);
        assertThat(at(NOW).subject(pass)).hasValue(ONE);
        assertThat(at(NOW.plus(Duration.ofMinutes(29))).subject(pass)).hasValue(ONE);
        assertThat(at(NOW.plus(Duration.ofMinutes(30))).subject(pass)).isEmpty();
    }

    @Test
    void a_pass_that_was_touched_opens_nothing() {
        var pass = at(NOW).give(ONE);
        assertThat(at(NOW).subject(pass.replace("0001.", "0002.")))
                .as("another dossier")
                .isEmpty();
        var parts = pass.split("\\.");
        assertThat(at(NOW).subject(parts[0] + "." + (Long.parseLong(parts[1]) + 3600) + "." + parts[2]))
                .as("longer")
                .isEmpty();
        assertThat(at(NOW).subject(ONE)).isEmpty();
        assertThat(at(NOW).subject("")).isEmpty();
    }

    private ViewPasses at(Instant moment) {
        return new ViewPasses(secrets, Clock.fixed(moment, ZoneOffset.UTC));
    }
}
