package vn.kycuong.directive;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.reference.JsonRows;

/** Rows of schema {@code directive}. */
@Repository
class DirectiveRows {
    private final JdbcClient jdbc;

    DirectiveRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Directive> documents() {
        return jdbc.sql("""
                select document_key, number, symbol, issuer, type, issued_on, title, status, scan_file
                  from directive.document
                 order by issued_on desc, document_key
                """)
                .query(new SimplePropertyRowMapper<>(Directive.class))
                .list();
    }

    Optional<Directive> document(String key) {
        return jdbc.sql("""
                select document_key, number, symbol, issuer, type, issued_on, title, status, scan_file
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
                select d.document_key, d.number, d.symbol, d.issuer, d.type, d.issued_on, d.title, d.status, d.scan_file
                  from directive.document d
                 where d.document_key in (select c.cited_key from directive.citation c where c.document_key = :key)
                """)
                .param("key", key)
                .query(new SimplePropertyRowMapper<>(Directive.class))
                .list();
    }

    List<Directive> citing(String key) {
        return jdbc.sql("""
                select d.document_key, d.number, d.symbol, d.issuer, d.type, d.issued_on, d.title, d.status, d.scan_file
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
                select document_key, ord, heading, body, clause
                  from directive.weakness
                 where document_key = :key
                 order by ord
                """)
                .param("key", key)
                .query(new SimplePropertyRowMapper<>(Directive.Weakness.class))
                .list();
    }

    void replace(
            List<Directive> documents,
            List<Directive.Clause> clauses,
            List<Directive.Citation> citations,
            List<Directive.Weakness> weaknesses) {
        clear();
        jdbc.sql("""
                insert into directive.document (document_key, number, symbol, issuer, type, issued_on, title, status, scan_file)
                select "documentKey", number, symbol, issuer, type, "issuedOn", title, status, "scanFile"
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x("documentKey" text, number text, symbol text,
                       issuer text, type text, "issuedOn" date, title text, status text, "scanFile" text)
                """).param("rows", JsonRows.of(documents)).update();
        jdbc.sql("""
                insert into directive.clause (document_key, letter, ord, heading, body)
                select "documentKey", letter, ord, heading, body
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x("documentKey" text, letter text, ord int,
                       heading text, body text)
                """).param("rows", JsonRows.of(clauses)).update();
        jdbc.sql("""
                insert into directive.citation (document_key, cited_key, ord, clause, relation)
                select "documentKey", "citedKey", ord, clause, relation
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x("documentKey" text, "citedKey" text, ord int,
                       clause text, relation text)
                """).param("rows", JsonRows.of(citations)).update();
        jdbc.sql("""
                insert into directive.weakness (document_key, ord, heading, body, clause)
                select "documentKey", ord, heading, body, clause
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x("documentKey" text, ord int, heading text,
                       body text, clause text)
                """).param("rows", JsonRows.of(weaknesses)).update();
    }

    private void clear() {
        jdbc.sql("delete from directive.weakness").update();
        jdbc.sql("delete from directive.citation").update();
        jdbc.sql("delete from directive.clause").update();
        jdbc.sql("delete from directive.document").update();
    }
}
