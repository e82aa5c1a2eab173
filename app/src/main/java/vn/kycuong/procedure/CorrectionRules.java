package vn.kycuong.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.law.LimitRow;
import vn.kycuong.law.Stage;
import vn.kycuong.procedure.ProcedureBook.Version;

/** What a correction makes of a procedure: what was there until the day before stays as it was. Pure. */
final class CorrectionRules {
    private static final String BY_HAND = "entered by hand";

    private CorrectionRules() {}

    static CatalogueEntry apply(CatalogueEntry entry, CatalogueCorrection correction) {
        return switch (correction) {
            case CatalogueCorrection.NewFee fee -> fees(entry, fee);
            case CatalogueCorrection.NewLimit(var from, var one, var channel, var limit, var basis) ->
                limit(entry, from, one, channel, limit, basis);
            case CatalogueCorrection.NewCase added -> newCase(entry, added);
            case CatalogueCorrection.NewVersion version -> versions(entry, version);
        };
    }

    private static CatalogueEntry fees(CatalogueEntry entry, CatalogueCorrection.NewFee fee) {
        var fees = dated(
                entry.fees(),
                old -> old.kind().equals(fee.kind())
                        && old.caseKey().equals(fee.caseKey())
                        && old.channel().equals(fee.channel()),
                Fee::effectiveFrom,
                Fee::effectiveTo,
                (old, to) -> new Fee(
                        old.kind(),
                        old.amountVnd(),
                        old.per(),
                        old.words(),
                        old.effectiveFrom(),
                        to,
                        old.confidence(),
                        old.caseKey(),
                        old.channel()),
                fee.from(),
                to -> new Fee(
                        fee.kind(),
                        fee.amountVnd(),
                        fee.per(),
                        fee.words(),
                        fee.from(),
                        to,
                        BY_HAND,
                        fee.caseKey(),
                        fee.channel()));
        return with(entry, entry.cases(), entry.versions(), fees, entry.limits());
    }

    private static CatalogueEntry limit(
            CatalogueEntry entry, LocalDate from, String caseKey, String channel, String limit, String basis) {
        var limits = dated(
                entry.limits(),
                old -> old.stage() == Stage.WHOLE
                        && old.caseKey().equals(caseKey)
                        && old.channel().equals(channel),
                LimitRow::effectiveFrom,
                LimitRow::effectiveTo,
                (old, to) -> new LimitRow(
                        old.subject(),
                        old.caseKey(),
                        old.stage(),
                        old.channel(),
                        old.effectiveFrom(),
                        to,
                        old.timeLimit(),
                        old.problem(),
                        old.basis(),
                        old.confidence(),
                        old.note()),
                from,
                to -> new LimitRow(
                        entry.limitSubject(),
                        caseKey,
                        Stage.WHOLE,
                        channel,
                        from,
                        to,
                        limit,
                        null,
                        basis,
                        BY_HAND,
                        ""));
        return with(entry, entry.cases(), entry.versions(), entry.fees(), limits);
    }

    private static CatalogueEntry newCase(CatalogueEntry entry, CatalogueCorrection.NewCase added) {
        int n = 1;
        while (hasCase(entry, "case-" + n)) n++;
        var key = "case-" + n;
        var cases = new ArrayList<>(entry.cases());
        cases.add(new ProcedureCase(key, Stage.WHOLE, added.nameVi(), added.nameEn()));
        return limit(
                with(entry, cases, entry.versions(), entry.fees(), entry.limits()),
                added.from(),
                key,
                "",
                added.limit(),
                added.basis());
    }

    private static boolean hasCase(CatalogueEntry entry, String key) {
        return entry.cases().stream().anyMatch(c -> c.key().equals(key));
    }

    private static CatalogueEntry versions(CatalogueEntry entry, CatalogueCorrection.NewVersion now) {
        var last = entry.versions().stream()
                .filter(v -> !v.effectiveFrom().isAfter(now.from()))
                .max(Comparator.comparing(Version::effectiveFrom))
                .orElseGet(() -> entry.versions().getFirst());
        boolean sameDay = last.effectiveFrom().equals(now.from());
        var versions = dated(
                entry.versions(),
                _ -> true,
                Version::effectiveFrom,
                Version::effectiveTo,
                CorrectionRules::until,
                now.from(),
                to -> version(last, now, sameDay ? last.version() : "v" + now.from(), to));
        return with(entry, entry.cases(), versions, entry.fees(), entry.limits());
    }

    private static Version until(Version v, @Nullable LocalDate to) {
        return version(v, v.version(), v.effectiveFrom(), to, v.result(), v.legalBasis(), v.publication(), v.papers());
    }

    private static Version version(
            Version last, CatalogueCorrection.NewVersion now, String name, @Nullable LocalDate to) {
        var papers = new ArrayList<Paper>();
        for (var p : now.papers())
            papers.add(new Paper(
                    papers.size() + 1,
                    p.name(),
                    p.originals(),
                    p.copies(),
                    p.mandatory(),
                    p.presentOnly(),
                    p.note(),
                    p.cases(),
                    p.form(),
                    p.code(),
                    p.reusable()));
        var old = last.publication();
        var publication = new Publication(
                now.decision(),
                null,
                old.kind(),
                old.fieldCode(),
                old.sequence(),
                old.conditions(),
                old.reception(),
                old.agencies(),
                old.ways());
        return version(last, name, now.from(), to, now.result(), now.legalBasis(), publication, papers);
    }

    private static Version version(
            Version v,
            String name,
            LocalDate from,
            @Nullable LocalDate to,
            String result,
            String legalBasis,
            Publication publication,
            List<Paper> papers) {
        return new Version(
                name,
                from,
                to,
                v.offered(),
                v.code(),
                v.codeConfidence(),
                v.level(),
                v.agency(),
                v.decides(),
                v.alsoDecides(),
                v.agencyKey(),
                v.channels(),
                v.sets(),
                v.sameDay(),
                result,
                legalBasis,
                v.notes(),
                publication,
                papers);
    }

    /** A new row from a day on: the one that holds then ends the day before, one of the same day goes, later ones stay and end it. */
    private static <T> List<T> dated(
            List<T> rows,
            Predicate<T> same,
            Function<T, LocalDate> from,
            Function<T, @Nullable LocalDate> to,
            BiFunction<T, @Nullable LocalDate, T> until,
            LocalDate day,
            Function<@Nullable LocalDate, T> made) {
        var kept = new ArrayList<T>();
        LocalDate next = null;
        for (var row : rows) {
            var begins = from.apply(row);
            var ends = to.apply(row);
            if (!same.test(row)) kept.add(row);
            else if (begins.isBefore(day))
                kept.add(ends == null || !ends.isBefore(day) ? until.apply(row, day.minusDays(1)) : row);
            else if (begins.isAfter(day)) {
                kept.add(row);
                if (next == null || begins.isBefore(next)) next = begins;
            }
        }
        kept.add(made.apply(next == null ? null : next.minusDays(1)));
        return kept;
    }

    private static CatalogueEntry with(
            CatalogueEntry e,
            List<ProcedureCase> cases,
            List<Version> versions,
            List<Fee> fees,
            List<LimitRow> limits) {
        return new CatalogueEntry(
                e.key(),
                e.nameVi(),
                e.nameEn(),
                e.fieldVi(),
                e.fieldEn(),
                e.subjects(),
                e.refusal(),
                e.words(),
                e.codes(),
                e.related(),
                cases,
                versions,
                fees,
                limits);
    }
}
