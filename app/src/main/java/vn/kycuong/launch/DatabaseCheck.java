package vn.kycuong.launch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Whether a database can carry a ledger: what is lacking is said in one sentence, before anything is written to it. */
final class DatabaseCheck {
    private static final int OLDEST = 15;
    private static final List<String> EXTENSIONS = List.of("pg_trgm", "unaccent", "pgcrypto", "btree_gist");

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
