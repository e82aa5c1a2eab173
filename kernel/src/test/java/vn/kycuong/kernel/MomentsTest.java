package vn.kycuong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    private static final long SEED = 20191231L;

    @Test
    void writesAndReadsWhatTheLibraryWritesAndReads() {
        var random = new SplittableRandom(SEED);
        var first = Instant.parse("-0100-01-01T00:00:00Z").getEpochSecond();
        var last = Instant.parse("+12000-01-01T00:00:00Z").getEpochSecond();
        for (int i = 0; i < 20_000; i++) {
            long nano = switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> 1_000_000L * random.nextInt(1000);
                case 2 -> 1_000L * random.nextInt(1_000_000);
                default -> random.nextInt(1_000_000_000);
            };
            var moment = Instant.ofEpochSecond(random.nextLong(first, last), nano);
            assertThat(Moments.text(moment)).as("seed %d", SEED).isEqualTo(moment.toString());
            assertThat(Moments.parse(moment.toString())).isEqualTo(moment);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-12-31T23:59:60Z",
                "2020-02-29T00:00:00Z",
                "2020-06-15T24:00:00Z",
                "2020-06-15T08:00:00+07:00",
                "2020-06-15T01:00:00.1Z"
            })
    void readsTheRareFormsAsTheLibraryDoes(String text) {
        assertThat(Moments.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2020-06-15",
                "2019-02-29T00:00:00Z",
                "2020-13-01T00:00:00Z",
                "2020-06-15 01:00:00Z",
                "2020-06-15T01:00:00X",
                "2020-06-15T0a:00:00Z",
                "2020-06-15T25:00:00Z"
            })
    void refusesWhatTheLibraryRefuses(String text) {
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Moments.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
