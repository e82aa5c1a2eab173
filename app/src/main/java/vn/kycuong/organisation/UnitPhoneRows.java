package vn.kycuong.organisation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/** Rows of {@code organisation.unit_phone}. */
@Repository
class UnitPhoneRows {
    private final JdbcClient jdbc;

    UnitPhoneRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> at(UnitId unit, Instant moment) {
        return jdbc.sql("""
            select phone from organisation.unit_phone
             where unit_id = :unit and known_from <= :moment
             order by known_from desc
             limit 1
            """)
                .param("unit", unit.value())
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    void keep(UnitId unit, String phone, ActorId by, Instant from) {
        jdbc.sql("""
            insert into organisation.unit_phone (unit_id, known_from, phone, entered_by) values (:unit, :from, :phone, :by)
            on conflict (unit_id, known_from) do update set phone = excluded.phone, entered_by = excluded.entered_by
            """)
                .param("unit", unit.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("phone", phone)
                .param("by", by.value())
                .update();
    }
}
