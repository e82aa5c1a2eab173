package vn.kycuong.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real installation works on its database under roles that own nothing. */
class RolesTest {
    private static final String PASSWORD = "9a8b7c6d";

    @TempDir
    Path place;

    private PostgresServer server;
    private Map<DatabaseRole, String> passwords;

    @BeforeEach
    void start() throws Refusal, IOException, InterruptedException, SQLException {
        server = PostgresServer.start(Programs.unpacked(), place.resolve("postgresql"), PASSWORD);
        passwords = RolesTool.passwords();
        RolesTool.make(superuser(), passwords);
        execute(superuser(), "create database kycuong owner kycuong");
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        server.stop();
    }

    @Test
    void four_roles_each_with_a_password_of_its_own_are_let_work() throws SQLException {
        assertThat(passwords.values()).hasSize(4).doesNotHaveDuplicates();
        assertThatCode(() -> RoleCheck.check(
                        as(DatabaseRole.ACTOR),
                        Optional.of(as(DatabaseRole.OWNER)),
                        Optional.of(as(DatabaseRole.READER))))
                .doesNotThrowAnyException();
        for (var role : DatabaseRole.values()) {
            for (var other : DatabaseRole.values()) {
                if (role == other) continue;
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> server.database("kycuong", role.roleName())
                                .as(role.roleName(), passwords.get(other))
                                .connect());
            }
        }
    }

    @Test
    void made_again_they_get_new_passwords() throws SQLException {
        var before = new EnumMap<>(passwords);
        passwords = RolesTool.passwords();
        RolesTool.make(superuser(), passwords);
        try (var connection = as(DatabaseRole.READER).connect()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> server.database("kycuong", "kycuong_reader")
                        .as("kycuong_reader", before.get(DatabaseRole.READER))
                        .connect());
    }

    @Test
    void who_owns_the_tables_or_is_everybodys_superior_is_refused_with_what_to_do() {
        var owner = Optional.of(as(DatabaseRole.OWNER));
        var reader = Optional.of(as(DatabaseRole.READER));
        var kycuong = server.database("kycuong", "postgres");
        assertThat(refusal(kycuong, owner, reader)).contains("postgres", "superuser", "database-roles", "--trial");
        assertThat(refusal(owner.get(), owner, reader)).contains("kycuong", "sở hữu");
        assertThat(refusal(as(DatabaseRole.ACTOR), Optional.of(kycuong), reader))
                .contains("superuser");
        assertThat(refusal(as(DatabaseRole.ACTOR), owner, owner)).contains("sở hữu");
        assertThat(refusal(as(DatabaseRole.ACTOR), owner, Optional.of(kycuong))).contains("superuser");
    }

    @Test
    void what_is_missing_is_named() {
        assertThat(refusal(as(DatabaseRole.ACTOR), Optional.empty(), Optional.empty()))
                .contains("KYCUONG_DB_OWNER", "KYCUONG_DB_READER");
        assertThat(refusal(
                        as(DatabaseRole.ACTOR),
                        Optional.of(as(DatabaseRole.OWNER)),
                        Optional.of(as(DatabaseRole.ACTOR))))
                .contains("thiếu KYCUONG_DB_READER");
    }

    @Test
    void a_member_of_the_owner_is_as_good_as_the_owner() throws SQLException {
        execute(superuser(), "grant kycuong to kycuong_app");
        assertThat(refusal(
                        as(DatabaseRole.ACTOR),
                        Optional.of(as(DatabaseRole.OWNER)),
                        Optional.of(as(DatabaseRole.READER))))
                .contains("sở hữu");
    }

    @Test
    void passwords_lie_in_the_data_folder_for_its_owner_alone() throws Refusal, IOException {
        try (var folder = DataFolder.open(place.resolve("data"), Mode.of(Mode.Kind.EMPTY))) {
            var made =
                    Arrays.stream(DatabaseRole.values()).map(folder::password).toList();
            assertThat(made).doesNotHaveDuplicates().doesNotContain(folder.password());
            assertThat(Arrays.stream(DatabaseRole.values())
                            .map(folder::password)
                            .toList())
                    .isEqualTo(made);
            for (var role : DatabaseRole.values()) {
                var file = place.resolve("data/roles").resolve(role.file());
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve("data/roles"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void a_folder_of_an_earlier_version_had_one_password_for_all() throws Refusal, IOException {
        try (var folder = DataFolder.open(place.resolve("data"), Mode.of(Mode.Kind.EMPTY))) {
            assertThat(List.of(folder.password()))
                    .containsExactly(DataFolder.passwordIn(folder.path(), DatabaseRole.OWNER));
        }
    }

    private static String refusal(Database actor, Optional<Database> owner, Optional<Database> reader) {
        try {
            RoleCheck.check(actor, owner, reader);
            return "";
        } catch (Refusal no) {
            return no.vietnamese();
        }
    }

    private Database superuser() {
        return server.database("postgres", "postgres");
    }

    private Database as(DatabaseRole role) {
        return server.database("kycuong", role.roleName()).as(role.roleName(), passwords.get(role));
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
