package vn.kycuong.directive;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.Register;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.reference.SourceRecord;
import vn.kycuong.worktime.LegalClock;

/** Reads {@code directives.json}. */
@Component
class DirectiveRegister implements Register {
    static final String FILE = "directives.json";
    private static final int AFTER_THE_ORGANISATION = 100;

    private final DirectiveRows rows;
    private final DocumentRows editions;
    private final LegalClock time;

    DirectiveRegister(DirectiveRows rows, DocumentRows editions, LegalClock time) {
        this.rows = rows;
        this.editions = editions;
        this.time = time;
    }

    @Override
    public Place place() {
        return Place.of("directive.document", AFTER_THE_ORGANISATION, FILE);
    }

    @Override
    public Store read(SourceFiles files, Findings findings) {
        var file = SourceRecord.json(FILE, files.read(FILE), findings);
        var sources = file.records("documents");
        var kinds = file.has("kinds")
                ? file.records("kinds").stream().map(DirectiveRegister::kind).toList()
                : List.<DocumentKind>of();
        var read = new ArrayList<Read>();
        var keys = keys(sources);
        for (var source : sources) {
            var heading = heading(source);
            var duties = new ArrayList<Duty>();
            var clauses = clauses(source, duties);
            var letters = clauses.stream().map(DocumentSheet.Clause::label).collect(Collectors.toSet());
            var links = citations(source, heading, keys, letters);
            read.add(new Read(
                    source.textOr("key", ""),
                    new DocumentSheet(heading, source.textOr("text", ""), clauses, duties, links),
                    source.textOrNull("scan_file"),
                    weaknesses(source, letters)));
        }
        return () -> store(kinds, read);
    }

    /** A document as the file says it. */
    private record Read(
            String key, DocumentSheet sheet, @Nullable String scanFile, List<Directive.Weakness> weaknesses) {}

    /** What people entered stays as it is, and so does whatever is not in the file any more. */
    private void store(List<DocumentKind> kinds, List<Read> read) {
        rows.replaceKinds(kinds);
        var ours = read.stream().filter(r -> !isEntered(r.key())).toList();
        for (var r : ours) rows.document(r.key(), r.sheet(), Directive.Origin.REFERENCE, null, r.scanFile());
        for (var r : ours) {
            rows.replaceWeaknesses(r.key(), r.weaknesses());
            editions.lock(r.key());
            var held = editions.newest(r.key());
            if (held.filter(e -> e.sheet().equals(r.sheet())).isPresent()) continue;
            // what a document says is known from the day it is issued, however late it is written down here; a change,
            // from now on
            var known = held.isPresent()
                    ? time.instant().truncatedTo(ChronoUnit.MILLIS)
                    : LegalZone.instant(r.sheet().heading().issuedOn().atStartOfDay());
            rows.content(r.key(), r.sheet(), known);
            editions.append(r.key(), r.sheet(), known, null, null);
        }
    }

    private boolean isEntered(String key) {
        return rows.document(key)
                .filter(d -> d.origin() == Directive.Origin.ENTERED)
                .isPresent();
    }

    private static DocumentKind kind(SourceRecord source) {
        return new DocumentKind(
                source.text("name"),
                source.textOr("abbreviation", ""),
                source.date("effective_from"),
                source.text("basis"));
    }

    private static Set<String> keys(List<SourceRecord> sources) {
        var keys = new HashSet<String>();
        for (var source : sources) {
            var key = source.textOr("key", "");
            if (!key.isEmpty() && !keys.add(key)) source.error("key", "Văn bản %s được viết hai lần.".formatted(key));
        }
        return keys;
    }

    private static DocumentSheet.Heading heading(SourceRecord source) {
        var key = source.text("key");
        if (!key.isBlank() && !key.matches("[\\p{L}\\p{N}-]+")) {
            source.error("key", "\"%s\" đứng trong địa chỉ trang: chỉ gồm chữ, số và dấu gạch nối.".formatted(key));
        }
        return new DocumentSheet.Heading(
                source.text("number"),
                source.text("symbol"),
                source.text("issuer"),
                source.text("type"),
                source.date("issued_on"),
                source.text("title"),
                source.text("status"),
                source.has("direction")
                        ? source.choice("direction", DocumentSheet.Direction.class)
                        : DocumentSheet.Direction.IN,
                source.has("effective_from") ? source.dateOrNull("effective_from") : null,
                source.has("effective_to") ? source.dateOrNull("effective_to") : null,
                null,
                "");
    }

    private static List<DocumentSheet.Clause> clauses(SourceRecord source, List<Duty> duties) {
        var found = new ArrayList<DocumentSheet.Clause>();
        var letters = new HashSet<String>();
        if (!source.has("clauses")) return found;
        for (var clause : source.records("clauses")) {
            var letter = clause.text("letter");
            if (!letters.add(letter)) clause.error("letter", "Điểm %s được viết hai lần.".formatted(letter));
            found.add(new DocumentSheet.Clause(letter, clause.text("heading"), clause.text("text")));
            if (clause.has("duties")) for (var duty : clause.records("duties")) duties.add(duty(duty, letter));
        }
        return found;
    }

    private static Duty duty(SourceRecord source, String letter) {
        var duty = new Duty(
                letter,
                source.text("code"),
                source.text("heading"),
                source.text("target"),
                source.choice("owner", Duty.Owner.class),
                source.text("product"),
                source.textOrNull("due"),
                source.has("rhythm") ? source.choice("rhythm", Duty.Rhythm.class) : null,
                source.textOrNull("indicator"),
                source.has("from") ? source.dateOrNull("from") : null,
                source.has("to") ? source.dateOrNull("to") : null);
        for (var problem : DocumentRules.duty(duty)) source.error(problem.field(), problem.sentence());
        return duty;
    }

    private static List<DocumentSheet.Link> citations(
            SourceRecord source, DocumentSheet.Heading heading, Set<String> keys, Set<String> letters) {
        var found = new ArrayList<DocumentSheet.Link>();
        if (!source.has("cites")) return found;
        for (var citation : source.records("cites")) {
            var cited = citation.text("key");
            if (!cited.isBlank() && !keys.contains(cited)) {
                citation.error("key", "Văn bản %s được dẫn nhưng không có trong tệp.".formatted(cited));
            }
            found.add(new DocumentSheet.Link(
                    DocumentSheet.LinkKind.CITES,
                    cited,
                    clause(citation, letters),
                    citation.text("relation"),
                    heading.issuedOn()));
        }
        return found;
    }

    private static List<Directive.Weakness> weaknesses(SourceRecord source, Set<String> letters) {
        var found = new ArrayList<Directive.Weakness>();
        if (!source.has("weaknesses")) return found;
        for (var weakness : source.records("weaknesses")) {
            found.add(new Directive.Weakness(
                    source.textOr("key", ""),
                    found.size() + 1,
                    weakness.text("heading"),
                    weakness.text("text"),
                    clause(weakness, letters),
                    weakness.textOrNull("indicator")));
        }
        return found;
    }

    private static String clause(SourceRecord source, Set<String> letters) {
        var letter = source.text("clause");
        if (!letter.isBlank() && !letters.contains(letter)) {
            source.error("clause", "Văn bản này không có điểm %s.".formatted(letter));
        }
        return letter;
    }
}
