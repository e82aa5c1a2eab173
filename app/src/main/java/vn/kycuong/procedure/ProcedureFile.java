package vn.kycuong.procedure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kycuong.law.Stage;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.ProcedureBook.Version;
import vn.kycuong.reference.SourceRecord;

/** Reads {@code procedures.json} as {@code catalogue.json} says. */
final class ProcedureFile {
    private static final Set<String> CHANNELS = Set.of("COUNTER", "POSTAL", "ONLINE");

    final List<CatalogueEntry> procedures = new ArrayList<>();
    final List<Synonym> synonyms = new ArrayList<>();

    private final SourceRecord source;
    private final SourceRecord own;
    private final Organisation organisation;
    private final Map<String, SourceRecord> ownByKey = new HashMap<>();

    ProcedureFile(SourceRecord source, SourceRecord own, Organisation organisation) {
        this.source = source;
        this.own = own;
        this.organisation = organisation;
    }

    ProcedureFile read() {
        for (var row : own.records("procedures")) ownByKey.put(row.text("procedure"), row);
        var rows = source.records("procedures");
        int expected = source.record("meta").whole("count");
        if (rows.size() != expected)
            source.error("count", "Ghi %d thủ tục nhưng có %d.".formatted(expected, rows.size()));
        for (var row : rows) read(row);
        for (var row : own.records("synonyms")) synonyms.add(new Synonym(row.text("said"), row.textOr("means", "")));
        return this;
    }

    private void read(SourceRecord row) {
        var key = row.text("id");
        var ours = ownByKey.get(key);
        if (ours == null) {
            row.error("id", "Thủ tục \"%s\" chưa có trong catalogue.json.".formatted(key));
            return;
        }
        if (procedures.stream().anyMatch(p -> p.key().equals(key)))
            row.error("id", "Thủ tục %s xuất hiện hai lần.".formatted(key));
        var versions = versions(row, ours);
        procedures.add(new CatalogueEntry(
                key,
                row.text("name_vi"),
                row.text("name_en"),
                row.text("field_vi"),
                ours.text("field_en"),
                row.texts("subjects"),
                ours.textOrNull("refusal_vi"),
                ours.texts("words"),
                codes(versions),
                ours.has("related") ? DescriptionFile.related(ours.records("related")) : List.of(),
                cases(ours),
                versions,
                fees(row, ours),
                new LimitFile("procedure:" + key, ours.records("cases")).read(row.records("time_limits"))));
    }

    /** A code that a later version keeps goes on; one that it does not have ends with its version. */
    private static List<ProcedureCode> codes(List<Version> versions) {
        var codes = new LinkedHashMap<String, ProcedureCode>();
        for (var v : versions) {
            for (var code : ProcedureBook.codes(v.code())) {
                var before = codes.get(code);
                var since = before == null ? v.effectiveFrom() : before.validFrom();
                codes.put(code, new ProcedureCode(code, since, v.effectiveTo(), v.agency(), v.codeConfidence()));
            }
        }
        return List.copyOf(codes.values());
    }

    private List<Version> versions(SourceRecord row, SourceRecord ours) {
        var versions = new ArrayList<Version>();
        for (var days : own.records("versions")) {
            var name = days.text("version");
            var competence = competence(ours, name);
            if (competence.isEmpty()) ours.error("competence", "Thiếu phiên bản %s.".formatted(name));
            else
                versions.add(version(
                        row,
                        ours,
                        days,
                        competence.get(),
                        row.record("versions").record(name)));
        }
        return versions;
    }

    private static Optional<SourceRecord> competence(SourceRecord ours, String version) {
        return ours.records("competence").stream()
                .filter(c -> c.text("version").equals(version))
                .findFirst();
    }

    private Version version(
            SourceRecord row, SourceRecord ours, SourceRecord days, SourceRecord competence, SourceRecord state) {
        var code = state.textOrNull("code");
        if (code != null && ProcedureBook.codes(code).isEmpty())
            state.error("code", "Mã \"%s\" không có dạng 1.234567.".formatted(code));
        var level = state.text("level");
        var description = new DescriptionFile(own, ours);
        return new Version(
                days.text("version"),
                competence.has("effective_from") ? competence.date("effective_from") : days.date("effective_from"),
                competence.has("effective_to")
                        ? competence.dateOrNull("effective_to")
                        : days.dateOrNull("effective_to"),
                !level.equals("—"),
                code,
                state.text("code_confidence"),
                level,
                state.text("agency_vi"),
                competence.choice("decides", Decider.class),
                competence.has("also") ? competence.choices("also", Decider.class) : List.of(),
                agency(competence),
                channels(row),
                row.whole("dossier_sets"),
                row.flag("same_day_with_15h_cutoff"),
                row.text("result_vi"),
                row.text("legal_basis_2020"),
                row.textOr("notes", ""),
                description.publication(days.text("version"), level, state.text("agency_vi"), agency(competence)),
                description.papers(row.records("documents")));
    }

    private @Nullable String agency(SourceRecord competence) {
        var key = competence.textOrNull("agency");
        if (key != null && organisation.byKey(key).isEmpty()) {
            competence.error("agency", "Không có đơn vị nào mang khóa \"%s\".".formatted(key));
        }
        boolean needed = competence.text("decides").equals(Decider.AGENCY.name())
                || competence.has("also") && competence.texts("also").contains(Decider.AGENCY.name());
        if (key == null && needed) competence.error("agency", "Thiếu cơ quan giải quyết.");
        return key;
    }

    private static List<String> channels(SourceRecord row) {
        var channels = row.texts("channels");
        for (var channel : channels) {
            if (!CHANNELS.contains(channel))
                row.error("channels", "\"%s\" không phải COUNTER, POSTAL hoặc ONLINE.".formatted(channel));
        }
        return channels;
    }

    private static List<Fee> fees(SourceRecord row, SourceRecord ours) {
        if (ours.has("fees")) return DescriptionFile.fees(ours.records("fees"));
        var words = ours.texts("fees_vi");
        var fees = row.records("fees");
        if (words.size() != fees.size())
            ours.error("fees_vi", "Có %d câu cho %d khoản thu.".formatted(words.size(), fees.size()));
        var read = new ArrayList<Fee>();
        for (int i = 0; i < Math.min(words.size(), fees.size()); i++) read.add(fee(fees.get(i), words.get(i)));
        return read;
    }

    private static Fee fee(SourceRecord fee, String words) {
        var amount = fee.wholeOrNull("amount_vnd");
        if (amount != null && amount < 0) fee.error("amount_vnd", "Số tiền không thể âm: %d.".formatted(amount));
        return new Fee(
                fee.text("kind"),
                amount == null ? null : amount.longValue(),
                fee.text("per"),
                words,
                fee.date("effective_from"),
                fee.dateOrNull("effective_to"),
                fee.text("confidence"),
                "",
                "");
    }

    private static List<ProcedureCase> cases(SourceRecord ours) {
        var cases = new LinkedHashMap<String, ProcedureCase>();
        for (var one : ours.records("cases")) {
            var read = new ProcedureCase(
                    one.text("key"), one.choice("stage", Stage.class), one.text("name_vi"), one.text("name_en"));
            // The same case is named by several rows of the source over time; the first names it.
            cases.putIfAbsent(read.key(), read);
        }
        return List.copyOf(cases.values());
    }
}
