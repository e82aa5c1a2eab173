package vn.kycuong.counter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Rows of {@code counter.kiosk}. */
@Repository
class KioskRows {
    private final JdbcClient jdbc;

    KioskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Kiosk kiosk, byte[] keyHash, ActorId by) {
        jdbc.sql("""
                insert into counter.kiosk (kiosk_id, unit_id, name, key_hash, made_by, made_at)
                values (:id, :unit, :name, :hash, :by, :at)
                """)
                .param("id", kiosk.id())
                .param("unit", kiosk.unit().value())
                .param("name", kiosk.name())
                .param("hash", keyHash)
                .param("by", by.value())
                .param("at", Timestamps.utc(kiosk.madeAt()))
                .update();
    }

    /** One that was not taken out of use. */
    Optional<Kiosk> byKey(byte[] keyHash) {
        return jdbc.sql("select * from counter.kiosk where key_hash = :hash and revoked_at is null")
                .param("hash", keyHash)
                .query(KioskRows::kiosk)
                .optional();
    }

    List<Kiosk> of(UnitId unit) {
        return jdbc.sql(
                        "select * from counter.kiosk where unit_id = :unit and revoked_at is null order by made_at, kiosk_id")
                .param("unit", unit.value())
                .query(KioskRows::kiosk)
                .list();
    }

    boolean revoke(UUID id, UnitId unit, ActorId by, Instant at) {
        return jdbc.sql("""
                update counter.kiosk set revoked_at = :at, revoked_by = :by
                 where kiosk_id = :id and unit_id = :unit and revoked_at is null
                """)
                        .param("id", id)
                        .param("unit", unit.value())
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    private static Kiosk kiosk(ResultSet row, int no) throws SQLException {
        var revoked = row.getObject("revoked_at", OffsetDateTime.class);
        return new Kiosk(
                row.getObject("kiosk_id", UUID.class),
                new UnitId(row.getInt("unit_id")),
                row.getString("name"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                revoked == null ? null : revoked.toInstant());
    }
}
