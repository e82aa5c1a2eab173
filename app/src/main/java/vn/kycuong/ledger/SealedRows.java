package vn.kycuong.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;

/**
 * The register of sealed cases. Every reading begins at what the reader is admitted to, so that it is the same statement, with the same work,
 * whether a case he may not see is there or not.
 */
@Repository
class SealedRows {
    private static final String STATE = """
            select h.*,
                   (select jsonb_agg(jsonb_build_object('no', o.no, 'parent', o.parent, 'tier', o.tier, 'unit', o.unit_id,
                             'duty', o.duty, 'clock', o.clock, 'noticed', o.noticed,
                             'promised', to_char(o.promised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                           order by o.no)
                      from ledger.sealed_obligation o where o.case_id = h.case_id) as obligations,
                   (select jsonb_agg(jsonb_build_object('no', w.no, 'step', w.step, 'role', w.role, 'unit', w.unit_id,
                             'holder', w.holder_id, 'obligation', w.obligation, 'open', w.open,
                             'since', to_char(w.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                           order by w.no)
                      from ledger.sealed_work w where w.case_id = h.case_id) as work_items
              from ledger.sealed_head h
            """;
    private static final String ADMITTED =
            STATE + " join ledger.admission m on m.case_id = h.case_id where m.actor_id = :reader";

    private final JdbcClient jdbc;
    private final LedgerRows open;
    private final EntryJson json;

    SealedRows(JdbcClient jdbc, LedgerRows open, EntryJson json) {
        this.jdbc = jdbc;
        this.open = open;
        this.json = json;
    }

    Optional<CaseState> state(CaseId id, ActorId reader) {
        return jdbc.sql(ADMITTED + " and m.case_id = :id")
                .param("reader", reader.value())
                .param("id", id.value())
                .query(open::caseState)
                .optional();
    }

    List<CaseState> states(String kind, ActorId reader, UUID after, int most) {
        return jdbc.sql(ADMITTED + " and h.kind = :kind and m.case_id > :after order by m.case_id limit :most")
                .param("reader", reader.value())
                .param("kind", kind)
                .param("after", after)
                .param("most", most)
                .query(open::caseState)
                .list();
    }

    int count(String kind, ActorId reader) {
        return jdbc.sql("""
                select count(*)
                  from ledger.admission m
                  join ledger.sealed_head h on h.case_id = m.case_id
                 where m.actor_id = :reader and h.kind = :kind
                """)
                .param("reader", reader.value())
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }

    List<Entry> entries(CaseId id, ActorId reader) {
        return jdbc.sql("""
                select e.body
                  from ledger.admission m
                  join ledger.entry e on e.case_id = m.case_id
                 where m.actor_id = :reader and m.case_id = :id
                 order by e.version
                """)
                .param("reader", reader.value())
                .param("id", id.value())
                .query((row, _) -> json.read(row.getBytes("body")))
                .list();
    }

    void seal(CaseId id, Classification classification, Instant at) {
        jdbc.sql("insert into ledger.sealing (case_id, classification, sealed_at) values (:id, :level, :at)")
                .param("id", id.value())
                .param("level", classification.level())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A case that was not opened after all was never sealed. */
    void unseal(CaseId id) {
        jdbc.sql("delete from ledger.admission where case_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("delete from ledger.exclusion where case_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("""
                delete from ledger.sealing s
                 where s.case_id = :id and not exists (select from ledger.sealed_head h where h.case_id = s.case_id)
                """).param("id", id.value()).update();
    }

    boolean isExcluded(CaseId id, ActorId person) {
        return jdbc.sql("select exists (select from ledger.exclusion where case_id = :id and actor_id = :person)")
                .param("id", id.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** Admits those who are not excluded. */
    void admit(CaseId id, Collection<ActorId> people) {
        jdbc.sql("""
                insert into ledger.admission (case_id, actor_id)
                select :id, p
                  from unnest(:people) p
                 where not exists (select from ledger.exclusion x where x.case_id = :id and x.actor_id = p)
                on conflict do nothing
                """).param("id", id.value()).param("people", numbers(people)).update();
    }

    /** From now on the case does not exist for them. */
    void exclude(CaseId id, Collection<ActorId> people) {
        jdbc.sql(
                        "insert into ledger.exclusion (case_id, actor_id) select :id, p from unnest(:people) p on conflict do nothing")
                .param("id", id.value())
                .param("people", numbers(people))
                .update();
        dismiss(id, people);
    }

    void dismiss(CaseId id, Collection<ActorId> people) {
        jdbc.sql("delete from ledger.admission where case_id = :id and actor_id = any (:people)")
                .param("id", id.value())
                .param("people", numbers(people))
                .update();
    }

    /** Something owed in a sealed case whose moment to warn, or to say that it is late, has come. */
    record Due(CaseState state, int no, Instant lateFrom) {}

    /** The case of which something seems to have been due longest, locked; cases another instance looks at are passed over. */
    Optional<CaseId> lockNextDue(Instant now) {
        return jdbc.sql("""
                select o.case_id
                  from ledger.sealed_obligation o
                  join ledger.sealing s using (case_id)
                 where o.sweep_at <= :now and o.met_at is null
                 order by o.sweep_at
                 limit 1
                   for update of s skip locked
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new CaseId(row.getObject("case_id", UUID.class)))
                .optional();
    }

    /** What has been due longest in a case that is locked: another instance may have told of it just before. */
    Optional<Due> due(CaseId id, Instant now) {
        var found = jdbc.sql("""
                select o.no, o.late_from
                  from ledger.sealed_obligation o
                 where o.case_id = :id and o.sweep_at <= :now and o.met_at is null
                 order by o.sweep_at
                 limit 1
                """)
                .param("id", id.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Found(
                        row.getInt("no"), row.getTimestamp("late_from").toInstant()))
                .optional();
        return found.map(f -> new Due(whole(id), f.no(), f.lateFrom()));
    }

    private record Found(int no, Instant lateFrom) {}

    /** The case as the system sees it, admitted or not. */
    private CaseState whole(CaseId id) {
        return jdbc.sql(STATE + " where h.case_id = :id")
                .param("id", id.value())
                .query(open::caseState)
                .single();
    }

    private static Integer[] numbers(Collection<ActorId> people) {
        return people.stream().map(ActorId::value).toArray(Integer[]::new);
    }
}
