package vn.kycuong;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.kycuong.HouseTest.Module;
import vn.kycuong.kernel.Floor.Level;

/**
 * Who may touch which table, read from the statements themselves: a module writes its own schema alone, and reads its own tables and
 * what lower floors publish as views or functions. No statement writes two schemas.
 */
class SqlOwnershipTest {
    private static final String NAME = "\"?([a-z_]+)\"?";
    private static final Pattern CREATED = Pattern.compile(
            "\\bcreate\\s+(?:or\\s+replace\\s+)?(?:unique\\s+|materialized\\s+|unlogged\\s+)?(table|view|function|sequence|type)\\s+(?:if\\s+not\\s+exists\\s+)?"
                    + "(?:([a-z_]+)\\.)?" + NAME);
    private static final Pattern WRITTEN = Pattern.compile(
            "\\b(?:insert\\s+into|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?|lock\\s+table|copy|alter\\s+(?:table|sequence|view)(?:\\s+only)?"
                    + "|drop\\s+(?:table|view|function|sequence)|(?<!for\\s)(?<!do\\s)(?<!no\\skey\\s)update(?:\\s+only)?|create\\s+schema|refresh\\s+materialized\\s+view)"
                    + "\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?([a-z_]+)\\b(?:\\.)?");
    private static final Pattern INDEXED =
            Pattern.compile("\\bcreate\\s+(?:unique\\s+)?index\\s+[a-z_]+\\s+on\\s+([a-z_]+)\\.");
    private static final Pattern FOREIGN = Pattern.compile("\\breferences\\s+([a-z_]+)\\.");
    private static final Pattern DRAWN = Pattern.compile("\\bnextval\\s*\\(\\s*'([a-z_]+)\\.");
    private static final Pattern USED = Pattern.compile("(?<![\\w.\"])([a-z_]+)\\." + NAME);
    private static final Pattern NAMED_SOURCE = Pattern.compile("\\b(?:from|join|using)\\s+([a-z_]+)\\." + NAME);
    private static final Pattern STATEMENT = Pattern.compile(
            "\\b(select|insert\\s+into|update|delete\\s+from|with|from|join|merge\\s+into|truncate)\\b");

    /** What the migrations made. */
    enum Kind {
        TABLE,
        VIEW,
        FUNCTION,
        SEQUENCE,
        TYPE
    }

    /** A statement, or a part of one, and where it stands. */
    record Sql(String module, String where, String text) {}

    /** The house as it matters here: modules with their floors, and every relation by its full name. */
    record House(Map<String, Module> modules, Map<String, Kind> relations) {
        boolean isSchema(String name) {
            return modules.containsKey(name) && !name.equals("kernel") && !name.equals("calendar");
        }
    }

    @Test
    void every_statement_keeps_to_its_own_schema_and_to_what_lower_floors_publish() {
        var house = new House(HouseTest.modules(), relations());
        assertThat(house.relations())
                .containsEntry("ledger.entry", Kind.TABLE)
                .containsEntry("ledger.open_work", Kind.VIEW);
        var statements = new ArrayList<Sql>(inJava());
        statements.addAll(inMigrations());
        assertThat(statements).hasSizeGreaterThan(50);
        assertThat(statements.stream().flatMap(s -> broken(s, house).stream())).isEmpty();
    }

    @Test
    void a_migration_lies_in_the_folder_of_its_module_and_makes_nothing_without_a_schema() {
        assertThat(inMigrations().stream().map(Sql::module))
                .isSubsetOf(HouseTest.modules().keySet());
        assertThat(inMigrations().stream().flatMap(s -> homeless(s).stream())).isEmpty();
        assertThat(homeless(sql("law", "create table rule (key text)"))).hasSize(1);
        assertThat(homeless(sql("law", "create table law.rule (key text)"))).isEmpty();
    }

    @Test
    void its_own_tables_may_be_read_and_written() {
        assertThat(
                        verdict(
                                "dossier",
                                "insert into dossier.dossier as d (code) values ('a.b') on conflict do update set code = excluded.code"))
                .isEmpty();
        assertThat(verdict("dossier", "select * from dossier.dossier for update skip locked"))
                .isEmpty();
    }

    @Test
    void a_view_or_function_of_a_lower_floor_may_be_read() {
        assertThat(verdict("dossier", "select w.no from ledger.open_work w join dossier.dossier using (case_id)"))
                .isEmpty();
    }

    @Test
    void writing_another_schema_is_refused_with_file_and_line() {
        assertThat(verdict("dossier", "update ledger.entry set version = 1"))
                .anyMatch(v -> v.startsWith("X.java:7: dossier writes ledger"));
        assertThat(verdict("dossier", "delete from ledger.entry")).isNotEmpty();
        assertThat(verdict("dossier", "select nextval('ledger.numbers')")).isNotEmpty();
    }

    @Test
    void a_function_that_writes_is_called_by_its_own_module_alone() {
        assertThat(verdict("dossier", "select * from ledger.act(:acts)")).isNotEmpty();
        assertThat(verdict("ledger", "select * from ledger.act(:acts)")).isEmpty();
    }

    @Test
    void reading_a_table_of_another_module_is_refused_even_on_a_lower_floor() {
        assertThat(verdict("dossier", "select 1 from ledger.entry")).isNotEmpty();
        assertThat(verdict("dossier", "select 1 from dossier.dossier d, ledger.entry e"))
                .isNotEmpty();
    }

    @Test
    void reading_upwards_or_another_desk_is_refused_even_a_view() {
        assertThat(verdict("ledger", "select * from dossier.listing")).isNotEmpty();
        assertThat(verdict("petition", "select * from dossier.listing")).isNotEmpty();
        assertThat(verdict("oversight", "select * from dossier.listing")).isEmpty();
    }

    @Test
    void a_statement_that_writes_two_schemas_is_refused() {
        assertThat(verdict(
                        "dossier",
                        "with a as (insert into dossier.dossier values (1)) update ledger.entry set version = 1"))
                .anyMatch(v -> v.contains("writes two schemas"));
    }

    @Test
    void a_foreign_key_into_another_schema_is_refused() {
        assertThat(verdict("dossier", "create table dossier.x (unit int references ledger.entry)"))
                .anyMatch(v -> v.contains("foreign key"));
    }

    @Test
    void a_relation_that_no_migration_makes_is_named() {
        assertThat(verdict("dossier", "select 1 from dossier.dosier")).anyMatch(v -> v.contains("no migration makes"));
    }

    @Test
    void columns_comments_and_words_are_no_relations() {
        assertThat(
                        verdict(
                                "dossier",
                                "select dossier.code -- from ledger.entry\n from dossier.dossier where right_name = 'ledger.entry'"))
                .isEmpty();
    }

    private static List<String> verdict(String module, String text) {
        var modules = Map.of(
                "ledger", new Module("ledger", Level.FOUNDATION, Set.of()),
                "dossier", new Module("dossier", Level.DESK, Set.of("ledger")),
                "petition", new Module("petition", Level.DESK, Set.of("ledger")),
                "oversight", new Module("oversight", Level.WATCH, Set.of("dossier", "ledger")));
        var relations = Map.of(
                "ledger.entry", Kind.TABLE,
                "ledger.open_work", Kind.VIEW,
                "ledger.act", Kind.FUNCTION,
                "ledger.numbers", Kind.SEQUENCE,
                "dossier.dossier", Kind.TABLE,
                "dossier.listing", Kind.VIEW);
        return broken(sql(module, text), new House(modules, relations));
    }

    private static Sql sql(String module, String text) {
        return new Sql(module, "X.java:7", bare(text));
    }

    // ---- the rules
    // -------------------------------------------------------------------------------------------------------

    private static List<String> broken(Sql sql, House house) {
        var found = new ArrayList<String>();
        var written = written(sql.text(), house);
        for (var schema : written)
            if (!schema.equals(sql.module())) found.add(sql.where() + ": " + sql.module() + " writes " + schema);
        if (written.size() > 1) found.add(sql.where() + ": one statement writes two schemas: " + written);
        for (var m : matches(FOREIGN, sql.text())) {
            if (!m.group(1).equals(sql.module())) found.add(sql.where() + ": foreign key into " + m.group(1));
        }
        for (var m : matches(NAMED_SOURCE, sql.text())) {
            if (house.isSchema(m.group(1)) && kind(m, house) == null)
                found.add(sql.where() + ": no migration makes " + m.group(1) + "." + m.group(2));
        }
        for (var m : matches(USED, sql.text())) {
            var kind = kind(m, house);
            if (kind != null && !mayRead(sql.module(), m.group(1), kind, house)) {
                found.add(sql.where() + ": " + sql.module() + " reads "
                        + kind.name().toLowerCase() + " " + m.group(1) + "." + m.group(2));
            }
        }
        return found.stream().distinct().toList();
    }

    private static @Nullable Kind kind(MatchResult m, House house) {
        return house.relations().get(m.group(1) + "." + m.group(2));
    }

    private static Set<String> written(String text, House house) {
        var schemas = new HashSet<String>();
        for (var pattern : List.of(WRITTEN, INDEXED, DRAWN)) {
            for (var m : matches(pattern, text)) if (house.isSchema(m.group(1))) schemas.add(m.group(1));
        }
        for (var m : matches(CREATED, text))
            if (m.group(2) != null && house.isSchema(m.group(2))) schemas.add(m.group(2));
        return schemas;
    }

    private static boolean mayRead(String module, String schema, Kind kind, House house) {
        if (module.equals(schema)) return true;
        if (kind != Kind.VIEW) return false; // a function of ours writes; a table is nobody else's
        var reader = house.modules().get(module);
        var owner = house.modules().get(schema);
        int height = reader.floor().compareTo(owner.floor());
        return height > 0
                || height == 0
                        && reader.floor() != Level.DESK
                        && reader.allowed().contains(schema);
    }

    private static List<String> homeless(Sql sql) {
        return matches(CREATED, sql.text()).stream()
                .filter(m -> m.group(2) == null)
                .map(m -> sql.where() + ": " + m.group())
                .toList();
    }

    // ---- reading the sources
    // ---------------------------------------------------------------------------------------------

    private static List<Sql> inJava() {
        var found = new ArrayList<Sql>();
        for (var source : SourceText.ofApp()) {
            for (var literal : source.literals()) {
                var text = bare(literal.text());
                if (!source.module().isEmpty() && STATEMENT.matcher(text).find()) {
                    found.add(new Sql(source.module(), source.file() + ":" + literal.line(), text));
                }
            }
        }
        return found;
    }

    /** Each statement of each migration; a function's body is a part of the statement that makes it. */
    private static List<Sql> inMigrations() {
        var found = new ArrayList<Sql>();
        for (var file : SourceText.files(SourceText.MIGRATIONS, ".sql")) {
            var text = bare(SourceText.read(file));
            int begin = 0;
            boolean inBody = false;
            for (int at = 0; at <= text.length(); at++) {
                if (text.startsWith("$$", at)) inBody = !inBody;
                if (at < text.length() && (text.charAt(at) != ';' || inBody)) continue;
                var statement = text.substring(begin, at);
                int line = SourceText.lineOf(
                        text,
                        begin + statement.length() - statement.stripLeading().length());
                if (!statement.isBlank())
                    found.add(new Sql(SourceText.module(SourceText.MIGRATIONS, file), file + ":" + line, statement));
                begin = at + 1;
            }
        }
        return found;
    }

    private static Map<String, Kind> relations() {
        var found = new HashMap<String, Kind>();
        for (var sql : inMigrations()) {
            for (var m : matches(CREATED, sql.text()))
                found.put(m.group(2) + "." + m.group(3), Kind.valueOf(m.group(1).toUpperCase()));
        }
        return found;
    }

    /** Lower case, without comments; words in quotes are emptied, but not those that name a sequence. Lines stay where they are. */
    private static String bare(String text) {
        var plain = text.toLowerCase().replaceAll("--[^\\n]*", "");
        return Pattern.compile("(nextval\\s*\\(\\s*)?'([^']*)'")
                .matcher(plain)
                .replaceAll(m -> Matcher.quoteReplacement(
                        m.group(1) != null ? m.group() : "'" + m.group(2).replaceAll("[^\\n]", "") + "'"));
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }
}
