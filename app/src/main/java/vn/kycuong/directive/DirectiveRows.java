package vn.kycuong.directive;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.reference.JsonRows;
import vn.kycuong.reference.SearchText;
import vn.kycuong.sql.Timestamps;

/** Rows of schema {@code directive}. */
@Repository
class DirectiveRows {
    private final JdbcClient jdbc;

    DirectiveRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Directive> documents() {
        return jdbc.sql("""
                select document_key, number, symbol, issuer, type, issued_on, title, status, scan_file, origin, direction, unit_id,
                       effective_from, effective_to, scans
                  from directive.document
                 order by issued_on desc, document_key
                """)
                .query(new SimplePropertyRowMapper<>(Directive.class))
                .list();
    }

    List<Directive> ordering() {
        return jdbc.sql("""
                select d.document_key, d.number, d.symbol, d.issuer, d.type, d.issued_on, d.title, d.status, d.scan_file, d.origin,
                       d.direction, d.unit_id, d.effective_from, d.effective_to, d.scans
                  from directive.document d
                 where exists (select from directive.clause c where c.document_key = d.document_key)
                 order by d.issued_on desc, d.document_key
                """)
                .query(new SimplePropertyRowMapper<>(Directive.class))
                .list();
    }

    Optional<Directive> document(String key) {
        return jdbc.sql("""
                select document_key, number, symbol, issuer, type, issued_on, title, status, scan_file, origin, direction, unit_id,
                       effective_from, effective_to, scans
                  from directive.document
                 where document_key = :key
                """)
                .param("key", key)
                .query(new SimplePropertyRowMapper<>(Directive.class))
                .optional();
    }

    List<Directive.Clause> clauses(String key) {
        return jdbc.sql("""
                select document_key, letter, ord, heading, body from directive.clause where document_key = :key order by ord
                """)
                .param("key", key)
                .query(new SimplePropertyRowMapper<>(Directive.Clause.class))
                .list();
    }

    List<Directive.Citation> citations(String key) {
        return jdbc.sql("""
                select document_key, cited_key, ord, clause, relation
                  from directive.citation
                 where document_key = :key
                 order by ord, relation
                """)
                .param("key", key)
                .query(new SimplePropertyRowMapper<>(Directive.Citation.class))
                .list();
    }

    List<Directive> cited(String key) {
        return jdbc.sql("""
                select d.document_key, d.number, d.symbol, d.issuer, d.type, d.issued_on, d.title, d.status, d.scan_file, d.origin,
                       d.direction, d.unit_id, d.effective_from, d.effective_to, d.scans
                  from directive.document d
                 where d.document_key in (select c.cited_key from directive.citation c where c.document_key = :key)
                """)
                .param("key", key)
                .query(new SimplePropertyRowMapper<>(Directive.class))
                .list();
    }

    List<Directive> citing(String key) {
        return jdbc.sql("""
                select d.document_key, d.number, d.symbol, d.issuer, d.type, d.issued_on, d.title, d.status, d.scan_file, d.origin,
                       d.direction, d.unit_id, d.effective_from, d.effective_to, d.scans
                  from directive.document d
                 where d.document_key in (select c.document_key from directive.citation c where c.cited_key = :key)
                 order by d.issued_on desc, d.document_key
                """)
                .param("key", key)
                .query(new SimplePropertyRowMapper<>(Directive.class))
                .list();
    }

    List<Directive.Weakness> weaknesses(String key) {
        return jdbc.sql("""
                select document_key, ord, heading, body, clause, indicator
                  from directive.weakness
                 where document_key = :key
                 order by ord
                """)
                .param("key", key)
                .query(new SimplePropertyRowMapper<>(Directive.Weakness.class))
                .list();
    }

    /** What is found, in the order asked for. */
    List<Directive> search(DocumentSearch asked, String folded, int most, int after) {
        return jdbc.sql("""
                select d.document_key, d.number, d.symbol, d.issuer, d.type, d.issued_on, d.title, d.status, d.scan_file, d.origin,
                       d.direction, d.unit_id, d.effective_from, d.effective_to, d.scans
                  from directive.document d
                 where (:words = '' or d.find like :like)
                   and (:type = '' or d.type = :type)
                   and (:direction = '' or d.direction = :direction)
                   and (cast(:from as date) is null or d.issued_on >= :from)
                   and (cast(:to as date) is null or d.issued_on <= :to)
                   and (cast(:day as date) is null
                        or coalesce(d.effective_from, d.issued_on) <= :day
                           and (d.effective_to is null or d.effective_to >= :day)
                           and not exists (select from directive.link l
                                            where l.other_key = d.document_key and l.kind in ('REPLACES', 'REPEALS')
                                              and l.part = '' and l.from_date <= :day and l.known_to is null))
                 order by case when :sort = 'OLDEST' then d.issued_on end,
                          case when :sort = 'SIGN' then lpad(d.number, 8, '0') end,
                          case when :sort = 'ISSUER' then d.issuer end,
                          case when :sort = 'TYPE' then d.type end,
                          d.issued_on desc, d.document_key
                 limit :most offset :after
                """)
                .param("words", folded)
                .param(
                        "like",
                        "%" + folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .param("type", asked.type())
                .param(
                        "direction",
                        asked.direction() == null ? "" : asked.direction().name())
                .param("from", asked.from(), Types.DATE)
                .param("to", asked.to(), Types.DATE)
                .param("day", asked.inForceOn(), Types.DATE)
                .param("sort", asked.sort().name())
                .param("most", most)
                .param("after", after)
                .query(new SimplePropertyRowMapper<>(Directive.class))
                .list();
    }

    List<DocumentKind> kinds() {
        return jdbc.sql(
                        "select name, abbreviation, effective_from, basis from directive.kind order by name, effective_from")
                .query(new SimplePropertyRowMapper<>(DocumentKind.class))
                .list();
    }

    void replaceKinds(List<DocumentKind> kinds) {
        jdbc.sql("delete from directive.kind").update();
        jdbc.sql("""
                insert into directive.kind (name, abbreviation, effective_from, basis)
                select name, abbreviation, "effectiveFrom", basis
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(name text, abbreviation text, "effectiveFrom" date, basis text)
                """).param("rows", JsonRows.of(kinds)).update();
    }

    /** What other documents do to one, as held now. */
    List<Standing.Effect> effectsOn(String key) {
        return jdbc.sql("""
                select l.document_key, d.number || '/' || d.symbol as sign, l.kind, l.part, l.from_date as "from"
                  from directive.link l
                  join directive.document d on d.document_key = l.document_key
                 where l.other_key = :key and l.known_to is null
                 order by l.from_date, l.document_key
                """)
                .param("key", key)
                .query(new SimplePropertyRowMapper<>(Standing.Effect.class))
                .list();
    }

    /** What is asked by a document, or by all, as known at a moment. @param key empty for all */
    List<AskedDuty> duties(String key, Instant knownAt) {
        return jdbc.sql("""
                select document_key, clause, code, heading, target, owner, product, due, rhythm, indicator, valid_from, valid_to
                  from directive.duty
                 where (:key = '' or document_key = :key)
                   and known_from <= :at and (known_to is null or known_to > :at)
                 order by document_key, clause collate "vi-x-icu", code
                """)
                .param("key", key)
                .param("at", Timestamps.utc(knownAt))
                .query((row, _) -> new AskedDuty(
                        row.getString("document_key"),
                        new Duty(
                                row.getString("clause"),
                                row.getString("code"),
                                row.getString("heading"),
                                row.getString("target"),
                                Duty.Owner.valueOf(row.getString("owner")),
                                row.getString("product"),
                                row.getString("due"),
                                row.getString("rhythm") == null ? null : Duty.Rhythm.valueOf(row.getString("rhythm")),
                                row.getString("indicator"),
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class))))
                .list();
    }

    /** Keys that begin like this one. */
    Set<String> keysLike(String sign) {
        return Set.copyOf(jdbc.sql("select document_key from directive.document where starts_with(document_key, :sign)")
                .param("sign", sign)
                .query(String.class)
                .list());
    }

    /** The document of this number, symbol, issuer and day. */
    Optional<Directive> same(DocumentSheet.Heading h) {
        return jdbc.sql("""
                select document_key, number, symbol, issuer, type, issued_on, title, status, scan_file, origin, direction, unit_id,
                       effective_from, effective_to, scans
                  from directive.document
                 where issued_on = :day and number = :number and symbol = :symbol and issuer = :issuer
                 limit 1
                """)
                .param("day", h.issuedOn())
                .param("number", h.number())
                .param("symbol", h.symbol())
                .param("issuer", h.issuer())
                .query(new SimplePropertyRowMapper<>(Directive.class))
                .optional();
    }

    /** Writes what stands above the text; scans and weaknesses stay. */
    void document(
            String key,
            DocumentSheet sheet,
            Directive.Origin origin,
            @Nullable Integer unit,
            @Nullable String scanFile) {
        var h = sheet.heading();
        jdbc.sql("""
                insert into directive.document (document_key, number, symbol, issuer, type, issued_on, title, status, scan_file, origin,
                       direction, unit_id, effective_from, effective_to, body, arrived_on, arrival_no, find)
                values (:key, :number, :symbol, :issuer, :type, :issuedOn, :title, :status, :scanFile, :origin, :direction, :unit, :from,
                        :to, :body, :arrivedOn, :arrivalNo, :find)
                on conflict (document_key) do update
                   set number = excluded.number, symbol = excluded.symbol, issuer = excluded.issuer, type = excluded.type,
                       issued_on = excluded.issued_on, title = excluded.title, status = excluded.status,
                       scan_file = coalesce(excluded.scan_file, document.scan_file), origin = excluded.origin,
                       direction = excluded.direction, unit_id = coalesce(document.unit_id, excluded.unit_id),
                       effective_from = excluded.effective_from, effective_to = excluded.effective_to, body = excluded.body,
                       arrived_on = excluded.arrived_on, arrival_no = excluded.arrival_no, find = excluded.find
                """)
                .param("key", key)
                .param("number", h.number())
                .param("symbol", h.symbol())
                .param("issuer", h.issuer())
                .param("type", h.type())
                .param("issuedOn", h.issuedOn())
                .param("title", h.title())
                .param("status", h.status())
                .param("scanFile", scanFile, Types.VARCHAR)
                .param("origin", origin.name())
                .param("direction", h.direction().name())
                .param("unit", unit, Types.INTEGER)
                .param("from", h.effectiveFrom(), Types.DATE)
                .param("to", h.effectiveTo(), Types.DATE)
                .param("body", sheet.body())
                .param("arrivedOn", h.arrivedOn(), Types.DATE)
                .param("arrivalNo", h.arrivalNo())
                .param(
                        "find",
                        SearchText.folded(String.join(" ", h.sign(), h.type(), h.issuer(), h.title(), h.arrivalNo())))
                .update();
    }

    /** Writes what a document holds below its heading; what was held before gets its end and stays. */
    void content(String key, DocumentSheet sheet, Instant knownFrom) {
        jdbc.sql("delete from directive.citation where document_key = :key")
                .param("key", key)
                .update();
        jdbc.sql("delete from directive.clause where document_key = :key")
                .param("key", key)
                .update();
        var clauses = new ArrayList<Directive.Clause>();
        for (var c : sheet.clauses())
            clauses.add(new Directive.Clause(key, c.label(), clauses.size() + 1, c.heading(), c.text()));
        jdbc.sql("""
                insert into directive.clause (document_key, letter, ord, heading, body)
                select "documentKey", letter, ord, heading, body
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x("documentKey" text, letter text, ord int,
                       heading text, body text)
                """).param("rows", JsonRows.of(clauses)).update();
        var citations = new ArrayList<Directive.Citation>();
        for (var l : sheet.links())
            if (l.kind() == DocumentSheet.LinkKind.CITES)
                citations.add(new Directive.Citation(key, l.otherKey(), citations.size() + 1, l.clause(), l.part()));
        jdbc.sql("""
                insert into directive.citation (document_key, cited_key, ord, clause, relation)
                select "documentKey", "citedKey", ord, clause, relation
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x("documentKey" text, "citedKey" text, ord int,
                       clause text, relation text)
                on conflict do nothing
                """).param("rows", JsonRows.of(citations)).update();
        links(key, sheet, knownFrom);
        duties(key, sheet, knownFrom);
    }

    private void links(String key, DocumentSheet sheet, Instant at) {
        jdbc.sql("update directive.link set known_to = :at where document_key = :key and known_to is null")
                .param("key", key)
                .param("at", Timestamps.utc(at))
                .update();
        for (var l : sheet.links()) {
            if (l.kind() == DocumentSheet.LinkKind.CITES) continue;
            jdbc.sql("""
                    insert into directive.link (document_key, other_key, kind, part, from_date, known_from)
                    values (:key, :other, :kind, :part, :from, :at)
                    on conflict do nothing
                    """)
                    .param("key", key)
                    .param("other", l.otherKey())
                    .param("kind", l.kind().name())
                    .param("part", l.part())
                    .param("from", l.from())
                    .param("at", Timestamps.utc(at))
                    .update();
        }
    }

    /** A duty that stays as it was goes on; one that changed or went gets its end, and its successor begins. */
    private void duties(String key, DocumentSheet sheet, Instant at) {
        var held = duties(key, at).stream().map(AskedDuty::duty).toList();
        var first = sheet.heading().effectiveFrom() == null
                ? sheet.heading().issuedOn()
                : sheet.heading().effectiveFrom();
        var wanted = sheet.duties().stream()
                .map(d -> d.from() != null
                        ? d
                        : new Duty(
                                d.clause(),
                                d.code(),
                                d.heading(),
                                d.target(),
                                d.owner(),
                                d.product(),
                                d.due(),
                                d.rhythm(),
                                d.indicator(),
                                first,
                                d.to()))
                .toList();
        for (var old : held)
            if (!wanted.contains(old))
                jdbc.sql("""
                        update directive.duty
                           set known_to = :at
                         where document_key = :key and clause = :clause and code = :code and known_to is null
                        """)
                        .param("key", key)
                        .param("clause", old.clause())
                        .param("code", old.code())
                        .param("at", Timestamps.utc(at))
                        .update();
        for (var d : wanted) {
            if (held.contains(d)) continue;
            jdbc.sql("""
                    insert into directive.duty (document_key, clause, code, heading, target, owner, product, due, rhythm, indicator,
                           valid_from, valid_to, known_from)
                    values (:key, :clause, :code, :heading, :target, :owner, :product, :due, :rhythm, :indicator, :from, :to, :at)
                    """)
                    .param("key", key)
                    .param("clause", d.clause())
                    .param("code", d.code())
                    .param("heading", d.heading())
                    .param("target", d.target())
                    .param("owner", d.owner().name())
                    .param("product", d.product())
                    .param("due", d.due(), Types.VARCHAR)
                    .param("rhythm", d.rhythm() == null ? null : d.rhythm().name(), Types.VARCHAR)
                    .param("indicator", d.indicator(), Types.VARCHAR)
                    .param("from", d.from())
                    .param("to", d.to(), Types.DATE)
                    .param("at", Timestamps.utc(at))
                    .update();
        }
    }

    void replaceWeaknesses(String key, List<Directive.Weakness> weaknesses) {
        jdbc.sql("delete from directive.weakness where document_key = :key")
                .param("key", key)
                .update();
        jdbc.sql("""
                insert into directive.weakness (document_key, ord, heading, body, clause, indicator)
                select "documentKey", ord, heading, body, clause, indicator
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x("documentKey" text, ord int, heading text,
                       body text, clause text, indicator text)
                """).param("rows", JsonRows.of(weaknesses)).update();
    }
}
