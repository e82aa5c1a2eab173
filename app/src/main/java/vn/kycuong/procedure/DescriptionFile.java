package vn.kycuong.procedure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kycuong.procedure.Agency.Part;
import vn.kycuong.reference.SourceRecord;

/** Reads what {@code catalogue.json} adds to a procedure: agencies, ways, sequence, conditions, and what is particular about papers. */
final class DescriptionFile {
    private final SourceRecord file;
    private final SourceRecord ours;

    DescriptionFile(SourceRecord file, SourceRecord ours) {
        this.file = file;
        this.ours = ours;
    }

    /** Publication decisions of the province are not among our data: their fields stay empty until it enters them. */
    Publication publication(String version, String level, String agency, @Nullable String unitKey) {
        return new Publication(
                null,
                null,
                null,
                null,
                ours.has("sequence") ? ours.texts("sequence") : file.texts("sequence"),
                ours.textOr("conditions", ""),
                "",
                agencies(version, level, agency, unitKey),
                ways());
    }

    private List<Agency> agencies(String version, String level, String agency, @Nullable String unitKey) {
        var agencies = new ArrayList<Agency>();
        agencies.add(new Agency(Part.EXECUTING, level, agency, unitKey));
        if (!ours.has("agencies")) return agencies;
        for (var one : ours.records("agencies")) {
            if (one.textOr("version", version).equals(version))
                agencies.add(
                        new Agency(one.choice("part", Part.class), one.textOr("level", ""), one.text("name"), null));
        }
        return agencies;
    }

    private List<Way> ways() {
        if (!ours.has("ways")) return List.of();
        return ours.records("ways").stream()
                .map(way -> new Way(way.text("channel"), way.text("note"), way.textOr("place", "")))
                .toList();
    }

    List<Paper> papers(List<SourceRecord> documents) {
        var particular = particular();
        var papers = new ArrayList<Paper>();
        for (var paper : documents) {
            int no = papers.size() + 1;
            var more = particular.remove(no);
            papers.add(new Paper(
                    no,
                    paper.text("name_vi"),
                    paper.whole("original"),
                    paper.whole("copy"),
                    paper.flag("mandatory"),
                    paper.flag("present_only"),
                    paper.textOr("note", ""),
                    more != null && more.has("cases") ? more.texts("cases") : List.of(),
                    more == null ? "" : more.textOr("form", ""),
                    more == null ? "" : more.textOr("code", ""),
                    more != null && more.has("reusable") && more.flag("reusable")));
        }
        particular.forEach((no, more) -> more.error("no", "Thủ tục không có giấy tờ thứ %d.".formatted(no)));
        return papers;
    }

    private Map<Integer, SourceRecord> particular() {
        var found = new HashMap<Integer, SourceRecord>();
        if (ours.has("papers")) for (var one : ours.records("papers")) found.put(one.whole("no"), one);
        return found;
    }

    static List<Related> related(List<SourceRecord> rows) {
        return rows.stream()
                .map(one -> new Related(
                        one.text("other"), one.choice("relation", Related.Relation.class), one.textOr("note", "")))
                .toList();
    }

    static List<Fee> fees(List<SourceRecord> rows) {
        return rows.stream().map(DescriptionFile::fee).toList();
    }

    private static Fee fee(SourceRecord fee) {
        var amount = fee.wholeOrNull("amount_vnd");
        if (amount != null && amount < 0) fee.error("amount_vnd", "Số tiền không thể âm: %d.".formatted(amount));
        return new Fee(
                fee.text("kind"),
                amount == null ? null : amount.longValue(),
                fee.text("per"),
                fee.text("words"),
                fee.date("effective_from"),
                fee.dateOrNull("effective_to"),
                fee.text("confidence"),
                fee.textOr("case", ""),
                fee.textOr("channel", ""));
    }
}
