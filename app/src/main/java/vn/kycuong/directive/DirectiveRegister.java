package vn.kycuong.directive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.Register;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.reference.SourceRecord;

/** Reads {@code directives.json}. */
@Component
class DirectiveRegister implements Register {
    static final String FILE = "directives.json";
    private static final int AFTER_THE_ORGANISATION = 100;

    private final DirectiveRows rows;

    DirectiveRegister(DirectiveRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "directive.document";
    }

    @Override
    public int order() {
        return AFTER_THE_ORGANISATION;
    }

    @Override
    public List<String> files() {
        return List.of(FILE);
    }

    @Override
    public Store read(SourceFiles files, Findings findings) {
        var sources = SourceRecord.json(FILE, files.read(FILE), findings).records("documents");
        var documents = new ArrayList<Directive>();
        var clauses = new ArrayList<Directive.Clause>();
        var citations = new ArrayList<Directive.Citation>();
        var weaknesses = new ArrayList<Directive.Weakness>();
        var keys = keys(sources);
        for (var source : sources) {
            var document = document(source);
            documents.add(document);
            var letters = clauses(source, document.documentKey(), clauses);
            citations(source, document.documentKey(), keys, letters, citations);
            weaknesses(source, document.documentKey(), letters, weaknesses);
        }
        return () -> rows.replace(documents, clauses, citations, weaknesses);
    }

    private static Set<String> keys(List<SourceRecord> sources) {
        var keys = new HashSet<String>();
        for (var source : sources) {
            var key = source.textOr("key", "");
            if (!key.isEmpty() && !keys.add(key)) source.error("key", "Văn bản %s được viết hai lần.".formatted(key));
        }
        return keys;
    }

    private static Directive document(SourceRecord source) {
        var key = source.text("key");
        if (!key.isBlank() && !key.matches("[\\p{L}\\p{N}-]+")) {
            source.error("key", "\"%s\" đứng trong địa chỉ trang: chỉ gồm chữ, số và dấu gạch nối.".formatted(key));
        }
        return new Directive(
                key,
                source.text("number"),
                source.text("symbol"),
                source.text("issuer"),
                source.text("type"),
                source.date("issued_on"),
                source.text("title"),
                source.text("status"),
                source.textOrNull("scan_file"));
    }

    private static Set<String> clauses(SourceRecord source, String key, List<Directive.Clause> found) {
        var letters = new HashSet<String>();
        if (!source.has("clauses")) return letters;
        int ord = 0;
        for (var clause : source.records("clauses")) {
            var letter = clause.text("letter");
            if (!letters.add(letter)) clause.error("letter", "Điểm %s được viết hai lần.".formatted(letter));
            found.add(new Directive.Clause(key, letter, ++ord, clause.text("heading"), clause.text("text")));
        }
        return letters;
    }

    private static void citations(
            SourceRecord source, String key, Set<String> keys, Set<String> letters, List<Directive.Citation> found) {
        if (!source.has("cites")) return;
        int ord = 0;
        for (var citation : source.records("cites")) {
            var cited = citation.text("key");
            if (!cited.isBlank() && !keys.contains(cited)) {
                citation.error("key", "Văn bản %s được dẫn nhưng không có trong tệp.".formatted(cited));
            }
            found.add(new Directive.Citation(key, cited, ++ord, clause(citation, letters), citation.text("relation")));
        }
    }

    private static void weaknesses(
            SourceRecord source, String key, Set<String> letters, List<Directive.Weakness> found) {
        if (!source.has("weaknesses")) return;
        int ord = 0;
        for (var weakness : source.records("weaknesses")) {
            found.add(new Directive.Weakness(
                    key, ++ord, weakness.text("heading"), weakness.text("text"), clause(weakness, letters)));
        }
    }

    private static String clause(SourceRecord source, Set<String> letters) {
        var letter = source.text("clause");
        if (!letter.isBlank() && !letters.contains(letter)) {
            source.error("clause", "Văn bản này không có điểm %s.".formatted(letter));
        }
        return letter;
    }
}
