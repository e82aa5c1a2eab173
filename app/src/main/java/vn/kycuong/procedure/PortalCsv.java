package vn.kycuong.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.law.LimitRow;
import vn.kycuong.law.Stage;
import vn.kycuong.procedure.ProcedureBook.Version;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.SourceRecord;

/**
 * Reads the list of procedures that the national portal gives as comma-separated values: code, name, field, executing agencies, times by
 * case and by channel. It holds no papers, fees, results or decisions.
 */
final class PortalCsv {
    static final List<String> COLUMNS =
            List.of("code", "name", "category", "executing_agency", "cases_processing", "channels_processing");

    private static final Pattern CODE = Pattern.compile("\\d\\.\\d{6}");
    private static final Pattern CHANNEL = Pattern.compile("(?:^|;\\s*)(DIRECT|ONLINE|POSTAL):");
    private static final Pattern OF_PROVINCE = Pattern.compile("\\s*-\\s*tỉnh [\\p{L} ]+$");
    private static final Pattern OF_COMMUNE = Pattern.compile("(?:.*\\s)?cấp xã");
    private static final Pattern DIVISION = Pattern.compile("phòng .*");
    private static final Pattern BRANCH = Pattern.compile("[Cc]hi nhánh (.+?)(?: khu vực)?");
    /** What a text that the source cut in the middle of a sentence ends with. */
    private static final Pattern CUT = Pattern.compile(".*[-,;]", Pattern.DOTALL);

    private static final Map<String, String> CHANNELS =
            Map.of("DIRECT", "COUNTER", "ONLINE", "ONLINE", "POSTAL", "POSTAL");
    private static final List<String> ORDER = List.of("COUNTER", "POSTAL", "ONLINE");

    private final String decision;
    private final LocalDate inForce;
    private final boolean districts;
    private final Function<String, @Nullable String> unitKeyByName;

    /** @param districts whether there are units between province and commune on that day */
    PortalCsv(String decision, LocalDate inForce, boolean districts, Function<String, @Nullable String> unitKeyByName) {
        this.decision = decision;
        this.inForce = inForce;
        this.districts = districts;
        this.unitKeyByName = unitKeyByName;
    }

    /** A line of the list. @param entry null where it is no procedure at all */
    record Line(int no, String code, String name, @Nullable CatalogueEntry entry, List<ImportNote> notes) {}

    List<Line> read(byte[] content, Findings findings) {
        var records = SourceRecord.csv("", content, findings);
        var first = records.isEmpty() ? null : records.getFirst();
        if (first != null && (!first.has("code") && !first.has("name")))
            findings.error("", "dòng 1", "", "Dòng đầu phải là tên cột: %s.".formatted(String.join(",", COLUMNS)));
        return findings.anyError()
                ? List.of()
                : records.stream().map(this::line).toList();
    }

    private Line line(SourceRecord row) {
        var notes = new ArrayList<ImportNote>();
        var code = row.textOr("code", "").strip();
        var written = row.textOr("name", "");
        var name = written.replaceAll("\\s+", " ").strip();
        int no = CatalogueReader.line(row);
        if (name.isEmpty()) notes.add(ImportNote.refuses("name", "Thiếu tên thủ tục."));
        if (!CODE.matcher(code).matches())
            notes.add(ImportNote.refuses("code", "Mã \"%s\" không có dạng 1.234567.".formatted(code)));
        if (notes.stream().anyMatch(note -> note.weight() == ImportNote.Weight.REFUSES))
            return new Line(no, code, name, null, notes);
        if (written.strip().contains("\n"))
            notes.add(ImportNote.warns("name", "Tên bị ngắt dòng giữa chừng; đã nối lại."));
        return new Line(no, code, name, entry(row, code, name, notes), notes);
    }

    private CatalogueEntry entry(SourceRecord row, String code, String name, List<ImportNote> notes) {
        var key = "TT_" + code.replace(".", "_");
        var times = times(row.textOr("channels_processing", ""), notes);
        var byCase = row.textOr("cases_processing", "").strip();
        var listed = byCase.isEmpty() ? listed(times) : List.<PortalCase>of();
        var cases = new ArrayList<ProcedureCase>();
        if (listed.isEmpty())
            cases.add(new ProcedureCase("normal", Stage.WHOLE, "Trường hợp thông thường", "Normal case"));
        for (var one : listed)
            cases.add(new ProcedureCase("case-" + (cases.size() + 1), Stage.WHOLE, one.name(), one.name()));
        var subject = "procedure:" + key;
        var limits = listed.isEmpty() ? limits(subject, times, byCase, notes) : limits(subject, listed, notes);
        if (limits.stream().anyMatch(limit -> limit.stage() == Stage.EXTENSION))
            cases.add(new ProcedureCase(
                    "remote", Stage.EXTENSION, "Xã miền núi, vùng sâu: cộng thêm", "Remote communes: added time"));
        var channels = ORDER.stream().filter(times::containsKey).toList();
        var version = version(code, row.textOr("executing_agency", ""), channels, notes);
        var codes = List.of(new ProcedureCode(code, inForce, null, version.agency(), ""));
        return new CatalogueEntry(
                key,
                name,
                "",
                row.textOr("category", "").isBlank()
                        ? "Chưa phân lĩnh vực"
                        : row.text("category").strip(),
                "",
                List.of(),
                version.decides() == Decider.NONE
                        ? "Danh mục chưa xác định cơ quan của tỉnh giải quyết thủ tục này: %s."
                                .formatted(version.agency())
                        : null,
                List.of(),
                codes,
                List.of(),
                cases,
                List.of(version),
                List.of(),
                limits);
    }

    /** The times by our names of channels, as written. */
    private static Map<String, String> times(String written, List<ImportNote> notes) {
        var times = new LinkedHashMap<String, String>();
        var found = CHANNEL.matcher(written).results().toList();
        for (int i = 0; i < found.size(); i++) {
            int end = i + 1 < found.size() ? found.get(i + 1).start() : written.length();
            var channel = Objects.requireNonNull(CHANNELS.get(found.get(i).group(1)));
            var before = times.put(
                    channel, written.substring(found.get(i).end(), end).strip());
            if (before != null && !before.equals(times.get(channel)))
                notes.add(ImportNote.warns("channels_processing", "Cách nộp %s được ghi hai lần.".formatted(channel)));
        }
        if (found.isEmpty()) notes.add(ImportNote.warns("channels_processing", "Không có cách nộp nào đọc được."));
        times.replaceAll((channel, text) -> whole(channel, text, times.values(), notes));
        return times;
    }

    /** A text that was cut at the source is read as another way of handing in has it whole. */
    private static String whole(String channel, String text, Collection<String> all, List<ImportNote> notes) {
        var words = PortalTime.words(text);
        if (!CUT.matcher(words).matches()) return text;
        var whole = all.stream()
                .filter(other -> PortalTime.words(other).length() > words.length()
                        && PortalTime.words(other).startsWith(words))
                .findFirst();
        if (whole.isEmpty()) return text;
        notes.add(ImportNote.warns(
                "channels_processing",
                "Câu của cách nộp %s bị cắt giữa chừng ở nguồn; đọc theo cách nộp có đủ câu.".formatted(channel)));
        return whole.get();
    }

    /** The cases that the times list, the same for every way of handing in; empty where they list none. */
    private static List<PortalCase> listed(Map<String, String> times) {
        var lists = times.values().stream().map(PortalCase::read).distinct().toList();
        if (lists.size() != 1) return List.of();
        boolean oneExtension = lists.getFirst().stream()
                        .map(one -> Objects.requireNonNullElse(one.time().extension(), ""))
                        .distinct()
                        .count()
                == 1;
        return oneExtension ? lists.getFirst() : List.of();
    }

    private List<LimitRow> limits(String subject, List<PortalCase> listed, List<ImportNote> notes) {
        var rows = new ArrayList<LimitRow>();
        var read = new ArrayList<String>();
        for (var one : listed) {
            var time = one.time();
            rows.add(row(subject, "case-" + (rows.size() + 1), Stage.WHOLE, "", time.limit(), null));
            read.add("%s: \"%s\"".formatted(time.limit(), PortalTime.shortened(one.name())));
        }
        var extension = listed.getFirst().time().extension();
        if (extension != null) rows.add(row(subject, "remote", Stage.EXTENSION, "", extension, null));
        notes.add(ImportNote.warns(
                "channels_processing",
                "Đọc từ chữ thành %d trường hợp, tên ghi như nguồn: %s."
                        .formatted(listed.size(), String.join("; ", read))));
        listed.stream()
                .flatMap(one -> one.time().remarks().stream().skip(1)) // the first says what was read
                .distinct()
                .forEach(remark -> notes.add(ImportNote.warns("channels_processing", remark)));
        return rows;
    }

    private List<LimitRow> limits(String subject, Map<String, String> times, String byCase, List<ImportNote> notes) {
        var read = new LinkedHashMap<String, PortalTime>();
        for (var channel : ORDER) if (times.containsKey(channel)) read.put(channel, agreed(times.get(channel), byCase));
        var rows = new ArrayList<LimitRow>();
        var wholes = new TreeSet<>(read.values().stream().map(PortalCsv::said).toList());
        if (wholes.size() > 1)
            notes.add(
                    ImportNote.warns("channels_processing", "Thời hạn khác nhau theo cách nộp: %s.".formatted(wholes)));
        read.forEach((channel, time) -> {
            rows.add(row(
                    subject, "normal", Stage.WHOLE, wholes.size() > 1 ? channel : "", time.limit(), time.problem()));
            if (time.extension() != null)
                rows.add(row(subject, "remote", Stage.EXTENSION, channel, time.extension(), null));
        });
        said(read, notes);
        return rows.stream().distinct().toList();
    }

    private static String said(PortalTime time) {
        return Objects.requireNonNullElse(time.limit(), Objects.requireNonNullElse(time.problem(), ""));
    }

    private static void said(Map<String, PortalTime> read, List<ImportNote> notes) {
        var extended = read.values().stream().filter(t -> t.extension() != null).count();
        if (extended > 0 && extended < read.size())
            notes.add(
                    ImportNote.warns("channels_processing", "Phần tăng thêm miền núi chỉ được ghi ở một số cách nộp."));
        var remarks = read.values().stream()
                .flatMap(time -> time.remarks().stream())
                .distinct()
                .toList();
        for (var remark : remarks) notes.add(ImportNote.warns("channels_processing", remark));
        var problems = read.values().stream()
                .map(PortalTime::problem)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        for (var problem : problems)
            notes.add(ImportNote.warns("channels_processing", "Thời hạn không dùng được. " + problem));
    }

    /** Two columns of the source speak of the same time; where they differ neither is believed. */
    private static PortalTime agreed(String written, String byCase) {
        var time = PortalTime.read(written);
        if (byCase.isEmpty()) return time;
        var own = PortalTime.read(byCase);
        var limit = own.limit();
        if (limit == null || limit.equals(time.limit())) return time;
        if (time.limit() != null)
            return new PortalTime(
                    null,
                    null,
                    List.of(),
                    "Cột theo trường hợp ghi %s, cột theo cách nộp ghi %s.".formatted(limit, time.limit()));
        if (PortalTime.onlyTime(written).filter(limit::equals).isPresent())
            return new PortalTime(
                    limit,
                    null,
                    List.of("Lấy theo cột trường hợp (%s); câu chữ chỉ nói về một việc hoặc một trường hợp."
                            .formatted(limit)),
                    null);
        return new PortalTime(
                null,
                null,
                List.of(),
                "Cột theo trường hợp ghi %s, nhưng câu chữ nói khác. %s"
                        .formatted(limit, Objects.requireNonNullElse(time.problem(), "")));
    }

    private LimitRow row(
            String subject,
            String caseKey,
            Stage stage,
            String channel,
            @Nullable String limit,
            @Nullable String problem) {
        return new LimitRow(
                subject,
                caseKey,
                stage,
                channel,
                inForce,
                null,
                limit,
                problem,
                decision,
                "from a list, not compared",
                "");
    }

    Version version(String code, String written, List<String> channels, List<ImportNote> notes) {
        var names = List.of(written.split(";")).stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        var agencies = names.stream().map(name -> agency(name, notes)).toList();
        var one = agencies.stream().map(a -> a.level() + a.unitKey()).distinct().count() == 1;
        var level = one ? agencies.getFirst().level() : "";
        var key = one ? agencies.getFirst().unitKey() : null;
        var decides = level.equals("COMMUNE") ? Decider.COMMUNE : key == null ? Decider.NONE : Decider.AGENCY;
        if (names.isEmpty()) notes.add(ImportNote.warns("executing_agency", "Không ghi cơ quan thực hiện."));
        else if (decides == Decider.NONE)
            notes.add(ImportNote.warns(
                    "executing_agency",
                    (names.size() > 1
                                    ? "Có %d cơ quan thực hiện, chưa rõ ai giải quyết: %s."
                                    : "Cơ quan thực hiện (%d) không có trong danh sách đơn vị của tỉnh: %s.")
                            .formatted(names.size(), written)));
        return new Version(
                "v" + inForce,
                inForce,
                null,
                true,
                code,
                "from a list, not compared",
                level,
                names.isEmpty() ? "chưa ghi" : String.join("; ", names),
                decides,
                List.of(),
                decides == Decider.AGENCY ? key : null,
                channels,
                0,
                false,
                "",
                "",
                "",
                new Publication(
                        decision.isEmpty() ? null : decision, null, null, null, List.of(), "", "", agencies, List.of()),
                List.of());
    }

    private Agency agency(String name, List<ImportNote> notes) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (OF_COMMUNE.matcher(lower).matches()) return commune(name);
        var own = OF_PROVINCE.matcher(name).replaceAll("");
        var key = unitKeyByName.apply(own);
        var branch = BRANCH.matcher(own);
        if (key == null && branch.matches() && unitKeyByName.apply(branch.group(1)) instanceof String whole) {
            key = whole;
            notes.add(ImportNote.warns(
                    "executing_agency",
                    "\"%s\" không phải một đơn vị riêng: ghi cho %s, đơn vị có các chi nhánh."
                            .formatted(name, branch.group(1))));
        }
        if (key == null && !districts && DIVISION.matcher(lower).matches()) {
            notes.add(ImportNote.warns(
                    "executing_agency",
                    "\"%s\" được hiểu là phòng chuyên môn của Ủy ban nhân dân cấp xã, vì ngày này không còn cấp huyện."
                            .formatted(name)));
            return commune(name);
        }
        return new Agency(Agency.Part.EXECUTING, key == null ? "" : "PROVINCE", name, key);
    }

    private static Agency commune(String name) {
        return new Agency(Agency.Part.EXECUTING, "COMMUNE", name, null);
    }
}
