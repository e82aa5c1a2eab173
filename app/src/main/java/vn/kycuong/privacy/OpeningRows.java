package vn.kycuong.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.audit.AuditKind;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Lines of the audit, each with its case only as far as the reader's scope goes. */
@Repository
class OpeningRows {
    private static final int MOST_PERSONS = 200;

    private final JdbcClient jdbc;

    OpeningRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<OpeningLine> find(OpeningQuery query, Scope scope, int most) {
        var persons = query.persons();
        return jdbc.sql("""
                select n.*, d.case_id as seen, d.code
                  from audit.note n
                  left join lateral (
                    select l.case_id, l.code
                      from dossier.listing l
                      join ledger.case_standing c using (case_id)
                     where l.case_id = n.case_id
                       and (:whole or c.unit_now = any (:units) or c.unit_in = any (:units)
                            or exists (select from ledger.open_work w
                                        where w.case_id = l.case_id and w.unit_id = any (:units)))) d on true
                 where n.at >= :from and n.at < :to
                   and (n.at, n.line_id) < (:afterAt, :afterId)
                   and (:everybody or n.actor_id = any (:persons))
                   and (:unit::int is null or n.unit_id = :unit)
                   and (:kind::text is null or n.kind = :kind)
                   and (:code = '' or n.case_id = (select l.case_id from dossier.listing l where l.code = :code limit 1)
                                      and d.code = :code)
                 order by n.at desc, n.line_id desc
                 limit :most
                """)
                .param("whole", scope.isAll())
                .param("units", scope.unitNumbers())
                .param("from", Timestamps.utc(query.from()))
                .param("to", Timestamps.utc(query.to()))
                .param("afterAt", Timestamps.utc(query.after().at()))
                .param("afterId", query.after().id())
                .param("everybody", persons == null)
                .param(
                        "persons",
                        persons == null
                                ? new Integer[0]
                                : persons.stream().map(ActorId::value).toArray(Integer[]::new))
                .param("unit", query.unit())
                .param("kind", query.kind() == null ? null : query.kind().name())
                .param("code", query.code())
                .param("most", most)
                .query(OpeningRows::line)
                .list();
    }

    List<OpeningLine> own(ActorId actor, OpeningQuery.After after, Scope scope, int most) {
        return jdbc.sql("""
                select n.*, d.case_id as seen, d.code
                  from audit.note n
                  left join lateral (
                    select l.case_id, l.code
                      from dossier.listing l
                      join ledger.case_standing c using (case_id)
                     where l.case_id = n.case_id
                       and (:whole or c.unit_now = any (:units) or c.unit_in = any (:units)
                            or exists (select from ledger.open_work w
                                        where w.case_id = l.case_id and w.unit_id = any (:units)))) d on true
                 where n.actor_id = :actor and n.kind in ('OPENED', 'UNMASKED', 'EXPORTED')
                   and (n.at, n.line_id) < (:afterAt, :afterId)
                 order by n.at desc, n.line_id desc
                 limit :most
                """)
                .param("whole", scope.isAll())
                .param("units", scope.unitNumbers())
                .param("actor", actor.value())
                .param("afterAt", Timestamps.utc(after.at()))
                .param("afterId", after.id())
                .param("most", most)
                .query(OpeningRows::line)
                .list();
    }

    List<ActorId> persons(String typed) {
        return jdbc.sql("""
                select actor_id from identity.known_person
                 where position(lower(:typed) in lower(display_name)) > 0 or position(lower(:typed) in login) > 0
                 order by actor_id limit :most
                """)
                .param("typed", typed)
                .param("most", MOST_PERSONS)
                .query((row, _) -> new ActorId(row.getInt(1)))
                .list();
    }

    private static OpeningLine line(ResultSet row, int no) throws SQLException {
        var place = row.getObject("in_place_of", Integer.class);
        boolean hidden = row.getObject("case_id", UUID.class) != null && row.getObject("seen", UUID.class) == null;
        return new OpeningLine(
                row.getObject("line_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new ActorId(row.getInt("actor_id")),
                new UnitId(row.getInt("unit_id")),
                place == null ? null : new ActorId(place),
                AuditKind.valueOf(row.getString("kind")),
                row.getString("what"),
                row.getObject("case_id", UUID.class) != null,
                row.getObject("seen", UUID.class),
                row.getString("code"),
                row.getString("subject"),
                row.getString("outcome"),
                // what was typed may name somebody of the case: it is as hidden as the case
                hidden ? null : row.getString("reason"));
    }
}
