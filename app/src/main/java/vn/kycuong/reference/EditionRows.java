package vn.kycuong.reference;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row a register. */
@Repository
class EditionRows {
    private final JdbcClient jdbc;

    EditionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void changed(String register, String fingerprint) {
        // The stamp comes from a sequence, so that a change rolled back and another one never carry the same stamp.
        jdbc.sql("""
                insert into reference.edition as e (register, fingerprint, stamp)
                values (:register, :fingerprint, nextval('reference.stamp'))
                on conflict (register) do update
                   set fingerprint = case when :fingerprint = '' then e.fingerprint else :fingerprint end,
                       stamp = excluded.stamp
                """)
                .param("register", register)
                .param("fingerprint", fingerprint)
                .update();
    }

    String fingerprint(String register) {
        return jdbc.sql("select fingerprint from reference.edition where register = :register")
                .param("register", register)
                .query(String.class)
                .optional()
                .orElse("");
    }

    long stamp(String register) {
        return jdbc.sql("select stamp from reference.edition where register = :register")
                .param("register", register)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
