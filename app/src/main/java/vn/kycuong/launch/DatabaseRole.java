package vn.kycuong.launch;

import java.util.Locale;

/** Who works on the database, each with a password of his own (vai trò trong cơ sở dữ liệu, ADR 38). */
enum DatabaseRole {
    /** Owns the tables and changes them by migrations; the commands beside the program read with it. */
    OWNER("kycuong", "KYCUONG_DB_OWNER"),
    /** Acts and writes the desks' content; cannot change what stands in the ledger. */
    ACTOR("kycuong_app", "KYCUONG_DB_USER"),
    /** Reads for pages, behind the wall of row-level security. */
    READER("kycuong_reader", "KYCUONG_DB_READER"),
    /** Touches the schema of sealed cases and nothing else. */
    SEALED("kycuong_sealed", "KYCUONG_DB_SEALED");

    private final String name;
    private final String variable;

    DatabaseRole(String name, String variable) {
        this.name = name;
        this.variable = variable;
    }

    /** In the embedded database, and by default elsewhere. */
    String roleName() {
        return name;
    }

    /** In the environment: who it is in an external database. */
    String variable() {
        return variable;
    }

    /** In the environment: with which password. */
    String passwordVariable() {
        return this == ACTOR ? "KYCUONG_DB_PASSWORD" : variable + "_PASSWORD";
    }

    /** Its password in the data folder. */
    String file() {
        return name().toLowerCase(Locale.ROOT);
    }
}
