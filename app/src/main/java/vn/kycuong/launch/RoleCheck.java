package vn.kycuong.launch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the roles of a real installation have no more than their work needs. What is wrong is said with what to do about it. */
final class RoleCheck {
    private static final String MEND =
            "Lập các vai trò bằng ./kycuong database-roles (docs/start.md), rồi đặt KYCUONG_DB_OWNER, KYCUONG_DB_USER,"
                    + " KYCUONG_DB_READER và mật khẩu của từng vai trò. Chỉ chạy thử, không có dữ liệu thật: thêm --trial.";
    private static final String MEND_ENGLISH =
            "Make the roles with ./kycuong database-roles (docs/start.md) and set KYCUONG_DB_OWNER, KYCUONG_DB_USER, KYCUONG_DB_READER."
                    + " For a trial without real data: --trial.";
    private static final String ASKED = """
            select r.rolname, r.rolsuper, r.rolbypassrls,
                   exists (select from pg_database d
                            where d.datname = current_database() and pg_has_role(r.oid, d.datdba, 'member'))
                   or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                               where n.nspname = 'ledger' and pg_has_role(r.oid, c.relowner, 'member')) as owns
              from pg_roles r
             where r.rolname = current_user
            """;

    private RoleCheck() {}

    private record Held(String name, boolean superuser, boolean passesWalls, boolean owns) {}

    /** Each is there, is nobody's superior, and whoever works or reads owns nothing. */
    static void check(Database actor, Optional<Database> owner, Optional<Database> reader) throws Refusal {
        var lacking = new ArrayList<String>();
        if (owner.isEmpty()) lacking.add(DatabaseRole.OWNER.variable());
        if (reader.isEmpty()) lacking.add(DatabaseRole.READER.variable());
        var acts = held(actor);
        modest(acts);
        if (!lacking.isEmpty()) throw missing(lacking);
        if (held(owner.get()).superuser()) throw superior(held(owner.get()));
        var reads = held(reader.get());
        modest(reads);
        if (reads.name().equals(acts.name())) throw missing(List.of(DatabaseRole.READER.variable()));
    }

    private static void modest(Held role) throws Refusal {
        if (role.superuser() || role.passesWalls()) throw superior(role);
        if (!role.owns()) return;
        throw new Refusal(
                "Vai trò “%s” sở hữu các bảng nên sửa được sổ cái; hệ thống thật không làm việc bằng vai trò ấy. %s"
                        .formatted(role.name(), MEND),
                "The role \"%s\" owns the tables and could change the ledger; a real installation does not work with it. %s"
                        .formatted(role.name(), MEND_ENGLISH));
    }

    private static Refusal superior(Held role) {
        return new Refusal(
                "Vai trò “%s” là quản trị tối cao của PostgreSQL (superuser hoặc bypassrls); hệ thống thật không làm việc bằng vai trò ấy. %s"
                        .formatted(role.name(), MEND),
                "The role \"%s\" is a superuser of PostgreSQL, or passes its walls; a real installation does not work with it. %s"
                        .formatted(role.name(), MEND_ENGLISH));
    }

    private static Refusal missing(List<String> variables) {
        var named = String.join(", ", variables);
        return new Refusal(
                "Hệ thống thật dùng ba vai trò khác nhau của cơ sở dữ liệu: sở hữu, làm việc, đọc; thiếu %s. %s"
                        .formatted(named, MEND),
                "A real installation uses three different database roles: owner, actor, reader; %s is missing. %s"
                        .formatted(named, MEND_ENGLISH));
    }

    private static Held held(Database database) throws Refusal {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(ASKED)) {
            row.next();
            return new Held(row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4));
        } catch (SQLException failed) {
            throw DatabaseStart.unusable(database, failed);
        }
    }
}
