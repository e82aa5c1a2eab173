package vn.kycuong.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentTextTest {
    private final MomentText moments = new MomentText();

    @Test
    void what_java_writes_is_read_as_the_same_moment() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            var moment = Instant.ofEpochMilli((random.nextLong() >>> 1) % 4_102_444_800_000L)
                    .atOffset(ZoneOffset.ofTotalSeconds((random.nextInt(53) - 24) * 1800));
            var text = moment.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            assertThat(moments.read(text)).as(text).isEqualTo(moment.toInstant().toEpochMilli());
            assertThat(moments.wasBare()).isFalse();
        }
    }

    @Test
    void the_forms_of_other_systems_are_read() {
        long wanted = OffsetDateTime.parse("2011-12-06T13:41:31.788+01:00")
                .toInstant()
                .toEpochMilli();
        for (var text : new String[] {
            "2011-12-06T13:41:31.788+01:00",
            "2011-12-06 13:41:31.788000+01:00",
            "2011-12-06T13:41:31,788+0100",
            "2011-12-06T12:41:31.788Z",
            "2011-12-06 13:41:31.788 +01"
        }) assertThat(moments.read(text)).as(text).isEqualTo(wanted);
        long bare =
                OffsetDateTime.parse("2020-03-02T08:05:00+07:00").toInstant().toEpochMilli();
        for (var text :
                new String[] {"2020-03-02T08:05", "02/03/2020 08:05", "2/3/2020 8:05:00", "2020-03-02 08:05:00"}) {
            assertThat(moments.read(text)).as(text).isEqualTo(bare);
            assertThat(moments.wasBare()).isTrue();
        }
    }

    @Test
    void what_is_no_moment_is_refused() {
        for (var text : new String[] {
            "",
            "x",
            "2020-02-30T00:00:00Z",
            "2020-13-01",
            "2020-01-01T25:00:00Z",
            "2020-01-01T10:61:00Z",
            "2020-01-01T10:00:00+99:00",
            "2020-01-01T10:00:00X",
            "31/02/2020",
            "2020-01-01T10",
            "2020-01-01T10:00:00.Z",
            "2020-1-1T10:00:00Z"
        }) assertThat(moments.read(text)).as(text).isEqualTo(MomentText.WRONG);
    }
}
