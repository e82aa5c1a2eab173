package vn.kycuong.procedure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.law.LimitRow;
import vn.kycuong.procedure.ProcedureBook.Version;

/** Writes procedures in our exchange format. The same catalogue is always the same bytes: fields and rows have one order. */
final class CatalogueText {
    static final String FORMAT = "kycuong-catalogue";
    static final int FORMAT_VERSION = 1;

    private static final DefaultIndenter LINES = new DefaultIndenter(" ", "\n");
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(LINES)
                    .withArrayIndenter(LINES))
            .build();

    private CatalogueText() {}

    static byte[] file(List<CatalogueEntry> entries) {
        var file = new LinkedHashMap<String, @Nullable Object>();
        file.put("format", FORMAT);
        file.put("format_version", FORMAT_VERSION);
        file.put(
                "procedures",
                entries.stream()
                        .sorted(Comparator.comparing(CatalogueEntry::key))
                        .map(CatalogueText::fields)
                        .toList());
        return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** One procedure, as a line of an import keeps it. */
    static String entry(CatalogueEntry entry) {
        return JSON.writeValueAsString(fields(entry));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The names of the parts in which two descriptions of a procedure differ, as the file names them. */
    static List<String> differences(CatalogueEntry before, CatalogueEntry after) {
        var one = fields(before);
        var other = fields(after);
        var changed = new ArrayList<String>();
        for (var field : one.keySet())
            if (!String.valueOf(one.get(field)).equals(String.valueOf(other.get(field)))) changed.add(field);
        return changed;
    }

    static Map<String, @Nullable Object> fields(CatalogueEntry p) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("key", p.key());
        out.put("name_vi", p.nameVi());
        out.put("name_en", p.nameEn());
        out.put("field_vi", p.fieldVi());
        out.put("field_en", p.fieldEn());
        out.put("subjects", p.subjects());
        out.put("refusal", p.refusal());
        out.put("words", p.words());
        out.put("codes", p.codes().stream().map(CatalogueText::code).toList());
        out.put("related", p.related().stream().map(CatalogueText::related).toList());
        out.put("cases", p.cases().stream().map(CatalogueText::procedureCase).toList());
        out.put(
                "versions",
                p.versions().stream()
                        .sorted(Comparator.comparing(Version::effectiveFrom))
                        .map(CatalogueText::version)
                        .toList());
        out.put("fees", p.fees().stream().map(CatalogueText::fee).toList());
        out.put(
                "limits",
                p.limits().stream()
                        .sorted(Comparator.comparing(LimitRow::effectiveFrom)
                                .thenComparing(LimitRow::caseKey)
                                .thenComparing(LimitRow::stage)
                                .thenComparing(LimitRow::channel))
                        .map(CatalogueText::limit)
                        .toList());
        return out;
    }

    private static Map<String, @Nullable Object> code(ProcedureCode code) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("code", code.code());
        out.put("valid_from", day(code.validFrom()));
        out.put("valid_to", day(code.validTo()));
        out.put("owner", code.owner());
        out.put("confidence", code.confidence());
        return out;
    }

    private static Map<String, @Nullable Object> related(Related related) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("other", related.other());
        out.put("relation", related.relation().name());
        out.put("note", related.note());
        return out;
    }

    private static Map<String, @Nullable Object> procedureCase(ProcedureCase one) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("key", one.key());
        out.put("stage", one.stage().name());
        out.put("name_vi", one.name());
        out.put("name_en", one.nameEn());
        return out;
    }

    private static Map<String, @Nullable Object> version(Version v) {
        var publication = v.publication();
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("version", v.version());
        out.put("effective_from", day(v.effectiveFrom()));
        out.put("effective_to", day(v.effectiveTo()));
        out.put("offered", v.offered());
        out.put("code", v.code());
        out.put("code_confidence", v.codeConfidence());
        out.put("decision", publication.decision());
        out.put("decided_on", day(publication.decidedOn()));
        out.put("kind", publication.kind());
        out.put("field_code", publication.fieldCode());
        out.put("level", v.level());
        out.put("agency", v.agency());
        out.put("decides", v.decides().name());
        out.put("also_decides", v.alsoDecides().stream().map(Decider::name).toList());
        out.put("agency_key", v.agencyKey());
        out.put("channels", v.channels());
        out.put("sets", v.sets());
        out.put("same_day", v.sameDay());
        out.put("result", v.result());
        out.put("legal_basis", v.legalBasis());
        out.put("notes", v.notes());
        out.put("conditions", publication.conditions());
        out.put("reception", publication.reception());
        out.put("sequence", publication.sequence());
        out.put(
                "agencies",
                publication.agencies().stream().map(CatalogueText::agency).toList());
        out.put("ways", publication.ways().stream().map(CatalogueText::way).toList());
        out.put("papers", v.papers().stream().map(CatalogueText::paper).toList());
        return out;
    }

    private static Map<String, @Nullable Object> agency(Agency agency) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("part", agency.part().name());
        out.put("level", agency.level());
        out.put("name", agency.name());
        out.put("unit_key", agency.unitKey());
        return out;
    }

    private static Map<String, @Nullable Object> way(Way way) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("channel", way.channel());
        out.put("note", way.note());
        out.put("place", way.place());
        return out;
    }

    private static Map<String, @Nullable Object> paper(Paper paper) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("no", paper.no());
        out.put("name", paper.name());
        out.put("originals", paper.originals());
        out.put("copies", paper.copies());
        out.put("mandatory", paper.mandatory());
        out.put("present_only", paper.presentOnly());
        out.put("note", paper.note());
        out.put("cases", paper.cases());
        out.put("form", paper.form());
        out.put("code", paper.code());
        out.put("reusable", paper.reusable());
        return out;
    }

    private static Map<String, @Nullable Object> fee(Fee fee) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("effective_from", day(fee.effectiveFrom()));
        out.put("effective_to", day(fee.effectiveTo()));
        out.put("case", fee.caseKey());
        out.put("channel", fee.channel());
        out.put("kind", fee.kind());
        out.put("amount_vnd", fee.amountVnd());
        out.put("per", fee.per());
        out.put("words", fee.words());
        out.put("confidence", fee.confidence());
        return out;
    }

    private static Map<String, @Nullable Object> limit(LimitRow row) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("effective_from", day(row.effectiveFrom()));
        out.put("effective_to", day(row.effectiveTo()));
        out.put("case", row.caseKey());
        out.put("stage", row.stage().name());
        out.put("channel", row.channel());
        out.put("limit", row.timeLimit());
        out.put("problem", row.problem());
        out.put("basis", row.basis());
        out.put("confidence", row.confidence());
        out.put("note", row.note());
        return out;
    }

    private static @Nullable String day(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
