package vn.kycuong.procedure;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.law.LimitRow;
import vn.kycuong.procedure.ProcedureBook.Version;
import vn.kycuong.reference.SearchText;

/** Whether a procedure of a file may stand in the catalogue, beside what stands there. */
final class CatalogueRules {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final Pattern CODE = Pattern.compile("\\d\\.\\d{6}");
    private static final Set<String> CHANNELS = Set.of("COUNTER", "POSTAL", "ONLINE");
    private static final int LONGEST_NAME = 2_000;
    private static final int MOST_SHEETS = 99;

    /** Less than this is hardly a fee: sources write 700 for 700.000. */
    private static final long SMALLEST_FEE = 1_000;

    private static final double ALIKE = 0.6;

    private final Map<String, CatalogueEntry> byKey = new HashMap<>();
    private final Map<String, String> keyByCode = new HashMap<>();
    private final Map<String, String> keyByName = new HashMap<>();
    private final Map<String, Set<String>> words = new HashMap<>();
    private final Predicate<String> knownUnit;
    private final LocalDate today;

    CatalogueRules(List<CatalogueEntry> standing, Predicate<String> knownUnit, LocalDate today) {
        for (var entry : standing) {
            byKey.put(entry.key(), entry);
            entry.codes().forEach(code -> keyByCode.put(code.code(), entry.key()));
            keyByName.put(SearchText.exact(entry.nameVi()), entry.key());
            words.put(entry.key(), words(entry.nameVi()));
        }
        this.knownUnit = knownUnit;
        this.today = today;
    }

    @Nullable
    CatalogueEntry standing(String key) {
        return byKey.get(key);
    }

    /** The procedure that is or was published under a code. */
    @Nullable
    CatalogueEntry byCode(String code) {
        var key = keyByCode.get(code);
        return key == null ? null : byKey.get(key);
    }

    List<ImportNote> check(CatalogueEntry entry) {
        var notes = new ArrayList<ImportNote>();
        identity(entry, notes);
        versions(entry, notes);
        for (var version : entry.versions()) version(version, entry, notes);
        fees(entry, notes);
        limits(entry, notes);
        var before = byKey.get(entry.key());
        if (before != null) change(before, entry, notes);
        return notes;
    }

    private void identity(CatalogueEntry entry, List<ImportNote> notes) {
        if (!KEY.matcher(entry.key()).matches())
            notes.add(ImportNote.refuses(
                    "key", "Khóa \"%s\" phải là chữ hoa, số và gạch dưới, 2–40 ký tự.".formatted(entry.key())));
        if (entry.nameVi().length() > LONGEST_NAME)
            notes.add(ImportNote.refuses("name_vi", "Tên dài quá %d ký tự.".formatted(LONGEST_NAME)));
        for (var code : entry.codes()) {
            if (!CODE.matcher(code.code()).matches())
                notes.add(ImportNote.refuses("codes", "Mã \"%s\" không có dạng 1.234567.".formatted(code.code())));
            var owner = keyByCode.get(code.code());
            if (owner != null && !owner.equals(entry.key()))
                notes.add(ImportNote.refuses(
                        "codes", "Mã %s đang là của thủ tục %s.".formatted(code.code(), named(owner))));
        }
        if (byKey.containsKey(entry.key())) return;
        var same = keyByName.get(SearchText.exact(entry.nameVi()));
        if (same != null)
            notes.add(ImportNote.refuses(
                    "name_vi",
                    "Trùng tên với thủ tục %s. Nếu là một thủ tục đổi mã thì thêm mã mới, có ngày hiệu lực, vào thủ tục ấy."
                            .formatted(named(same))));
        else alike(entry, notes);
    }

    private void alike(CatalogueEntry entry, List<ImportNote> notes) {
        var own = words(entry.nameVi());
        for (var other : words.entrySet()) {
            var both = new HashSet<>(own);
            both.retainAll(other.getValue());
            int all = own.size() + other.getValue().size() - both.size();
            if (both.size() >= ALIKE * all)
                notes.add(ImportNote.warns(
                        "name_vi",
                        "Tên gần giống thủ tục %s: xem có phải cùng một thủ tục đổi mã không."
                                .formatted(named(other.getKey()))));
        }
    }

    private static Set<String> words(String name) {
        return Arrays.stream(SearchText.exact(name).split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    private String named(String key) {
        var entry = byKey.get(key);
        if (entry == null) return key;
        var code =
                entry.codes().isEmpty() ? "chưa có mã" : entry.codes().getLast().code();
        return "\"%s\" (%s, %s)".formatted(entry.nameVi(), key, code);
    }

    private static void versions(CatalogueEntry entry, List<ImportNote> notes) {
        if (entry.versions().isEmpty()) notes.add(ImportNote.refuses("versions", "Không có phiên bản nào."));
        var names = new HashSet<String>();
        Version before = null;
        for (var version : entry.versions().stream()
                .sorted(Comparator.comparing(Version::effectiveFrom))
                .toList()) {
            if (!names.add(version.version()))
                notes.add(ImportNote.refuses("versions", "Hai phiên bản cùng tên %s.".formatted(version.version())));
            if (before != null && before.inForce(version.effectiveFrom()))
                notes.add(ImportNote.refuses(
                        "versions",
                        "Phiên bản %s còn hiệu lực khi phiên bản %s bắt đầu ngày %s."
                                .formatted(before.version(), version.version(), DAY.format(version.effectiveFrom()))));
            var to = version.effectiveTo();
            if (to != null && to.isBefore(version.effectiveFrom()))
                notes.add(ImportNote.refuses(
                        "effective_to",
                        "Phiên bản %s hết hiệu lực trước khi có hiệu lực.".formatted(version.version())));
            before = version;
        }
    }

    private void version(Version version, CatalogueEntry entry, List<ImportNote> notes) {
        if (version.code() != null && ProcedureBook.codes(version.code()).isEmpty())
            notes.add(ImportNote.refuses("code", "Mã \"%s\" không có dạng 1.234567.".formatted(version.code())));
        var key = version.agencyKey();
        if (key != null && !knownUnit.test(key))
            notes.add(ImportNote.refuses("agency_key", "Không có đơn vị nào mang khóa \"%s\".".formatted(key)));
        if (key == null
                && (version.decides() == Decider.AGENCY || version.alsoDecides().contains(Decider.AGENCY)))
            notes.add(ImportNote.refuses("agency_key", "Thiếu cơ quan giải quyết."));
        for (var channel : version.channels()) channel(channel, notes);
        for (var way : version.publication().ways())
            if (!version.channels().contains(way.channel()))
                notes.add(ImportNote.refuses("ways", "Cách nộp %s không có trong channels.".formatted(way.channel())));
        for (var agency : version.publication().agencies())
            if (agency.unitKey() != null && !knownUnit.test(agency.unitKey()))
                notes.add(ImportNote.refuses(
                        "agencies", "Không có đơn vị nào mang khóa \"%s\".".formatted(agency.unitKey())));
        int no = 0;
        for (var paper : version.papers()) {
            if (paper.no() != ++no)
                notes.add(
                        ImportNote.refuses("papers", "Giấy tờ phải đánh số liên tục từ 1: %d.".formatted(paper.no())));
            if (paper.originals() < 0
                    || paper.copies() < 0
                    || paper.originals() > MOST_SHEETS
                    || paper.copies() > MOST_SHEETS)
                notes.add(ImportNote.refuses(
                        "papers", "Số bản của \"%s\" phải từ 0 đến %d.".formatted(paper.name(), MOST_SHEETS)));
            for (var one : paper.cases()) caseKey(one, "papers", entry, notes);
        }
        if (version.publication().decision() == null && version.offered())
            notes.add(ImportNote.warns(
                    "decision", "Phiên bản %s không ghi số quyết định công bố.".formatted(version.version())));
    }

    private static void channel(String channel, List<ImportNote> notes) {
        if (!channel.isEmpty() && !CHANNELS.contains(channel))
            notes.add(ImportNote.refuses(
                    "channels", "\"%s\" không phải COUNTER, POSTAL hoặc ONLINE.".formatted(channel)));
    }

    private static void caseKey(String key, String field, CatalogueEntry entry, List<ImportNote> notes) {
        if (!key.isEmpty() && entry.cases().stream().noneMatch(one -> one.key().equals(key)))
            notes.add(ImportNote.refuses(field, "Trường hợp \"%s\" không có trong cases.".formatted(key)));
    }

    private static void fees(CatalogueEntry entry, List<ImportNote> notes) {
        for (var fee : entry.fees()) {
            channel(fee.channel(), notes);
            caseKey(fee.caseKey(), "fees", entry, notes);
            var amount = fee.amountVnd();
            if (amount != null && amount < 0)
                notes.add(ImportNote.refuses("fees", "Số tiền không thể âm: %d.".formatted(amount)));
            if (amount != null && amount > 0 && amount < SMALLEST_FEE)
                notes.add(ImportNote.refuses(
                        "fees",
                        "Số tiền %d đồng quá nhỏ, có lẽ thiếu ba số không: \"%s\".".formatted(amount, fee.words())));
        }
    }

    private static void limits(CatalogueEntry entry, List<ImportNote> notes) {
        var seen = new HashSet<List<Object>>();
        for (var row : entry.limits()) {
            channel(row.channel(), notes);
            caseKey(row.caseKey(), "limits", entry, notes);
            if (row.timeLimit() == null && row.problem() == null)
                notes.add(ImportNote.refuses("limits", "Dòng không có thời hạn thì phải nói vì sao (problem)."));
            limit(row, notes);
            if (!seen.add(List.of(row.caseKey(), row.stage(), row.channel(), row.effectiveFrom())))
                notes.add(ImportNote.refuses(
                        "limits",
                        "Hai thời hạn của cùng trường hợp có hiệu lực cùng ngày %s."
                                .formatted(DAY.format(row.effectiveFrom()))));
        }
    }

    private static void limit(LimitRow row, List<ImportNote> notes) {
        try {
            row.limitOn(row.effectiveFrom());
        } catch (IllegalArgumentException _) {
            notes.add(ImportNote.refuses(
                    "limits",
                    "Thời hạn \"%s\" không đọc được; viết như 3WD, 15D, 0SD, D:12-14.".formatted(row.timeLimit())));
        }
    }

    /** What dossiers were accepted under stays; that it is corrected is said. */
    private void change(CatalogueEntry before, CatalogueEntry after, List<ImportNote> notes) {
        for (var old : before.versions()) {
            var now = after.versions().stream()
                    .filter(v -> v.version().equals(old.version()))
                    .findFirst();
            if (now.isEmpty()) {
                notes.add(ImportNote.refuses(
                        "versions",
                        "Thiếu phiên bản %s đang có trong danh mục: hồ sơ giữ phiên bản của ngày tiếp nhận."
                                .formatted(old.version())));
            } else if (!now.get().equals(old) && !old.effectiveFrom().isAfter(today)) {
                notes.add(ImportNote.warns(
                        "versions",
                        "Phiên bản %s đã có hiệu lực bị sửa: hồ sơ tiếp nhận theo nó sẽ hiện nội dung mới."
                                .formatted(old.version())));
            }
        }
        for (var old : before.cases())
            if (after.cases().stream().noneMatch(one -> one.key().equals(old.key())))
                notes.add(ImportNote.refuses(
                        "cases", "Thiếu trường hợp %s đang có trong danh mục.".formatted(old.key())));
    }
}
