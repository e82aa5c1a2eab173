package vn.kycuong.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;

/** Lines, their links, and how far the chain has come. */
@Repository
class AuditRows {
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    AuditRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line that is in no chain yet. */
    record Unlinked(AuditLine line, boolean sealed, String xid) {}

    /** How far the chains have come. */
    record Position(
            String lastXid,
            UUID lastLine,
            boolean otherCluster,
            long nextOpen,
            byte[] headOpen,
            long nextSealed,
            byte[] headSealed,
            long anchored,
            @Nullable Instant anchoredAt) {}

    /** A line in its place. */
    record Linked(long no, byte[] hash, AuditLine line, boolean reasonKept, boolean reasonFits) {}

    void insert(List<AuditLine> lines) {
        jdbc.sql("""
                insert into audit.line (line_id, at, actor_id, post_id, unit_id, in_place_of, kind, what, case_id, subject, outcome,
                                        reason_mac, sealed)
                select x.id, x.at, x.actor, x.post, x.unit, x.place, x.kind, x.what, x."case", x.subject, x.outcome,
                       decode(x.reason, 'hex'),
                       x.kind <> 'REFUSED' and exists (select from ledger.sealed_case s where s.case_id = x."case")
                  from jsonb_to_recordset(:lines::jsonb) as x(id uuid, at timestamptz, actor int, post int, unit int, place int,
                         kind text, what text, "case" uuid, subject text, outcome text, reason text)
                on conflict (line_id) do nothing
                """)
                .param(
                        "lines",
                        json.writeValueAsString(
                                lines.stream().map(AuditRows::row).toList()))
                .update();
    }

    private static Map<String, @Nullable Object> row(AuditLine line) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", line.id());
        row.put("at", line.at().toString());
        row.put("actor", line.doer().actor().value());
        row.put("post", line.doer().post().value());
        row.put("unit", line.doer().unit().value());
        var place = line.doer().inPlaceOf();
        row.put("place", place == null ? null : place.value());
        row.put("kind", line.kind().name());
        row.put("what", line.what());
        row.put("case", line.caseId() == null ? null : line.caseId().value());
        row.put("subject", line.subject());
        row.put("outcome", line.outcome());
        row.put("reason", line.reasonMac() == null ? null : HexFormat.of().formatHex(line.reasonMac()));
        return row;
    }

    void reason(UUID line, byte[] salt, String text) {
        jdbc.sql("insert into audit.reason (line_id, salt, text) values (:line, :salt, :text)")
                .param("line", line)
                .param("salt", salt)
                .param("text", text)
                .update();
    }

    /** Held until the transaction ends; empty while another instance chains. */
    Optional<Position> lock() {
        return jdbc.sql("""
                select s.*, s.cluster_id <> c.system_identifier as other_cluster
                  from audit.sealer s, pg_control_system() c
                   for update of s skip locked
                """).query((row, _) -> position(row)).optional();
    }

    private static Position position(ResultSet row) throws SQLException {
        var at = row.getObject("anchored_at", OffsetDateTime.class);
        return new Position(
                row.getString("last_xid"),
                row.getObject("last_line", UUID.class),
                row.getBoolean("other_cluster"),
                row.getLong("next_open"),
                row.getBytes("head_open"),
                row.getLong("next_sealed"),
                row.getBytes("head_sealed"),
                row.getLong("anchored"),
                at == null ? null : at.toInstant());
    }

    /** Lines whose transaction, and every transaction before it, has ended: none is leapt over. */
    List<Unlinked> unlinked(Position from, int most) {
        return jdbc.sql("""
                select * from audit.line
                 where (xid, line_id) > (:xid::xid8, :line) and xid < pg_snapshot_xmin(pg_current_snapshot())
                 order by xid, line_id
                 limit :most
                """)
                .param("xid", from.lastXid())
                .param("line", from.lastLine())
                .param("most", most)
                .query((row, _) -> new Unlinked(line(row), row.getBoolean("sealed"), row.getString("xid")))
                .list();
    }

    /** After a logical restore transaction numbers start again: what has no place gets one by its time. */
    List<Unlinked> neverLinked(int most) {
        return jdbc.sql("""
                select l.* from audit.line l left join audit.link k using (line_id)
                 where k.line_id is null
                 order by l.at, l.line_id
                 limit :most
                """)
                .param("most", most)
                .query((row, _) -> new Unlinked(line(row), row.getBoolean("sealed"), row.getString("xid")))
                .list();
    }

    /** From now on by the transaction numbers of this cluster. */
    void adoptCluster() {
        jdbc.sql("""
                update audit.sealer
                   set cluster_id = (select system_identifier from pg_control_system()),
                       last_xid = (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1)::text::xid8,
                       last_line = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
                """).update();
    }

    /** A place in a chain. */
    record Link(String tree, long no, UUID line, String hash) {}

    void link(List<Link> links) {
        jdbc.sql("""
                insert into audit.link (tree, no, line_id, hash)
                select x.tree, x.no, x.line, decode(x.hash, 'hex')
                  from jsonb_to_recordset(:links::jsonb) as x(tree text, no bigint, line uuid, hash text)
                """).param("links", json.writeValueAsString(links)).update();
    }

    void move(Position to) {
        jdbc.sql("""
                update audit.sealer
                   set last_xid = :xid::xid8, last_line = :line, next_open = :nextOpen, head_open = :headOpen,
                       next_sealed = :nextSealed, head_sealed = :headSealed
                """)
                .param("xid", to.lastXid())
                .param("line", to.lastLine())
                .param("nextOpen", to.nextOpen())
                .param("headOpen", to.headOpen())
                .param("nextSealed", to.nextSealed())
                .param("headSealed", to.headSealed())
                .update();
    }

    void anchored(long upTo, Instant at) {
        jdbc.sql("update audit.sealer set anchored = :upTo, anchored_at = :at")
                .param("upTo", upTo)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The open chain from one place to another, both included. */
    static List<Linked> chain(JdbcClient jdbc, long first, long last) {
        return jdbc.sql("""
                select k.no, k.hash, l.*, r.salt is not null as kept, r.salt, r.text
                  from audit.link k
                  join audit.line l using (line_id)
                  left join audit.reason r using (line_id)
                 where k.tree = 'open' and k.no between :first and :last
                 order by k.no
                """)
                .param("first", first)
                .param("last", last)
                .query((row, _) -> {
                    var line = line(row);
                    return new Linked(
                            row.getLong("no"),
                            row.getBytes("hash"),
                            line,
                            row.getBoolean("kept"),
                            AuditRules.isReason(line.reasonMac(), row.getBytes("salt"), row.getString("text")));
                })
                .list();
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        var place = row.getObject("in_place_of", Integer.class);
        var caseId = row.getObject("case_id", UUID.class);
        return new AuditLine(
                row.getObject("line_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Doer(
                        new ActorId(row.getInt("actor_id")),
                        new PostId(row.getInt("post_id")),
                        new UnitId(row.getInt("unit_id")),
                        place == null ? null : new ActorId(place)),
                AuditKind.valueOf(row.getString("kind")),
                row.getString("what"),
                caseId == null ? null : new CaseId(caseId),
                row.getString("subject"),
                row.getString("outcome"),
                row.getBytes("reason_mac"));
    }
}
