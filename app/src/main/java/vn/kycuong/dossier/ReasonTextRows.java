package vn.kycuong.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.dossier.ReasonText.Whose;
import vn.kycuong.identity.Officer;

/** Texts to begin a reason from. */
@Repository
class ReasonTextRows {
    private final JdbcClient jdbc;

    ReasonTextRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the person, of his unit and of the province, in this order. */
    List<ReasonText> of(Officer officer) {
        return jdbc.sql("""
            select text_id, place, unit_id, actor_id, label, text, sample, version
              from dossier.reason_text
             where actor_id = :me or unit_id = :unit or actor_id is null and unit_id is null
             order by place, actor_id nulls last, unit_id nulls last, label, text_id
            """)
                .param("me", officer.actor().value())
                .param("unit", officer.unit().value())
                .query(ReasonTextRows::text)
                .list();
    }

    boolean add(UUID id, ReasonText.Draft draft, Officer officer, Instant at) {
        return jdbc.sql("""
            insert into dossier.reason_text (text_id, place, unit_id, actor_id, label, text, sample, version, edited_by, edited_at)
            values (:id, :place, :unit::int, :actor::int, :label, :text, false, 1, :by, :at)
            on conflict do nothing
            """)
                        .param("id", id)
                        .param("place", draft.place().name())
                        .param(
                                "unit",
                                draft.whose() == Whose.UNIT ? officer.unit().value() : null)
                        .param(
                                "actor",
                                draft.whose() == Whose.PERSON ? officer.actor().value() : null)
                        .param("label", draft.label())
                        .param("text", draft.text())
                        .param("by", officer.actor().value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean edit(UUID id, int version, ReasonText.Draft draft, Officer officer, Instant at) {
        return jdbc.sql("""
            update dossier.reason_text
               set place = :place, label = :label, text = :text, sample = false, version = version + 1,
                   edited_by = :by, edited_at = :at
             where text_id = :id and version = :version
            """)
                        .param("id", id)
                        .param("version", version)
                        .param("place", draft.place().name())
                        .param("label", draft.label())
                        .param("text", draft.text())
                        .param("by", officer.actor().value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean remove(UUID id, int version) {
        return jdbc.sql("delete from dossier.reason_text where text_id = :id and version = :version")
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private static ReasonText text(ResultSet row, int number) throws SQLException {
        return new ReasonText(
                row.getObject("text_id", UUID.class),
                ReasonPlace.valueOf(row.getString("place")),
                whose(row),
                row.getString("label"),
                row.getString("text"),
                row.getBoolean("sample"),
                row.getInt("version"));
    }

    private static Whose whose(ResultSet row) throws SQLException {
        if (row.getObject("actor_id") != null) return Whose.PERSON;
        return row.getObject("unit_id") == null ? Whose.PROVINCE : Whose.UNIT;
    }
}
