package vn.kycuong.ledger;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far another rule of what is due soon has come through the open clocks. */
@Repository
class LeadRows {
    private final JdbcClient jdbc;

    LeadRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A rule whose clocks are not all read yet. @param since the first day on which it holds */
    record Run(LocalDate since, UUID afterCase) {}

    /** Begins a run unless there is one of this day or a later one. */
    void begin(LocalDate since) {
        jdbc.sql("""
                insert into ledger.lead_run (since)
                select :since where not exists (select from ledger.lead_run r where r.since >= :since)
                on conflict do nothing
                """).param("since", since).update();
    }

    /** The latest run if it is not through; locked, so that two instances do not do the same. What an earlier one left is read by it too. */
    Optional<Run> next() {
        return jdbc.sql("""
                select since, after_case
                  from ledger.lead_run
                 where not finished and since = (select max(l.since) from ledger.lead_run l)
                   for update skip locked
                """)
                .query((row, _) ->
                        new Run(row.getObject("since", LocalDate.class), row.getObject("after_case", UUID.class)))
                .optional();
    }

    void advance(Run run, UUID afterCase) {
        jdbc.sql("update ledger.lead_run set after_case = :after where since = :since")
                .param("after", afterCase)
                .param("since", run.since())
                .update();
    }

    void finish(Run run) {
        jdbc.sql("update ledger.lead_run set finished = true where since = :since")
                .param("since", run.since())
                .update();
    }
}
