package vn.kycuong.law;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.kycuong.reference.Editions;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.Newer;
import vn.kycuong.reference.SourceFiles;

/** The rules in force on a day. Kept in memory; read again when the register's edition changes. */
@Service
public class Rules {
    static final String REGISTER = "law.rule";
    private static final String EVERYTHING = "*";

    private static final int MOST_KEPT = 2_000;

    /** A question. */
    private record Asked(LocalDate date, String subject) {}

    /** Answers of one edition of the register; clocks ask for the same few days again and again. */
    private record Kept(List<Rule> edition, Map<Asked, LawInForce> answers) {}

    private final Supplier<List<Rule>> rules;
    private volatile Kept kept = new Kept(List.of(), new ConcurrentHashMap<>());

    @Autowired
    public Rules(RuleRows rows, Editions editions) {
        this(editions.cached(REGISTER, () -> withNewer(rows.all()))::get);
    }

    /** Where no rule is loaded at all there is none. */
    private static List<Rule> withNewer(List<Rule> loaded) {
        return loaded.isEmpty() ? loaded : sorted(Newer.beside(loaded, Rule::key, Rules::inFile));
    }

    private static List<Rule> sorted(List<Rule> rules) {
        return rules.stream().sorted(Comparator.comparing(Rule::effectiveFrom)).toList();
    }

    private static List<Rule> inFile() {
        return LawRegister.rules(SourceFiles.shipped(), new Findings());
    }

    private Rules(Supplier<List<Rule>> rules) {
        this.rules = rules;
    }

    /** The rules of a database, where no container puts the parts together. */
    public static Rules of(JdbcClient jdbc) {
        return new Rules(new RuleRows(jdbc), Editions.of(jdbc));
    }

    /** The rules that ship with the program, where there is no database. */
    public static Rules shipped() {
        var rules = sorted(inFile());
        return new Rules(() -> rules);
    }

    /** The rules of a day. */
    public LawInForce at(LocalDate date) {
        return at(date, EVERYTHING);
    }

    /** The rules of a day for a subject such as {@code procedure:BIRTH}: its own rules go before the general ones. */
    public LawInForce at(LocalDate date, String subject) {
        var edition = rules.get();
        var now = kept;
        if (now.edition() != edition || now.answers().size() > MOST_KEPT) {
            now = new Kept(edition, new ConcurrentHashMap<>());
            kept = now;
        }
        return now.answers().computeIfAbsent(new Asked(date, subject), asked -> inForce(edition, asked));
    }

    private static LawInForce inForce(List<Rule> edition, Asked asked) {
        var found = new HashMap<String, Rule>();
        for (var applies : List.of(EVERYTHING, asked.subject())) {
            for (var rule : edition) {
                if (rule.appliesTo().equals(applies) && rule.inForce(asked.date())) found.put(rule.key(), rule);
            }
        }
        return new LawInForce(asked.date(), found);
    }

    /** Every row of some keys, the oldest first: the history of a rule. */
    public List<Rule> history(Set<String> keys) {
        return rules.get().stream().filter(rule -> keys.contains(rule.key())).toList();
    }
}
