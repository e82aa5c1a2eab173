package vn.kycuong.procedure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kycuong.law.LimitRow;
import vn.kycuong.law.Stage;
import vn.kycuong.procedure.ProcedureBook.Version;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.ImportReport;
import vn.kycuong.reference.SourceRecord;

/** Reads our exchange format. What is wrong is named by line and field; reading goes on, so that one look names it all. */
final class CatalogueReader {
    private CatalogueReader() {}

    /** A procedure as a file gives it, and what is wrong with the way it is written. */
    record Read(int line, CatalogueEntry entry, List<ImportReport.Line> findings) {}

    /** The file, or why it is none. */
    static List<Read> file(byte[] content, Findings findings) {
        var file = SourceRecord.json("", content, findings);
        if (findings.anyError()) return List.of();
        file.only(Set.of("format", "format_version", "procedures"));
        if (!file.textOr("format", "").equals(CatalogueText.FORMAT)
                || !Integer.valueOf(CatalogueText.FORMAT_VERSION).equals(file.wholeOrNull("format_version")))
            file.error(
                    "format",
                    "Cần \"format\": \"%s\" và \"format_version\": %d."
                            .formatted(CatalogueText.FORMAT, CatalogueText.FORMAT_VERSION));
        if (findings.anyError()) return List.of();
        var read = new ArrayList<Read>();
        for (var row : file.records("procedures")) {
            int before = findings.report().lines().size();
            var entry = entry(row);
            var lines = findings.report().lines();
            read.add(new Read(line(row), entry, List.copyOf(lines.subList(before, lines.size()))));
        }
        return read;
    }

    /** What {@link CatalogueText#entry} wrote. */
    static CatalogueEntry entry(String text) {
        var findings = new Findings();
        var entry = entry(SourceRecord.json("", text.getBytes(StandardCharsets.UTF_8), findings));
        if (findings.anyError())
            throw new IllegalStateException(
                    "A kept line cannot be read: " + findings.report().errors());
        return entry;
    }

    /** The same from a file that somebody brings, with what is wrong with it. */
    static Read line(int no, String text) {
        var findings = new Findings();
        var entry = entry(SourceRecord.json("", text.getBytes(StandardCharsets.UTF_8), findings));
        return new Read(no, entry, findings.report().lines());
    }

    static int line(SourceRecord row) {
        return Integer.parseInt(row.where().replaceAll("\\D", ""));
    }

    private static CatalogueEntry entry(SourceRecord row) {
        row.only(Set.of(
                "key",
                "name_vi",
                "name_en",
                "field_vi",
                "field_en",
                "subjects",
                "refusal",
                "words",
                "codes",
                "related",
                "cases",
                "versions",
                "fees",
                "limits"));
        var key = row.text("key");
        return new CatalogueEntry(
                key,
                row.text("name_vi"),
                row.textOr("name_en", ""),
                row.text("field_vi"),
                row.textOr("field_en", ""),
                row.texts("subjects"),
                row.textOrNull("refusal"),
                row.texts("words"),
                each(row, "codes", CatalogueReader::code),
                each(row, "related", CatalogueReader::related),
                each(row, "cases", CatalogueReader::procedureCase),
                each(row, "versions", CatalogueReader::version),
                each(row, "fees", CatalogueReader::fee),
                each(row, "limits", limit -> limit("procedure:" + key, limit)));
    }

    private static <T> List<T> each(SourceRecord row, String field, Function<SourceRecord, T> reading) {
        return row.records(field).stream().map(reading).toList();
    }

    private static ProcedureCode code(SourceRecord row) {
        row.only(Set.of("code", "valid_from", "valid_to", "owner", "confidence"));
        return new ProcedureCode(
                row.text("code"),
                row.date("valid_from"),
                row.dateOrNull("valid_to"),
                row.textOr("owner", ""),
                row.textOr("confidence", ""));
    }

    private static Related related(SourceRecord row) {
        row.only(Set.of("other", "relation", "note"));
        return new Related(row.text("other"), row.choice("relation", Related.Relation.class), row.textOr("note", ""));
    }

    private static ProcedureCase procedureCase(SourceRecord row) {
        row.only(Set.of("key", "stage", "name_vi", "name_en"));
        return new ProcedureCase(
                row.text("key"), row.choice("stage", Stage.class), row.text("name_vi"), row.textOr("name_en", ""));
    }

    private static Version version(SourceRecord row) {
        row.only(Set.of(
                "version",
                "effective_from",
                "effective_to",
                "offered",
                "code",
                "code_confidence",
                "decision",
                "decided_on",
                "kind",
                "field_code",
                "level",
                "agency",
                "decides",
                "also_decides",
                "agency_key",
                "channels",
                "sets",
                "same_day",
                "result",
                "legal_basis",
                "notes",
                "conditions",
                "reception",
                "sequence",
                "agencies",
                "ways",
                "papers"));
        return new Version(
                row.text("version"),
                row.date("effective_from"),
                row.dateOrNull("effective_to"),
                row.flag("offered"),
                row.textOrNull("code"),
                row.textOr("code_confidence", ""),
                row.textOr("level", ""),
                row.text("agency"),
                row.choice("decides", Decider.class),
                row.has("also_decides") ? row.choices("also_decides", Decider.class) : List.of(),
                row.textOrNull("agency_key"),
                row.texts("channels"),
                row.whole("sets"),
                row.flag("same_day"),
                row.textOr("result", ""),
                row.textOr("legal_basis", ""),
                row.textOr("notes", ""),
                publication(row),
                each(row, "papers", CatalogueReader::paper));
    }

    private static Publication publication(SourceRecord row) {
        return new Publication(
                row.textOrNull("decision"),
                row.dateOrNull("decided_on"),
                row.textOrNull("kind"),
                row.textOrNull("field_code"),
                row.texts("sequence"),
                row.textOr("conditions", ""),
                row.textOr("reception", ""),
                each(row, "agencies", CatalogueReader::agency),
                each(row, "ways", CatalogueReader::way));
    }

    private static Agency agency(SourceRecord row) {
        row.only(Set.of("part", "level", "name", "unit_key"));
        return new Agency(
                row.choice("part", Agency.Part.class),
                row.textOr("level", ""),
                row.text("name"),
                row.textOrNull("unit_key"));
    }

    private static Way way(SourceRecord row) {
        row.only(Set.of("channel", "note", "place"));
        return new Way(row.text("channel"), row.textOr("note", ""), row.textOr("place", ""));
    }

    private static Paper paper(SourceRecord row) {
        row.only(Set.of(
                "no",
                "name",
                "originals",
                "copies",
                "mandatory",
                "present_only",
                "note",
                "cases",
                "form",
                "code",
                "reusable"));
        return new Paper(
                row.whole("no"),
                row.text("name"),
                row.whole("originals"),
                row.whole("copies"),
                row.flag("mandatory"),
                row.flag("present_only"),
                row.textOr("note", ""),
                row.texts("cases"),
                row.textOr("form", ""),
                row.textOr("code", ""),
                row.flag("reusable"));
    }

    private static Fee fee(SourceRecord row) {
        row.only(Set.of(
                "effective_from",
                "effective_to",
                "case",
                "channel",
                "kind",
                "amount_vnd",
                "per",
                "words",
                "confidence"));
        @Nullable Integer amount = row.wholeOrNull("amount_vnd");
        return new Fee(
                row.text("kind"),
                amount == null ? null : amount.longValue(),
                row.text("per"),
                row.text("words"),
                row.date("effective_from"),
                row.dateOrNull("effective_to"),
                row.textOr("confidence", ""),
                row.textOr("case", ""),
                row.textOr("channel", ""));
    }

    private static LimitRow limit(String subject, SourceRecord row) {
        row.only(Set.of(
                "effective_from",
                "effective_to",
                "case",
                "stage",
                "channel",
                "limit",
                "problem",
                "basis",
                "confidence",
                "note"));
        return new LimitRow(
                subject,
                row.text("case"),
                row.choice("stage", Stage.class),
                row.textOr("channel", ""),
                row.date("effective_from"),
                row.dateOrNull("effective_to"),
                row.textOrNull("limit"),
                row.textOrNull("problem"),
                row.textOr("basis", ""),
                row.textOr("confidence", ""),
                row.textOr("note", ""));
    }
}
