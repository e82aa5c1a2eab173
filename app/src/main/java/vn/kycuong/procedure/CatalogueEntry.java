package vn.kycuong.procedure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.law.LimitRow;
import vn.kycuong.procedure.ProcedureBook.Version;

/** A procedure with everything that hangs on it, as files give it and as it is stored and exchanged. */
record CatalogueEntry(
        String key,
        String nameVi,
        String nameEn,
        String fieldVi,
        String fieldEn,
        List<String> subjects,
        @Nullable String refusal,
        List<String> words,
        List<ProcedureCode> codes,
        List<Related> related,
        List<ProcedureCase> cases,
        List<Version> versions,
        List<Fee> fees,
        List<LimitRow> limits) {

    static CatalogueEntry of(ProcedureBook.Entry entry, List<LimitRow> limits) {
        return new CatalogueEntry(
                entry.key(),
                entry.name(),
                entry.nameEn(),
                entry.field(),
                entry.fieldEn(),
                entry.subjects(),
                entry.refusal(),
                entry.words(),
                entry.codes(),
                entry.related(),
                entry.cases(),
                entry.versions(),
                entry.fees(),
                limits);
    }

    String limitSubject() {
        return "procedure:" + key;
    }
}
