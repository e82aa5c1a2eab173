package vn.kycuong.procedure;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.procedure.ProcedureBook.Origin;
import vn.kycuong.reference.JsonRows;

/** Writes procedures. Their numbers never change; what hangs on those that are stored is replaced. */
@Repository
class EntryRows {
    private final JdbcClient jdbc;

    EntryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void store(List<CatalogueEntry> procedures, Origin origin) {
        var rows = JsonRows.of(procedures);
        jdbc.sql("""
            insert into procedure.procedure (key, name_vi, name_en, field_vi, field_en, subjects, refusal, words,
                   origin)
            select key, "nameVi", "nameEn", "fieldVi", "fieldEn",
                   array(select jsonb_array_elements_text(subjects)), refusal,
                   array(select jsonb_array_elements_text(words)), :origin
              from jsonb_to_recordset(cast(:rows as jsonb)) as x(key text, "nameVi" text, "nameEn" text,
                   "fieldVi" text, "fieldEn" text, subjects jsonb, refusal text, words jsonb)
            on conflict (key) do update
               set name_vi = excluded.name_vi, name_en = excluded.name_en, field_vi = excluded.field_vi,
                   field_en = excluded.field_en, subjects = excluded.subjects, refusal = excluded.refusal,
                   words = excluded.words, origin = excluded.origin
            """).param("rows", rows).param("origin", origin.name()).update();
        clear(procedures.stream().map(CatalogueEntry::key).toList(), origin);
        storeVersions(rows);
        storeAgenciesAndWays(rows);
        storePapers(rows);
        storeFees(rows);
        storeCases(rows);
        storeCodes(rows);
    }

    void storeSynonyms(List<Synonym> synonyms) {
        jdbc.sql("delete from procedure.synonym").update();
        jdbc.sql("""
            insert into procedure.synonym (said, means)
            select said, means from jsonb_to_recordset(cast(:rows as jsonb)) as x(said text, means text)
            """).param("rows", JsonRows.of(synonyms)).update();
    }

    /** What hangs on these; loading our files also takes it from procedures that stand in them no more. */
    private void clear(Collection<String> keys, Origin origin) {
        var ids = jdbc.sql("""
            select id from procedure.procedure
             where key = any(:keys) or (origin = 'SHIPPED' and :origin = 'SHIPPED')
            """)
                .param("keys", keys.toArray(String[]::new))
                .param("origin", origin.name())
                .query(Integer.class)
                .list()
                .toArray(Integer[]::new);
        for (var sql : List.of(
                "delete from procedure.version where procedure_id = any(:ids)",
                "delete from procedure.agency where procedure_id = any(:ids)",
                "delete from procedure.way where procedure_id = any(:ids)",
                "delete from procedure.paper where procedure_id = any(:ids)",
                "delete from procedure.fee where procedure_id = any(:ids)",
                "delete from procedure.case_kind where procedure_id = any(:ids)",
                "delete from procedure.code where procedure_id = any(:ids)",
                "delete from procedure.related where procedure_id = any(:ids)")) {
            jdbc.sql(sql).param("ids", ids).update();
        }
    }

    private void storeVersions(String rows) {
        jdbc.sql("""
            insert into procedure.version (procedure_id, version, effective_from, effective_to, offered, code,
                   code_confidence, level, agency, decides, agency_key, channels, sets, same_day, result,
                   legal_basis, notes, decision, decided_on, kind, field_code, sequence, conditions, reception,
                   also_decides)
            select p.id, v.version, v."effectiveFrom", v."effectiveTo", v.offered, v.code, v."codeConfidence",
                   v.level, v.agency, v.decides, v."agencyKey", array(select jsonb_array_elements_text(v.channels)),
                   v.sets, v."sameDay", v.result, v."legalBasis", v.notes, b.decision, b."decidedOn", b.kind,
                   b."fieldCode", array(select jsonb_array_elements_text(b.sequence)), b.conditions, b.reception,
                   array(select jsonb_array_elements_text(v."alsoDecides"))
              from jsonb_to_recordset(cast(:rows as jsonb)) as x(key text, versions jsonb)
              join procedure.procedure p on p.key = x.key,
                   jsonb_to_recordset(x.versions) as v(version text, "effectiveFrom" date, "effectiveTo" date,
                     offered boolean, code text, "codeConfidence" text, level text, agency text, decides text,
                     "alsoDecides" jsonb, "agencyKey" text, channels jsonb, sets int, "sameDay" boolean, result text,
                     "legalBasis" text, notes text, publication jsonb),
                   jsonb_to_record(v.publication) as b(decision text, "decidedOn" date, kind text,
                     "fieldCode" text, sequence jsonb, conditions text, reception text)
            """).param("rows", rows).update();
    }

    private void storeAgenciesAndWays(String rows) {
        jdbc.sql("""
            insert into procedure.agency (procedure_id, version, no, part, level, name, unit_key)
            select p.id, v.version, a.value_no, a.one ->> 'part', a.one ->> 'level', a.one ->> 'name',
                   a.one ->> 'unitKey'
              from jsonb_to_recordset(cast(:rows as jsonb)) as x(key text, versions jsonb)
              join procedure.procedure p on p.key = x.key,
                   jsonb_to_recordset(x.versions) as v(version text, publication jsonb),
                   jsonb_array_elements(v.publication -> 'agencies') with ordinality as a(one, value_no)
            """).param("rows", rows).update();
        jdbc.sql("""
            insert into procedure.way (procedure_id, version, channel, note, place)
            select p.id, v.version, w.channel, w.note, w.place
              from jsonb_to_recordset(cast(:rows as jsonb)) as x(key text, versions jsonb)
              join procedure.procedure p on p.key = x.key,
                   jsonb_to_recordset(x.versions) as v(version text, publication jsonb),
                   jsonb_to_recordset(v.publication -> 'ways') as w(channel text, note text, place text)
            """).param("rows", rows).update();
    }

    private void storePapers(String rows) {
        jdbc.sql("""
            insert into procedure.paper (procedure_id, version, no, name, originals, copies, mandatory, present_only,
                   note, cases, form, code, reusable)
            select p.id, v.version, d.no, d.name, d.originals, d.copies, d.mandatory, d."presentOnly", d.note,
                   array(select jsonb_array_elements_text(d.cases)), d.form, d.code, d.reusable
              from jsonb_to_recordset(cast(:rows as jsonb)) as x(key text, versions jsonb)
              join procedure.procedure p on p.key = x.key,
                   jsonb_to_recordset(x.versions) as v(version text, papers jsonb),
                   jsonb_to_recordset(v.papers) as d(no int, name text, originals int, copies int,
                     mandatory boolean, "presentOnly" boolean, note text, cases jsonb, form text, code text,
                     reusable boolean)
            """).param("rows", rows).update();
    }

    private void storeFees(String rows) {
        jdbc.sql("""
            insert into procedure.fee (procedure_id, no, effective_from, effective_to, kind, amount_vnd, per, words,
                   confidence, case_key, channel)
            select p.id, f.no, (f.one ->> 'effectiveFrom')::date, (f.one ->> 'effectiveTo')::date, f.one ->> 'kind',
                   (f.one ->> 'amountVnd')::bigint, f.one ->> 'per', f.one ->> 'words', f.one ->> 'confidence',
                   f.one ->> 'caseKey', f.one ->> 'channel'
              from jsonb_to_recordset(cast(:rows as jsonb)) as x(key text, fees jsonb)
              join procedure.procedure p on p.key = x.key,
                   jsonb_array_elements(x.fees) with ordinality as f(one, no)
            """).param("rows", rows).update();
    }

    private void storeCases(String rows) {
        jdbc.sql("""
            insert into procedure.case_kind (procedure_id, no, key, stage, name_vi, name_en)
            select p.id, c.no, c.one ->> 'key', c.one ->> 'stage', c.one ->> 'name', c.one ->> 'nameEn'
              from jsonb_to_recordset(cast(:rows as jsonb)) as x(key text, cases jsonb)
              join procedure.procedure p on p.key = x.key,
                   jsonb_array_elements(x.cases) with ordinality as c(one, no)
            """).param("rows", rows).update();
    }

    private void storeCodes(String rows) {
        jdbc.sql("""
            insert into procedure.code (procedure_id, no, code, valid_from, valid_to, owner, confidence)
            select p.id, c.no, c.one ->> 'code', (c.one ->> 'validFrom')::date, (c.one ->> 'validTo')::date,
                   c.one ->> 'owner', c.one ->> 'confidence'
              from jsonb_to_recordset(cast(:rows as jsonb)) as x(key text, codes jsonb)
              join procedure.procedure p on p.key = x.key,
                   jsonb_array_elements(x.codes) with ordinality as c(one, no)
            """).param("rows", rows).update();
        jdbc.sql("""
            insert into procedure.related (procedure_id, no, other, relation, note)
            select p.id, r.no, r.one ->> 'other', r.one ->> 'relation', r.one ->> 'note'
              from jsonb_to_recordset(cast(:rows as jsonb)) as x(key text, related jsonb)
              join procedure.procedure p on p.key = x.key,
                   jsonb_array_elements(x.related) with ordinality as r(one, no)
            """).param("rows", rows).update();
    }
}
