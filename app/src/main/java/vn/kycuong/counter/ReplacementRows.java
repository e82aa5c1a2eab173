package vn.kycuong.counter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Rows of {@code counter.replacement}. */
@Repository
class ReplacementRows {
    private static final int MOST = 50;

    private final JdbcClient jdbc;

    ReplacementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isKnown(String formKey) {
        return jdbc.sql("select exists (select from counter.replacement where form_key = :form)")
                .param("form", formKey)
                .query(Boolean.class)
                .single();
    }

    /** False when the same form came at the same moment. */
    boolean insert(
            UUID id,
            UnitId unit,
            Replacements.Wish wish,
            String number,
            LocalDate signed,
            byte[] reason,
            int inHand,
            ActorId by,
            Instant at) {
        var successor = wish.successor();
        return jdbc.sql("""
            insert into counter.replacement (replacement_id, unit_id, actor_id, post_id, last_day, decision_no, decision_date, reason,
                                             successor_id, in_hand, decided_by, decided_at, form_key)
            values (:id, :unit, :actor, :post, :last, :number, :signed, :reason, :successor, :inHand, :by, :at, :form)
            on conflict (form_key) do nothing
            """)
                        .param("id", id)
                        .param("unit", unit.value())
                        .param("actor", wish.person().value())
                        .param("post", wish.post().value())
                        .param("last", wish.lastDay())
                        .param("number", number)
                        .param("signed", signed)
                        .param("reason", reason)
                        .param("successor", successor == null ? null : successor.value())
                        .param("inHand", inHand)
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .param("form", wish.formKey())
                        .update()
                == 1;
    }

    List<Replacement> at(UnitId unit, BiFunction<UUID, byte[], String> opened) {
        return jdbc.sql("""
            select * from counter.replacement where unit_id = :unit order by decided_at desc, replacement_id limit :most
            """)
                .param("unit", unit.value())
                .param("most", MOST)
                .query((row, _) -> {
                    var successor = row.getObject("successor_id", Integer.class);
                    return new Replacement(
                            new ActorId(row.getInt("actor_id")),
                            row.getObject("last_day", LocalDate.class),
                            row.getString("decision_no"),
                            row.getObject("decision_date", LocalDate.class),
                            opened.apply(row.getObject("replacement_id", UUID.class), row.getBytes("reason")),
                            successor == null ? null : new ActorId(successor),
                            row.getInt("in_hand"),
                            new ActorId(row.getInt("decided_by")),
                            row.getObject("decided_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }
}
