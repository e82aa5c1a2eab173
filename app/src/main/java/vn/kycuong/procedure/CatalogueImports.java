package vn.kycuong.procedure;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.law.LimitRow;
import vn.kycuong.law.Limits;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.procedure.CatalogueImport.State;
import vn.kycuong.procedure.ImportLine.Effect;
import vn.kycuong.procedure.ProcedureBook.Origin;
import vn.kycuong.reference.Editions;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.SearchText;
import vn.kycuong.worktime.LegalClock;

/**
 * The catalogue as files: written whole in our exchange format, and read back line by line. A file that was read changes nothing until a
 * second person confirms it (domain: a validation queue signed by the unit that controls procedures).
 */
@Service
public class CatalogueImports {
    /** More than a whole country's catalogue. */
    private static final int LARGEST = 60_000_000;

    private static final int MOST_LINES = 20_000;
    private static final int LONGEST = 300;
    private static final String BY_HAND = "HAND";

    private final ProcedureRows procedures;
    private final EntryRows entries;
    private final ImportRows rows;
    private final Limits limits;
    private final Organisation organisation;
    private final Editions editions;
    private final LegalClock time;

    CatalogueImports(
            ProcedureRows procedures,
            EntryRows entries,
            ImportRows rows,
            Limits limits,
            Organisation organisation,
            Editions editions,
            LegalClock time) {
        this.procedures = procedures;
        this.entries = entries;
        this.rows = rows;
        this.limits = limits;
        this.organisation = organisation;
        this.editions = editions;
        this.time = time;
    }

    /**
     * What stands beside a file.
     *
     * @param decision the publication decision for lines that name none; a list of the portal needs it
     * @param inForce first day in force for lines that name none; null: today
     */
    public record Heading(
            String fileName, String decision, @Nullable LocalDate inForce) {}

    /** The whole catalogue in our exchange format; the same catalogue is always the same bytes. */
    public byte[] export() {
        return CatalogueText.file(standing());
    }

    public Optional<CatalogueImport> find(UUID id) {
        return rows.find(id);
    }

    /** The newest first. */
    public List<CatalogueImport> latest() {
        return rows.latest();
    }

    public List<ImportLine> lines(UUID id) {
        return rows.lines(id).stream().map(ImportRows.Line::shown).toList();
    }

    /** Reads a file and keeps its report; the catalogue stays as it is. */
    @Transactional
    public ImportResult read(Heading heading, byte[] content, ActorId by) {
        if (content.length > LARGEST) return unreadable("Tệp lớn hơn %d MB.".formatted(LARGEST / 1_000_000));
        var format = Format.of(content);
        if (format == Format.CSV && heading.decision().isBlank())
            return unreadable("Ghi số quyết định công bố: tệp CSV không có trường này.");
        var inForce = Optional.ofNullable(heading.inForce()).orElseGet(time::today);
        var findings = new Findings();
        var rules =
                new CatalogueRules(standing(), key -> organisation.byKey(key).isPresent(), time.today());
        var lines = switch (format) {
            case JSON -> json(content, rules, findings);
            case JSONLD -> linked(content, heading, inForce, rules, findings);
            case CSV -> csv(content, heading, inForce, rules, findings);
        };
        if (lines.isEmpty() && findings.anyError())
            return new ImportResult.Unreadable(findings.report().errors().stream()
                    .map(line -> (line.where() + ": " + line.message()).strip())
                    .toList());
        if (lines.isEmpty()) return unreadable("Tệp không có thủ tục nào.");
        if (lines.size() > MOST_LINES) return unreadable("Tệp có hơn %d thủ tục.".formatted(MOST_LINES));
        var file = new CatalogueImport(
                UUID.randomUUID(),
                shortened(heading.fileName()),
                format.name(),
                shortened(heading.decision()),
                inForce,
                State.READ,
                by,
                time.instant(),
                null,
                null,
                "");
        rows.insert(file, repeated(lines));
        return new ImportResult.Reported(file.id());
    }

    /** As which a file is read, by its content. */
    private enum Format {
        JSON,
        JSONLD,
        CSV;

        static Format of(byte[] content) {
            var begins = new String(content, 0, Math.min(content.length, 200), StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .stripLeading();
            if (!begins.startsWith("{") && !begins.startsWith("[")) return CSV;
            return CpsvFile.isOne(content) ? JSONLD : JSON;
        }
    }

    /** One thing corrected by hand: kept as a file of one line, which a second person confirms as he does any other. */
    @Transactional
    public ImportResult correct(String key, CatalogueCorrection correction, ActorId by) {
        if (correction.from().isBefore(time.today()))
            return unreadable(
                    "Ngày áp dụng đã qua. Chọn từ hôm nay: hồ sơ đã tiếp nhận giữ nội dung của ngày tiếp nhận.");
        var rules =
                new CatalogueRules(standing(), unit -> organisation.byKey(unit).isPresent(), time.today());
        var standing = rules.standing(key);
        if (standing == null) return new ImportResult.NotFound();
        var missing = missing(correction);
        if (!missing.isEmpty()) return new ImportResult.Unreadable(missing);
        var line = line(1, key, CorrectionRules.apply(standing, correction), new ArrayList<>(), rules);
        if (line.effect() == Effect.SAME) return new ImportResult.NothingToDo();
        if (line.effect() == Effect.REFUSED)
            return new ImportResult.Unreadable(line.notes().stream()
                    .filter(note -> note.weight() == ImportNote.Weight.REFUSES)
                    .map(ImportNote::sentence)
                    .toList());
        var file = new CatalogueImport(
                UUID.randomUUID(),
                "Sửa tay: " + shortened(standing.nameVi()),
                BY_HAND,
                "",
                correction.from(),
                State.READ,
                by,
                time.instant(),
                null,
                null,
                "");
        rows.insert(file, List.of(line));
        return new ImportResult.Reported(file.id());
    }

    /** What nothing can be promised without. */
    private static List<String> missing(CatalogueCorrection correction) {
        return switch (correction) {
            case CatalogueCorrection.NewFee fee ->
                fee.words().isBlank() ? List.of("Ghi khoản thu bằng lời, như người dân đọc.") : List.of();
            case CatalogueCorrection.NewLimit limit -> law(limit.limit(), limit.basis());
            case CatalogueCorrection.NewCase added ->
                added.nameVi().isBlank() ? List.of("Ghi tên trường hợp.") : law(added.limit(), added.basis());
            case CatalogueCorrection.NewVersion version ->
                version.decision().isBlank() ? List.of("Ghi số quyết định công bố.") : List.of();
        };
    }

    private static List<String> law(String limit, String basis) {
        return limit.isBlank() || basis.isBlank() ? List.of("Ghi thời hạn và căn cứ của nó.") : List.of();
    }

    private static ImportResult unreadable(String sentence) {
        return new ImportResult.Unreadable(List.of(sentence));
    }

    private static String shortened(String text) {
        var plain = text.strip();
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }

    private List<ImportRows.Line> json(byte[] content, CatalogueRules rules, Findings findings) {
        return CatalogueReader.file(content, findings).stream()
                .map(read -> {
                    var notes = new ArrayList<ImportNote>();
                    for (var finding : read.findings())
                        notes.add(ImportNote.refuses(
                                finding.field(), "%s: %s".formatted(finding.where(), finding.message())));
                    return line(read.line(), read.entry().key(), read.entry(), notes, rules);
                })
                .toList();
    }

    private List<ImportRows.Line> linked(
            byte[] content, Heading heading, LocalDate inForce, CatalogueRules rules, Findings findings) {
        var units = organisation.unitsAt(inForce);
        var decision = heading.decision().strip();
        var agencies = new PortalCsv(decision, inForce, hasDistricts(units), name -> keyByName(name, units));
        return new CpsvFile(agencies, decision, inForce)
                .read(content, findings).stream()
                        .map(service -> linked(service, rules))
                        .toList();
    }

    private static ImportRows.Line linked(CpsvFile.Described service, CatalogueRules rules) {
        var notes = new ArrayList<>(service.notes());
        var own = service.own();
        if (own != null) {
            for (var finding : own.findings()) notes.add(ImportNote.refuses(finding.field(), finding.message()));
            return line(service.no(), own.entry().key(), own.entry(), notes, rules);
        }
        var standing =
                Optional.ofNullable(rules.byCode(service.code())).orElseGet(() -> rules.standing(service.identifier()));
        if (standing != null) return known(service.no(), service.identifier(), service.name(), standing);
        var other = service.other();
        return other == null
                ? new ImportRows.Line(
                        service.no(), service.identifier(), service.name(), Effect.REFUSED, notes, null, "")
                : line(service.no(), service.code(), other, notes, rules);
    }

    private List<ImportRows.Line> csv(
            byte[] content, Heading heading, LocalDate inForce, CatalogueRules rules, Findings findings) {
        var units = organisation.unitsAt(inForce);
        var reader =
                new PortalCsv(heading.decision().strip(), inForce, hasDistricts(units), name -> keyByName(name, units));
        return reader.read(content, findings).stream()
                .map(read -> {
                    var entry = read.entry();
                    var standing = rules.byCode(read.code());
                    if (standing != null) return known(read.no(), read.code(), read.name(), standing);
                    return entry == null
                            ? new ImportRows.Line(
                                    read.no(), read.code(), read.name(), Effect.REFUSED, read.notes(), null, "")
                            : line(read.no(), read.code(), entry, new ArrayList<>(read.notes()), rules);
                })
                .toList();
    }

    private static boolean hasDistricts(List<Unit> units) {
        return units.stream().anyMatch(unit -> unit.kind() == UnitKind.DISTRICT);
    }

    /** A list has too few fields to change a procedure by. */
    private static ImportRows.Line known(int no, String label, String name, CatalogueEntry standing) {
        var sentence =
                "Mã đã có trong danh mục: %s (%s). Danh sách này không đủ trường để sửa; xuất JSON, sửa rồi nhập."
                        .formatted(standing.nameVi(), standing.key());
        return new ImportRows.Line(
                no, label, name, Effect.SAME, List.of(ImportNote.says("code", sentence)), null, basis(standing));
    }

    private static @Nullable String keyByName(String name, List<Unit> units) {
        var wanted = SearchText.exact(name);
        var found = units.stream()
                .filter(unit -> SearchText.exact(unit.name()).equals(wanted))
                .toList();
        return found.size() == 1 ? found.getFirst().key() : null;
    }

    private static ImportRows.Line line(
            int no, String label, CatalogueEntry entry, List<ImportNote> notes, CatalogueRules rules) {
        notes.addAll(rules.check(entry));
        var before = rules.standing(entry.key());
        var text = CatalogueText.entry(entry);
        var effect = Effect.NEW;
        if (notes.stream().anyMatch(note -> note.weight() == ImportNote.Weight.REFUSES)) effect = Effect.REFUSED;
        else if (before != null && CatalogueText.entry(before).equals(text)) effect = Effect.SAME;
        else if (before != null) effect = Effect.CHANGED;
        if (before != null && effect == Effect.CHANGED)
            notes.add(ImportNote.says(
                    "", "Đổi: %s.".formatted(String.join(", ", CatalogueText.differences(before, entry)))));
        return new ImportRows.Line(
                no,
                label,
                entry.nameVi(),
                effect,
                effect == Effect.SAME ? List.of() : List.copyOf(notes),
                effect == Effect.NEW || effect == Effect.CHANGED ? text : null,
                basis(before));
    }

    private static String basis(@Nullable CatalogueEntry standing) {
        return standing == null ? "" : CatalogueText.sha256(CatalogueText.entry(standing));
    }

    /** The same procedure twice in a file: neither the first nor the last is right by itself. */
    private static List<ImportRows.Line> repeated(List<ImportRows.Line> lines) {
        var seen = new HashSet<String>();
        var twice = lines.stream()
                .flatMap(line -> matters(line).stream())
                .filter(matter -> !seen.add(matter))
                .collect(Collectors.toSet());
        return lines.stream()
                .map(line -> matters(line).stream().noneMatch(twice::contains) ? line : refusedAsRepeated(line))
                .toList();
    }

    /** The key and the codes of a line, neither of which may be another line's. */
    private static Set<String> matters(ImportRows.Line line) {
        if (line.entry() == null) return Set.of(line.label());
        var entry = CatalogueReader.entry(line.entry());
        var matters = new HashSet<String>();
        matters.add(entry.key());
        matters.add(line.label());
        entry.codes().forEach(code -> matters.add(code.code()));
        return matters;
    }

    private static ImportRows.Line refusedAsRepeated(ImportRows.Line line) {
        var notes = new ArrayList<>(line.notes());
        notes.add(ImportNote.refuses("", "Khóa hoặc mã này có ở hơn một dòng của tệp."));
        return new ImportRows.Line(line.no(), line.label(), line.name(), Effect.REFUSED, notes, null, line.basis());
    }

    /** Puts what was accepted in the catalogue; by somebody other than who read the file. */
    @Transactional
    public ImportResult confirm(UUID id, String opinion, ActorId by) {
        rows.waitForOthers();
        var file = rows.find(id);
        if (file.isEmpty()) return new ImportResult.NotFound();
        if (file.get().state() != State.READ) return new ImportResult.Decided();
        if (file.get().madeBy().equals(by)) return new ImportResult.SecondPersonNeeded();
        var accepted =
                rows.lines(id).stream().filter(line -> line.entry() != null).toList();
        if (accepted.isEmpty()) return new ImportResult.NothingToDo();
        var read = accepted.stream()
                .map(line -> CatalogueReader.entry(Objects.requireNonNull(line.entry())))
                .toList();
        int outdated = outdated(accepted, read);
        if (outdated > 0) return new ImportResult.Outdated(outdated);
        entries.store(read, Origin.PROVINCE);
        limits.replaceOf(
                read.stream().map(CatalogueEntry::limitSubject).collect(Collectors.toSet()),
                read.stream().flatMap(entry -> entry.limits().stream()).toList());
        editions.changed(Procedures.REGISTER);
        rows.decide(id, State.CONFIRMED, by, time.instant(), shortened(opinion));
        return new ImportResult.Confirmed(read.size());
    }

    private int outdated(List<ImportRows.Line> accepted, List<CatalogueEntry> read) {
        var rules = new CatalogueRules(standing(), _ -> true, time.today());
        int outdated = 0;
        for (int i = 0; i < read.size(); i++) {
            var entry = read.get(i);
            boolean codeTaken = entry.codes().stream()
                    .map(code -> rules.byCode(code.code()))
                    .anyMatch(other -> other != null && !other.key().equals(entry.key()));
            if (codeTaken
                    || !basis(rules.standing(entry.key()))
                            .equals(accepted.get(i).basis())) outdated++;
        }
        return outdated;
    }

    @Transactional
    public ImportResult withdraw(UUID id, String opinion, ActorId by) {
        if (rows.find(id).isEmpty()) return new ImportResult.NotFound();
        return rows.decide(id, State.WITHDRAWN, by, time.instant(), shortened(opinion))
                ? new ImportResult.Withdrawn()
                : new ImportResult.Decided();
    }

    /** As it stands in the database, not as memory holds it. */
    private List<CatalogueEntry> standing() {
        var bySubject = limits.stored("procedure").stream().collect(Collectors.groupingBy(LimitRow::subject));
        return procedures.book().entries().stream()
                .map(entry -> CatalogueEntry.of(entry, bySubject.getOrDefault("procedure:" + entry.key(), List.of())))
                .toList();
    }
}
