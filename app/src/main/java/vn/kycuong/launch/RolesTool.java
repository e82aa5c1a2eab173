package vn.kycuong.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code ./kycuong database-roles}: the four roles of an external database with a password each. Writes what its administrator runs and
 * what the program is started with into two files that only their owner reads; with {@code --db-url} and an administrator's account in the
 * environment it makes the roles itself. A role that is there gets a new password.
 */
final class RolesTool {
    private static final String SQL_FILE = "database-roles.sql";
    private static final String ENVIRONMENT_FILE = "database-roles.env";

    private RolesTool() {}

    public static void main(String[] words) {
        var console = Console.standard();
        try {
            run(ToolOptions.read(List.of(words), "--data", "--db-url"), console);
        } catch (Refusal no) {
            console.refuse(no);
            System.exit(ToolOptions.REFUSED);
        } catch (IOException | SQLException failed) {
            console.refuse(new Refusal(
                    "Chưa lập được vai trò: %s".formatted(failed.getMessage()),
                    "The roles could not be made: %s".formatted(failed.getMessage())));
            System.exit(ToolOptions.REFUSED);
        }
    }

    private static void run(ToolOptions options, Console console) throws Refusal, IOException, SQLException {
        if (!options.plain().isEmpty()) {
            throw new Refusal(
                    "./kycuong database-roles [--data THƯ-MỤC] [--db-url URL]",
                    "./kycuong database-roles [--data DIR] [--db-url URL]");
        }
        var folder = options.data();
        var passwords = passwords();
        var url = options.values().get("--db-url");
        if (url != null) {
            make(administrator(url), passwords);
            console.say("✓ Đã lập bốn vai trò trên " + administrator(url).shown());
        } else {
            console.say("Đưa người quản trị cơ sở dữ liệu chạy: psql -f "
                    + written(folder, SQL_FILE, sql(passwords) + ownership())
                    + " (mật khẩu nằm trong tệp; chạy xong thì xóa)");
        }
        console.say("Khởi động với các biến trong: " + written(folder, ENVIRONMENT_FILE, environment(passwords)));
    }

    private static Database administrator(String url) throws Refusal {
        var user = System.getenv("KYCUONG_DB_ADMIN");
        if (user == null) {
            throw new Refusal(
                    "Đặt KYCUONG_DB_ADMIN và KYCUONG_DB_ADMIN_PASSWORD (người quản trị PostgreSQL, chỉ dùng cho lệnh này), hoặc bỏ --db-url để lấy câu lệnh.",
                    "Set KYCUONG_DB_ADMIN and KYCUONG_DB_ADMIN_PASSWORD (used by this command alone), or leave --db-url out to get the statements.");
        }
        return Options.read(List.of("--db-url", url))
                .external()
                .orElseThrow()
                .as(user, Options.secret("KYCUONG_DB_ADMIN_PASSWORD"));
    }

    static Map<DatabaseRole, String> passwords() {
        var random = new SecureRandom();
        var made = new EnumMap<DatabaseRole, String>(DatabaseRole.class);
        for (var role : DatabaseRole.values()) {
            var bytes = new byte[24];
            random.nextBytes(bytes);
            made.put(role, HexFormat.of().formatHex(bytes));
        }
        return made;
    }

    static void make(Database administrator, Map<DatabaseRole, String> passwords) throws SQLException {
        try (var connection = administrator.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql(passwords));
        }
    }

    /** Statements that make each role, or give it its password anew. Passwords are hexadecimal. */
    static String sql(Map<DatabaseRole, String> passwords) {
        return passwords.entrySet().stream()
                        .map(e -> """
                                do $$ begin
                                  if not exists (select from pg_roles where rolname = '%1$s') then create role %1$s; end if;
                                end $$;
                                alter role %1$s login password '%2$s';
                                """.formatted(e.getKey().roleName(), e.getValue()))
                        .collect(Collectors.joining())
                + "alter role %s set default_transaction_read_only = on;%n".formatted(DatabaseRole.READER.roleName());
    }

    /** For a database that is there already under another owner. */
    private static String ownership() {
        return """
                -- the database, if it is not there yet:
                --   create database kycuong owner kycuong encoding 'UTF8' locale 'C.UTF-8' template template0;
                -- if it is, and belongs to somebody else:
                --   alter database kycuong owner to kycuong;   and, connected to it:   reassign owned by <who had it> to kycuong;
                """;
    }

    private static String environment(Map<DatabaseRole, String> passwords) {
        return passwords.entrySet().stream()
                .map(e -> "export %s=%s%nexport %s=%s%n"
                        .formatted(
                                e.getKey().variable(),
                                e.getKey().roleName(),
                                e.getKey().passwordVariable(),
                                e.getValue()))
                .collect(Collectors.joining());
    }

    private static Path written(Path folder, String name, String text) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }
}
