package vn.kycuong.dossier.web;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.FieldProblem;
import vn.kycuong.dossier.PaperCount;
import vn.kycuong.dossier.SupplementItem;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.ui.Field;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;

/**
 * The fields of one act on a dossier as typed: read to values, or marked field by field. Whatever the answer, what was typed is kept.
 *
 * @param path the act's own part of the address; empty when no act was tried
 * @param problems what is wrong with which field; grows while fields are read
 */
public record ActForm(String path, MultiValueMap<String, String> typed, List<FieldProblem> problems) {
    static final int LINE = 300;
    static final int BASIS = 1_000;
    static final int TEXT = 4_000;

    /** Fields that hold choices and machinery, nothing that anybody would have to write again. */
    private static final Set<String> UNTOLD = Set.of(
            "key",
            "version",
            "_csrf",
            "paper",
            "originals",
            "copies",
            "work",
            "asked",
            "unit",
            "holder",
            "ground",
            "toKind",
            "move",
            "fault",
            "exempt",
            "dated",
            "sealed");

    /** Ticks and numbers of papers: as little. */
    private static final Pattern TICK = Pattern.compile("(paper|original|certified|copy)\\d+");

    private static final Pattern PARCEL = Pattern.compile("[0-9A-Z][0-9A-Z-]{3,38}[0-9A-Z]");

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\p{C}]+");

    /** For the act of an address: its name in {@link FileView#may} and the prefix of its fields' ids. */
    private record Act(String action, String prefix) {}

    private static final Map<String, Act> ACTS = Map.ofEntries(
            Map.entry("tiep-nhan", new Act("accept", "accept")),
            Map.entry("huong-dan", new Act("guide", "guide")),
            Map.entry("tu-choi", new Act("proposeRefusal", "refuse")),
            Map.entry("cho-tiep-nhan", new Act("grantLaw", "grant")),
            Map.entry("xin-cho-tiep-nhan", new Act("askLaw", "asklaw")),
            Map.entry("khong-cho-tiep-nhan", new Act("declineLaw", "nolaw")),
            Map.entry("ky-tu-choi", new Act("refuse", "sign")),
            Map.entry("khong-tu-choi", new Act("declineRefusal", "keep")),
            Map.entry("nhan-viec", new Act("take", "take")),
            Map.entry("phan-cong", new Act("assign", "assign")),
            Map.entry("hoan-thanh", new Act("complete", "complete")),
            Map.entry("cap-so", new Act("number", "number")),
            Map.entry("cap-lai-so", new Act("renumber", "renumber")),
            Map.entry("tra-lai", new Act("sendBack", "back")),
            Map.entry("de-xuat-bo-sung", new Act("proposeSupplement", "ask")),
            Map.entry("duyet-bo-sung", new Act("requestSupplement", "approve")),
            Map.entry("khong-duyet-bo-sung", new Act("declineSupplement", "decline")),
            Map.entry("chua-du-bo-sung", new Act("supplementLacking", "lacking")),
            Map.entry("nhan-bo-sung", new Act("supplementReceived", "received")),
            Map.entry("xin-loi", new Act("apologise", "sorry")),
            Map.entry("can-cu-mien", new Act("waiveApology", "waive")),
            Map.entry("tra-ket-qua", new Act("handOver", "hand")),
            Map.entry("dinh-chinh", new Act("correct", "correct")),
            Map.entry("so-dinh-danh", new Act("unmask", "unmask")),
            Map.entry("tra-viec", new Act("release", "release")),
            Map.entry("ban-giao", new Act("pass", "pass")),
            Map.entry("rut-ve", new Act("takeOver", "over")),
            Map.entry("nhan-thay", new Act("takeInPlace", "place")),
            Map.entry("lay-y-kien", new Act("consult", "consult")),
            Map.entry("lien-thong", new Act("child", "child")),
            Map.entry("cho-y-kien", new Act("answer", "answer")),
            Map.entry("rut-cau-hoi", new Act("withdrawQuestion", "unask")),
            Map.entry("nhac", new Act("remind", "remind")),
            Map.entry("y-kien", new Act("comment", "comment")),
            Map.entry("tam-dung", new Act("pause", "pause")),
            Map.entry("chay-tiep", new Act("resume", "resume")),
            Map.entry("chung-tu", new Act("proof", "proof")),
            Map.entry("chuyen-don-vi", new Act("rehome", "rehome")),
            Map.entry("chuyen-co-quan", new Act("refer", "refer")),
            Map.entry("xin-rut", new Act("requestWithdrawal", "askback")),
            Map.entry("cho-rut", new Act("withdraw", "giveback")),
            Map.entry("khong-cho-rut", new Act("declineWithdrawal", "keepon")),
            Map.entry("dung", new Act("stop", "stop")),
            Map.entry("khong-dat", new Act("reject", "reject")),
            Map.entry("mo-lai", new Act("reopen", "reopen")));

    static ActForm none() {
        return new ActForm("", new LinkedMultiValueMap<>(), List.of());
    }

    static ActForm of(String path, MultiValueMap<String, String> typed) {
        return new ActForm(path, typed, new ArrayList<>());
    }

    // ---- reading

    /** A page of ours always sends both; a request without them is nobody's form. */
    Dossiers.Sheet sheet() {
        var key = first("key");
        var version = first("version");
        if (key.length() < 16 || key.length() > 100 || !version.matches("\\d{1,9}"))
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return new Dossiers.Sheet(Integer.parseInt(version), key, late().orElse(null));
    }

    /** When it happened, if it is entered later than that; what is wrong with it is marked. */
    Optional<Dossiers.Late> late() {
        if (first("lateDate").isBlank() && first("lateTime").isBlank() && isBlank(first("lateReason")))
            return Optional.empty();
        var reason = must("lateReason", LINE, "dossier.no.lateReasonMissing");
        return moment("lateDate", "lateTime").map(at -> new Dossiers.Late(at, reason));
    }

    /** A number of something that the page offered. */
    Optional<Integer> number(String name) {
        var typedNumber = first(name);
        return typedNumber.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(typedNumber)) : Optional.empty();
    }

    /** By which move, from which work: numbers that the page itself wrote. */
    Dossiers.Leaving leaving() {
        return new Dossiers.Leaving(whole("work"), whole("move"), text("stopPaper", LINE));
    }

    private int whole(String field) {
        var typed = first(field);
        if (typed.isEmpty()) return 0;
        if (!typed.matches("\\d{1,4}")) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return Integer.parseInt(typed);
    }

    /** Whether anything stands in a field. */
    boolean isGiven(String name) {
        return !isBlank(first(name));
    }

    boolean isFine() {
        return problems.isEmpty();
    }

    void wrong(String field, String wordKey) {
        problems.add(new FieldProblem(field, wordKey));
    }

    /** A text of at most so many characters; longer ones are refused, never cut. */
    String text(String name, int most) {
        return text(name, first(name), most);
    }

    private String text(String field, String typedText, int most) {
        var text = Normalizer.normalize(typedText, Normalizer.Form.NFC).strip();
        if (text.length() > most) wrong(field, "dossier.problem.long." + most);
        return isBlank(text) ? "" : text;
    }

    /** The number by which the post finds what was sent, if there is one; what cannot be such a number is marked. */
    String parcel(String how) {
        var number = text("parcel", LINE).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (!number.isEmpty() && !how.equals("POSTAL")) wrong("parcel", "dossier.no.parcelElsewhere");
        else if (!number.isEmpty() && !PARCEL.matcher(number).matches()) wrong("parcel", "dossier.no.parcelWrong");
        return number;
    }

    String must(String name, int most, String missing) {
        var text = text(name, most);
        if (text.isEmpty()) wrong(name, missing);
        return text;
    }

    Optional<LocalDate> date(String name) {
        try {
            return Optional.of(LocalDate.parse(first(name)));
        } catch (DateTimeParseException wrong) {
            wrong(name, "dossier.no.dateWrong");
            return Optional.empty();
        }
    }

    Optional<Instant> moment(String date, String time) {
        var day = date(date);
        try {
            var hour = LocalTime.parse(first(time));
            return day.map(d -> LegalZone.instant(LocalDateTime.of(d, hour)));
        } catch (DateTimeParseException wrong) {
            wrong(time, "dossier.no.dateWrong");
            return Optional.empty();
        }
    }

    /** What is asked for: parallel fields, one row a paper. Read as they came, since a comma is no separator. */
    List<SupplementItem> items() {
        var papers = all("paper");
        var bases = all("basis");
        var lacks = all("lack");
        var items = new ArrayList<SupplementItem>();
        for (int i = 0; i < Math.min(papers.size(), Math.min(bases.size(), lacks.size())); i++) {
            var lack = text("lack" + i, lacks.get(i), TEXT);
            if (lack.isEmpty()) continue;
            var basis = text("basis" + i, bases.get(i), BASIS);
            if (basis.isEmpty()) wrong("basis" + i, "dossier.no.basisMissing");
            items.add(new SupplementItem(text("lack" + i, papers.get(i), BASIS), basis, lack, count(i)));
        }
        if (items.isEmpty() && isFine()) wrong("lack0", "dossier.no.itemsMissing");
        return items;
    }

    private PaperCount count(int row) {
        return new PaperCount(count("originals", row), count("copies", row));
    }

    /** How many of the paper of a row; none where nothing was typed. */
    private int count(String name, int row) {
        var typedNumbers = all(name);
        var typedNumber = typedNumbers.size() > row ? typedNumbers.get(row).strip() : "";
        if (typedNumber.isEmpty()) return 0;
        if (typedNumber.matches("\\d{1,3}")) return Integer.parseInt(typedNumber);
        wrong(name + row, "dossier.problem.copies");
        return 0;
    }

    /** Papers that were ticked as received. */
    List<String> papers() {
        var papers = all("paper").stream()
                .map(p -> text("paper", p, BASIS))
                .filter(p -> !p.isEmpty())
                .toList();
        if (papers.isEmpty()) wrong("paper", "dossier.no.papersMissing");
        return papers;
    }

    static boolean isBlank(String text) {
        return UNSEEN.matcher(text).replaceAll("").isEmpty();
    }

    private String first(String name) {
        var value = typed.getFirst(name);
        return value == null ? "" : value;
    }

    private List<String> all(String name) {
        return typed.getOrDefault(name, List.of());
    }

    // ---- showing again

    /** Whether this act was tried and its fields are to be shown as they were typed. */
    public boolean isTried(String act) {
        return path.equals(act);
    }

    public String value(String act, String name, String otherwise) {
        return isTried(act) && typed.containsKey(name) ? first(name) : otherwise;
    }

    /** The n-th of several fields of one name. */
    public String value(String act, String name, int n, String otherwise) {
        return isTried(act) && all(name).size() > n ? all(name).get(n) : otherwise;
    }

    /** Whether anything is asked for, or something is wrong with it. */
    public boolean asksAnything() {
        return !problems.isEmpty() || all("lack").stream().anyMatch(lack -> !isBlank(lack));
    }

    public boolean holds(String act, String name, String value) {
        return isTried(act) && all(name).contains(value);
    }

    /** What may be chosen, with what was chosen chosen again. */
    public List<Option> options(String act, String name, List<Option> offered) {
        return offered.stream()
                .map(o -> new Option(o.value(), o.label(), holds(act, name, o.value())))
                .toList();
    }

    /** Key of what is wrong with a field; null when it is fine. */
    public @Nullable String error(String act, String name) {
        return problems.stream()
                .filter(p -> isTried(act) && p.field().equals(name))
                .map(FieldProblem::wordKey)
                .findFirst()
                .orElse(null);
    }

    /** Which fields of an act something is wrong with. */
    public Set<String> wrongFields(String act) {
        return isTried(act) ? problems.stream().map(FieldProblem::field).collect(Collectors.toSet()) : Set.of();
    }

    public static String id(String act, String name) {
        var known = ACTS.get(act);
        return (known == null ? act : known.prefix()) + "-" + name;
    }

    /** A question of this act with what was typed and what is wrong with it. */
    public Field field(String act, String name, String label, Words w, String otherwise) {
        var error = error(act, name);
        return Field.of(name, label)
                .id(id(act, name))
                .value(value(act, name, otherwise))
                .error(error == null ? null : w.get(error));
    }

    public Field field(String act, String name, String label, Words w) {
        return field(act, name, label, w, "");
    }

    public List<ErrorLine> lines(Words w) {
        return problems.stream()
                .map(p -> new ErrorLine(id(path, p.field()), w.get(p.wordKey())))
                .toList();
    }

    /** What was typed for an act that is not offered any more, to be copied by hand; empty while the act is still there. */
    public List<String> homeless(FileView file) {
        var act = ACTS.get(path);
        if (act == null || file.may(act.action())) return List.of();
        return typed.entrySet().stream()
                .filter(e -> !UNTOLD.contains(e.getKey())
                        && !TICK.matcher(e.getKey()).matches())
                .flatMap(e -> e.getValue().stream())
                .filter(text -> !isBlank(text))
                .toList();
    }
}
