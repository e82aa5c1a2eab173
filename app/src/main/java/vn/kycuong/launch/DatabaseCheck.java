package vn.kycuong.launch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Whether a database can carry a ledger: what is lacking is said in one sentence, before anything is written to it. */
final class DatabaseCheck {
    private static final int OLDEST = 15;
    private static final List<String> EXTENSIONS = List.of("pg_trgm", "unaccent", "pgcrypto", "btree_gist");

    /** Name of the lock: "kycuong" in letters of a telephone. */
    private static final long EMBEDDED = 5_926_864L;

    private final Connection connection;
    private final String name;

    DatabaseCheck(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    void check() throws Refusal, SQLException {
        checkVersion();
        checkLetters();
        checkDurable();
        for (var extension : EXTENSIONS) checkExtension(extension);
    }

    /**
     * Fiction never becomes a real ledger: neither a sample's rows, nor a database that a running program keeps in its own folder. Asked
     * only of a database that somebody else looks after.
     */
    void checkForeign() throws Refusal, SQLException {
        if (isThere("launch.installation") && "sample".equals(one("select max(mode) from launch.installation"))
                || isThere("launch.first_run")
                        && !"0".equals(one("select count(*) from launch.first_run where name like 'sample-%'"))) {
            throw new Refusal(
                    "%s chứa tỉnh mẫu (số liệu bịa), không dùng làm hệ thống thật được. Tạo một cơ sở dữ liệu trống."
                            .formatted(name),
                    "%s holds the sample province (made-up figures) and cannot become a real system. Make an empty database."
                            .formatted(name));
        }
        if ("f".equals(one("select pg_try_advisory_lock_shared(%d)".formatted(EMBEDDED)))) {
            throw new Refusal(
                    "%s đang là cơ sở dữ liệu riêng của một Kỷ Cương khác đang chạy. Dừng chương trình ấy trước."
                            .formatted(name),
                    "%s is the own database of another Ky Cuong that is running. Stop that one first.".formatted(name));
        }
    }

    /** Held by the program whose folder the database lives in, as long as the connection lives. */
    void hold() throws SQLException {
        one("select pg_try_advisory_lock(%d)".formatted(EMBEDDED));
    }

    private boolean isThere(String table) throws SQLException {
        return "t".equals(one("select to_regclass('%s') is not null".formatted(table)));
    }

    private void checkVersion() throws Refusal, SQLException {
        int version = Integer.parseInt(one("show server_version_num")) / 10_000;
        if (version >= OLDEST) return;
        throw new Refusal(
                "%s là PostgreSQL %d; cần %d trở lên.".formatted(name, version, OLDEST),
                "%s is PostgreSQL %d; %d or newer is needed.".formatted(name, version, OLDEST));
    }

    private void checkLetters() throws Refusal, SQLException {
        if (!"UTF8".equals(one("show server_encoding"))) {
            throw new Refusal(
                    "%s không dùng bảng mã UTF8. Tạo lại: create database kycuong encoding 'UTF8' template template0;"
                            .formatted(name),
                    "%s is not encoded in UTF8. Make it again: create database kycuong encoding 'UTF8' template template0;"
                            .formatted(name));
        }
        if ("0".equals(one("select count(*) from pg_collation where collname = 'vi-x-icu'"))) {
            throw new Refusal(
                    "%s không có thứ tự chữ tiếng Việt (ICU, vi-x-icu). Cần PostgreSQL được dựng với ICU."
                            .formatted(name),
                    "%s lacks the Vietnamese order of letters (ICU, vi-x-icu). A PostgreSQL built with ICU is needed."
                            .formatted(name));
        }
        if (!"đặng".equals(one("select lower('ĐẶNG')"))) {
            throw new Refusal(
                    "%s không biết chữ hoa, chữ thường tiếng Việt. Tạo lại với: locale 'C.UTF-8' template template0;"
                            .formatted(name),
                    "%s does not know Vietnamese capitals. Make it again with: locale 'C.UTF-8' template template0;"
                            .formatted(name));
        }
    }

    /** An entry that was answered must be there after a power cut; a server that may forget is refused. */
    private void checkDurable() throws Refusal, SQLException {
        for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            var value = one("show " + setting);
            if ("off".equals(value)) {
                throw new Refusal(
                        "%s chạy với %s = off: dữ liệu có thể mất khi mất điện. Bật lại rồi khởi động."
                                .formatted(name, setting),
                        "%s runs with %s = off: data may be lost in a power cut. Turn it on and start again."
                                .formatted(name, setting));
            }
        }
    }

    private void checkExtension(String extension) throws Refusal, SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create extension if not exists " + extension);
        } catch (SQLException refused) {
            throw new Refusal(
                    "%s không có phần mở rộng %s (%s). Người quản trị chạy một lần: create extension %s;"
                            .formatted(name, extension, firstLine(refused), extension),
                    "%s lacks the extension %s (%s). A DBA runs once: create extension %s;"
                            .formatted(name, extension, firstLine(refused), extension));
        }
    }

    private String one(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    static String firstLine(SQLException failed) {
        var message = failed.getMessage();
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
