package vn.kycuong.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private static final Mode EMPTY = Mode.of(Mode.Kind.EMPTY);

    @TempDir
    Path place;

    @Test
    void a_new_folder_is_a_sample_of_the_year_of_the_directive() throws Refusal {
        try (var folder = DataFolder.open(place.resolve("data"), null)) {
            assertThat(folder.mode()).isEqualTo(Mode.sample(LocalDateTime.of(2020, 6, 15, 8, 0)));
            assertThat(folder.opened()).isFalse();
        }
    }

    @Test
    void what_was_decided_once_stands_after_a_restart() throws Refusal {
        String password;
        try (var folder =
                DataFolder.open(place.resolve("dữ liệu"), Mode.sample(LocalDateTime.of(2026, 11, 16, 8, 0)))) {
            password = folder.password();
            folder.markOpened();
        }
        try (var folder = DataFolder.open(place.resolve("dữ liệu"), null)) {
            assertThat(folder.mode()).isEqualTo(Mode.sample(LocalDateTime.of(2026, 11, 16, 8, 0)));
            assertThat(folder.opened()).isTrue();
            assertThat(folder.password()).isEqualTo(password).hasSize(48);
        }
    }

    @Test
    void another_mode_is_refused_by_name_and_nothing_changes() throws Refusal, IOException {
        DataFolder.open(place.resolve("data"), null).close();
        var before = Files.readString(place.resolve("data/mode.properties"));
        for (var other :
                new Mode[] {EMPTY, Mode.of(Mode.Kind.EXTERNAL), Mode.sample(LocalDateTime.of(2026, 11, 16, 8, 0))}) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> DataFolder.open(place.resolve("data"), other))
                    .satisfies(no -> assertThat(no.vietnamese())
                            .contains("--sample-at 2020-06-15T08:00")
                            .contains(other.named()));
        }
        assertThat(Files.readString(place.resolve("data/mode.properties"))).isEqualTo(before);
    }

    @Test
    void one_program_holds_a_folder_at_a_time() throws Refusal {
        try (var _ = DataFolder.open(place.resolve("data"), EMPTY)) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> DataFolder.open(place.resolve("data"), EMPTY))
                    .satisfies(no -> assertThat(no.vietnamese())
                            .contains(Long.toString(ProcessHandle.current().pid())));
        }
        DataFolder.open(place.resolve("data"), EMPTY).close();
    }

    @Test
    void the_password_is_for_the_owner_only() throws Refusal, IOException {
        try (var folder = DataFolder.open(place.resolve("data"), EMPTY)) {
            folder.password();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve("data/password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_folder_with_somebody_elses_files_is_not_taken_over() throws IOException {
        Files.writeString(place.resolve("thu-cua-me.txt"), "x");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DataFolder.open(place, EMPTY))
                .satisfies(no -> assertThat(no.vietnamese()).contains(place.toString()));
        try (var files = Files.list(place)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_file_is_no_folder() throws IOException {
        var file = Files.writeString(place.resolve("data"), "x");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> DataFolder.open(file, EMPTY));
    }

    @Test
    void a_mode_that_nobody_understands_is_named_with_its_file() throws IOException {
        Files.writeString(place.resolve("mode.properties"), "mode=production\n");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DataFolder.open(place, null))
                .satisfies(no ->
                        assertThat(no.vietnamese()).contains("mode.properties").contains("production"));
    }
}
