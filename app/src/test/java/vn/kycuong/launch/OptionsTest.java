package vn.kycuong.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void without_words_nothing_is_asked_of_an_existing_folder() throws Refusal {
        var options = Options.read(List.of());
        assertThat(options.mode()).isNull();
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.address()).isEqualTo("127.0.0.1");
    }

    @Test
    void a_sample_has_its_moment_in_vietnam_time() throws Refusal {
        var options =
                Options.read(List.of("--sample-at", "2026-11-16T08:00", "--data", "/tmp/x/../y", "--port", "8099"));
        assertThat(options.mode()).isEqualTo(Mode.sample(LocalDateTime.of(2026, 11, 16, 8, 0)));
        assertThat(options.data()).isEqualTo(Path.of("/tmp/y"));
        assertThat(options.port()).isEqualTo(8099);
    }

    @Test
    void an_external_database_starts_empty_whichever_way_its_address_is_written() throws Refusal {
        var plain =
                Options.read(List.of("--db-url", "postgresql://db.tinh.vn:5432/kycuong?user=k&sslmode=verify-full"));
        assertThat(plain.dbUrl()).isEqualTo("jdbc:postgresql://db.tinh.vn:5432/kycuong?user=k&sslmode=verify-full");
        assertThat(plain.mode()).isEqualTo(Mode.of(Mode.Kind.EXTERNAL));
        assertThat(Options.read(
                        List.of("--db-url", "jdbc:postgresql://localhost/kycuong", "--empty", "--address", "0.0.0.0")))
                .isEqualTo(new Options(
                        8080,
                        "0.0.0.0",
                        Path.of("data"),
                        Mode.of(Mode.Kind.EXTERNAL),
                        "jdbc:postgresql://localhost/kycuong",
                        false,
                        false));
        assertThat(Options.read(List.of("--empty", "--trial")).trial()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --prot 8080                              | --prot
            --port                                   | --port
            --port --empty                           | --port
            --port 65536                             | 65536
            --port tám                               | tám
            --sample-at 15/06/2020                   | 15/06/2020
            --sample-at 2020-06-15T08:00 --empty     | --sample-at
            --sample-at 1999-06-15T08:00             | 1999-06-15T08:00
            --sample-at +99999-06-15T08:00           | +99999-06-15T08:00
            --sample-at 2027-01-01T00:00             | 2027-01-01T00:00
            --db-url jdbc:postgresql://h/k{g?user=^  | --db-url
            --address 0.0.0.0                        | --address
            --address 0.0.0.0 --sample-at 2020-06-15T08:00 | --address
            --db-url mysql://h/kycuong               | --db-url
            --db-url postgresql://h/kycuong          | sslmode=verify-full
            --db-url postgresql://h/kycuong?sslmode=require | sslmode=verify-full
            --db-url postgresql://localhost,h/kycuong | sslmode=verify-full
            --db-url postgresql://localhost.h/kycuong | sslmode=verify-full
            --db-url postgresql://h/kycuong?sslmode=verify-full&sslmode=disable | sslmode=verify-full
            --db-url postgresql://h/kycuong?sslmode=verify-full&sslfactory=x.NonValidatingFactory | sslmode=verify-full
            --db-url jdbc:postgresql://h:5432        | --db-url
            """)
    void what_cannot_be_done_is_named(String words, String named) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Options.read(List.of(words.split(" "))))
                .satisfies(no -> assertThat(no.vietnamese()).contains(named))
                .satisfies(no -> assertThat(no.english()).contains(named));
    }

    @Test
    void http_from_other_machines_is_taken_only_where_the_way_is_encrypted() throws Refusal {
        for (var here : List.of("127.0.0.1", "localhost", "::1")) Transport.checkAddress(here, Map.of());
        Transport.checkAddress("0.0.0.0", Map.of("SERVER_SSL_CERTIFICATE", "/etc/kycuong/cert.pem"));
        Transport.checkAddress("10.1.2.3", Map.of(Transport.ENCRYPTED_WAY, "yes"));
        for (var there : List.of("0.0.0.0", "10.1.2.3", "127.0.0.1.example"))
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> Transport.checkAddress(there, Map.of(Transport.ENCRYPTED_WAY, "no")))
                    .satisfies(no -> assertThat(no.vietnamese()).contains(there, "SERVER_SSL_CERTIFICATE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://127.0.0.1:5432/kycuong",
                "postgresql://[::1]:5432/kycuong?user=k",
                "postgresql://a:5432/kycuong?sslmode=verify-full&sslrootcert=/etc/ca.crt"
            })
    void a_database_on_this_machine_or_under_a_checked_certificate_is_taken(String url) throws Refusal {
        assertThat(Options.read(List.of("--db-url", url)).dbUrl()).isEqualTo("jdbc:" + url);
    }
}
