package vn.kycuong.money;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.money.FeeBook.Parameter;
import vn.kycuong.money.FeeBook.Step;
import vn.kycuong.money.FeeBook.Tariff;
import vn.kycuong.reference.JsonRows;
import vn.kycuong.reference.Newer;

/** The register's rows of schema {@code money}. */
@Repository
class FeeBookRows {
    private final JdbcClient jdbc;

    FeeBookRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A tariff as it is stored. */
    record StoredTariff(
            String procedureKey,
            String feeKind,
            String channel,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            String steps,
            @Nullable Long cap,
            String basis,
            String status,
            String note) {}

    /** An exemption as it is stored. */
    record StoredExemption(
            String exemption,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            String procedures,
            int percent,
            String titleVi,
            String titleEn,
            String proofVi,
            String basis,
            String status,
            String note) {}

    /** A ground as it is stored. */
    record StoredGround(
            String ground,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            String titleVi,
            String titleEn,
            String basis,
            String status) {}

    /** Until the register is loaded the shipped file holds. */
    FeeBook book() {
        var parameters = parameters();
        return parameters.isEmpty()
                ? FeeRegister.shipped()
                : new FeeBook(
                        tariffs(),
                        exemptions(),
                        grounds(),
                        Newer.beside(
                                parameters,
                                FeeBook.Parameter::name,
                                () -> FeeRegister.shipped().parameters()));
    }

    private List<Tariff> tariffs() {
        return jdbc.sql("""
                select procedure_key, fee_kind, channel, effective_from, effective_to, steps, cap, basis, status, note
                  from money.tariff
                 order by ord
                """).query(new SimplePropertyRowMapper<>(StoredTariff.class)).list().stream()
                .map(t -> new Tariff(
                        t.procedureKey(),
                        t.feeKind(),
                        t.channel(),
                        t.effectiveFrom(),
                        t.effectiveTo(),
                        Step.parse(t.steps()),
                        t.cap(),
                        t.basis(),
                        t.status(),
                        t.note()))
                .toList();
    }

    private List<Exemption> exemptions() {
        return jdbc.sql("""
                select exemption, effective_from, effective_to, procedures, percent, title_vi, title_en, proof_vi, basis, status,
                       note
                  from money.exemption
                 order by exemption, effective_from
                """).query(new SimplePropertyRowMapper<>(StoredExemption.class)).list().stream()
                .map(e -> new Exemption(
                        e.exemption(),
                        e.effectiveFrom(),
                        e.effectiveTo(),
                        e.procedures().isEmpty()
                                ? List.of()
                                : List.of(e.procedures().split(" ")),
                        e.percent(),
                        e.titleVi(),
                        e.titleEn(),
                        e.proofVi(),
                        e.basis(),
                        e.status(),
                        e.note()))
                .toList();
    }

    private List<RefundGround> grounds() {
        return jdbc.sql("""
                select ground, effective_from, effective_to, title_vi, title_en, basis, status
                  from money.refund_ground
                 order by ground, effective_from
                """).query(new SimplePropertyRowMapper<>(StoredGround.class)).list().stream()
                .map(g -> new RefundGround(
                        g.ground(),
                        g.effectiveFrom(),
                        g.effectiveTo(),
                        g.titleVi(),
                        g.titleEn(),
                        g.basis(),
                        g.status()))
                .toList();
    }

    private List<Parameter> parameters() {
        return jdbc.sql("""
                select name, effective_from, effective_to, value, basis, status
                  from money.parameter
                 order by name, effective_from
                """)
                .query(new SimplePropertyRowMapper<>(Parameter.class))
                .list();
    }

    void replace(FeeBook book) {
        jdbc.sql("delete from money.tariff").update();
        jdbc.sql("delete from money.exemption").update();
        jdbc.sql("delete from money.refund_ground").update();
        jdbc.sql("delete from money.parameter").update();
        jdbc.sql("""
                insert into money.tariff (ord, procedure_key, fee_kind, channel, effective_from, effective_to, steps, cap, basis,
                                          status, note)
                select row_number() over (), "procedureKey", "feeKind", channel, "effectiveFrom", "effectiveTo", steps, cap, basis,
                       status, note
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x("procedureKey" text, "feeKind" text, channel text,
                       "effectiveFrom" date, "effectiveTo" date, steps text, cap bigint, basis text, status text, note text)
                """)
                .param(
                        "rows",
                        JsonRows.of(
                                book.tariffs().stream().map(FeeBookRows::stored).toList()))
                .update();
        jdbc.sql("""
                insert into money.exemption (exemption, effective_from, effective_to, procedures, percent, title_vi, title_en,
                                             proof_vi, basis, status, note)
                select exemption, "effectiveFrom", "effectiveTo", procedures, percent, "titleVi", "titleEn", "proofVi", basis,
                       status, note
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(exemption text, "effectiveFrom" date, "effectiveTo" date,
                       procedures text, percent int, "titleVi" text, "titleEn" text, "proofVi" text, basis text, status text,
                       note text)
                """)
                .param(
                        "rows",
                        JsonRows.of(book.exemptions().stream()
                                .map(FeeBookRows::stored)
                                .toList()))
                .update();
        jdbc.sql("""
                insert into money.refund_ground (ground, effective_from, effective_to, title_vi, title_en, basis, status)
                select ground, "effectiveFrom", "effectiveTo", "titleVi", "titleEn", basis, status
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(ground text, "effectiveFrom" date, "effectiveTo" date,
                       "titleVi" text, "titleEn" text, basis text, status text)
                """)
                .param(
                        "rows",
                        JsonRows.of(
                                book.grounds().stream().map(FeeBookRows::stored).toList()))
                .update();
        jdbc.sql("""
                insert into money.parameter (name, effective_from, effective_to, value, basis, status)
                select name, "effectiveFrom", "effectiveTo", value, basis, status
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(name text, "effectiveFrom" date, "effectiveTo" date,
                       value bigint, basis text, status text)
                """).param("rows", JsonRows.of(book.parameters())).update();
    }

    private static StoredTariff stored(Tariff t) {
        return new StoredTariff(
                t.procedureKey(),
                t.feeKind(),
                t.channel(),
                t.effectiveFrom(),
                t.effectiveTo(),
                Step.text(t.steps()),
                t.cap(),
                t.basis(),
                t.status(),
                t.note());
    }

    private static StoredExemption stored(Exemption e) {
        return new StoredExemption(
                e.key(),
                e.effectiveFrom(),
                e.effectiveTo(),
                String.join(" ", e.procedures()),
                e.percent(),
                e.titleVi(),
                e.titleEn(),
                e.proof(),
                e.basis(),
                e.status(),
                e.note());
    }

    private static StoredGround stored(RefundGround g) {
        return new StoredGround(
                g.key(), g.effectiveFrom(), g.effectiveTo(), g.titleVi(), g.titleEn(), g.basis(), g.status());
    }
}
