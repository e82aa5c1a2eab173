package vn.kycuong;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import vn.kycuong.kernel.Floor;
import vn.kycuong.kernel.Floor.Level;

/**
 * The laws of the house that a machine can check (STYLE.md, ARCHITECTURE.md). Each rule answers with what breaks it, and each is
 * shown something that does, so that a rule which has gone blind is noticed.
 */
class HouseTest {
    private static final String ROOT = "vn.kycuong.";
    private static final String PAGES = "gg.jte.generated.precompiled.";
    private static final String LEGAL_CLOCK = "vn.kycuong.worktime.LegalClock";

    /** Who lives by the system clock alone, and therefore never asks what moment it is for the law. */
    private static final Set<String> MACHINES =
            Set.of("launch", "identity", "security", "job", "reference", "document", "ui", "vault");
    /**
     * Who may be given the system clock; the sample derives its legal time from it, and the calculator asks which announcements are
     * known in the real present: they are facts of the real world also where a sample lives in another year.
     */
    private static final Set<String> SYSTEM_CLOCK = Set.of(
            "launch", "identity", "security", "job", "worktime", "sample", "deadline", "publicapi", "vault", "audit");
    /** Where a running time is measured in nanoseconds: no moment, so no clock of either kind. */
    private static final Set<String> STOPWATCH = Set.of("launch", "job", "reference");
    /** Where a system clock is made: once for the application, once for the console that starts before it, once for each tool beside it. */
    private static final Set<String> CLOCK_MAKERS = Set.of(
            "vn.kycuong.worktime.WorktimeConfig",
            "vn.kycuong.launch.Launch",
            "vn.kycuong.launch.BackupTool",
            "vn.kycuong.launch.ScanTool",
            "vn.kycuong.publicapi.DeadlineTool",
            "vn.kycuong.publicapi.LedgerTool",
            "vn.kycuong.publicapi.LogTool",
            "vn.kycuong.publicapi.ExportTool");
    /** The named edges that may catch whatever comes. */
    private static final Set<String> EDGES = Set.of("job/Rhythm.java", "security/ErrorPages.java");

    /** Who may hold rows open: its caller has a transaction and closes the stream, so that a long list leaves in pieces. */
    private static final Set<String> CLOSES_STREAMS =
            Set.of("vn.kycuong.oversight.FigureRows", "vn.kycuong.oversight.IndicatorRows");

    /** Machines that ask for the legal day all the same: a post is held by its legal dates, also in the sample. */
    private static final Set<String> LEGAL_DATES = Set.of("vn.kycuong.identity.HeldPosts");
    /** Named like a reader of tables, but a value that any module hands to its own statements. */
    private static final Set<String> NOT_HIDDEN = Set.of("vn.kycuong.reference.JsonRows");

    private static final Pattern NEVER = Pattern.compile("\\b[Nn]ever\\b");
    private static final List<String> FORBIDDEN_NAMES = List.of(
            "Manager", "Helper", "Util", "Utils", "Impl", "Handler", "Processor", "Dto", "DTO", "Service", "Common");
    private static final List<String> HIDDEN_NAMES = List.of("Rows", "Rules", "Reactions", "Config", "Pages");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.kycuong", "gg.jte.generated.precompiled");
    private static final Map<String, Module> MODULES = modules();

    /** A module as its package-info declares it. */
    record Module(String name, Level floor, Set<String> allowed) {}

    /** One use of a module by another, with an example. */
    record Use(String from, String to, String example) {}

    @Test
    void modules_use_only_what_they_declare_and_only_the_faces_of_others() {
        ApplicationModules.of(Application.class).verify();
    }

    // ---- floors
    // ----------------------------------------------------------------------------------------------------------

    @Test
    void imports_go_down_and_never_between_desks() {
        assertThat(uses(MAIN))
                .extracting(Use::from, Use::to)
                .contains(org.assertj.core.groups.Tuple.tuple("dossier", "ledger"));
        assertThat(broken(uses(MAIN), MODULES)).isEmpty();
    }

    @Test
    void an_import_upwards_sideways_or_in_a_circle_is_refused() {
        var house = Map.of(
                "law", new Module("law", Level.FOUNDATION, Set.of("ledger")),
                "ledger", new Module("ledger", Level.FOUNDATION, Set.of("law")),
                "dossier", new Module("dossier", Level.DESK, Set.of("petition", "law")),
                "petition", new Module("petition", Level.DESK, Set.of()));
        assertThat(broken(List.of(new Use("law", "dossier", "x")), house)).hasSize(1);
        assertThat(broken(List.of(new Use("dossier", "petition", "x")), house)).hasSize(1);
        assertThat(broken(List.of(new Use("law", "ledger", "x")), house)).isEmpty();
        assertThat(broken(List.of(new Use("law", "ledger", "x"), new Use("ledger", "law", "x")), house))
                .hasSize(2);
        assertThat(broken(List.of(new Use("petition", "law", "x")), house)).isEmpty();
        assertThat(broken(List.of(new Use("petition", "unknown", "x")), house)).hasSize(1);
    }

    private static List<Use> uses(JavaClasses classes) {
        var found = new TreeMap<String, Use>();
        for (var one : classes) {
            for (var dependency : one.getDirectDependenciesFromSelf()) {
                var from = module(one);
                var to = module(dependency.getTargetClass().getBaseComponentType());
                if (from.isEmpty() || to.isEmpty() || from.equals(to)) continue;
                found.putIfAbsent(from + " " + to, new Use(from, to, dependency.getDescription()));
            }
        }
        return List.copyOf(found.values());
    }

    private static List<String> broken(List<Use> uses, Map<String, Module> house) {
        return uses.stream()
                .filter(u -> !lawful(u, uses, house))
                .map(u -> u.from() + " → " + u.to() + ": " + u.example())
                .toList();
    }

    private static boolean lawful(Use use, List<Use> all, Map<String, Module> house) {
        var from = house.get(use.from());
        var to = house.get(use.to());
        if (from == null || to == null) return false;
        int height = from.floor().compareTo(to.floor());
        if (height != 0) return height > 0;
        return from.floor() != Level.DESK && allows(from, to) && !reaches(use.to(), use.from(), all, new TreeSet<>());
    }

    private static boolean allows(Module from, Module to) {
        return from.floor() == Level.GROUND || from.allowed().contains(to.name());
    }

    private static boolean reaches(String from, String goal, List<Use> uses, Set<String> seen) {
        if (from.equals(goal)) return true;
        return seen.add(from)
                && uses.stream().filter(u -> u.from().equals(from)).anyMatch(u -> reaches(u.to(), goal, uses, seen));
    }

    // ---- packages
    // --------------------------------------------------------------------------------------------------------

    @Test
    void every_module_says_what_it_is_on_which_floor_it_stands_and_where_to_start() {
        assertThat(MODULES).containsKeys("kernel", "calendar", "ledger", "dossier");
        var lacking = new ArrayList<String>();
        for (var name : appModules()) {
            var declared = declaration(ROOT + name);
            var words = SourceText.read(SourceText.MAIN.resolve(name + "/package-info.java"));
            if (!declared.isAnnotationPresent(Floor.class)) lacking.add(name + ": @Floor");
            if (!declared.isAnnotationPresent(ApplicationModule.class)) lacking.add(name + ": @ApplicationModule");
            if (!words.contains("Start at {@link") || !NEVER.matcher(words).find()) {
                lacking.add(name + ": where to start, or what it never does");
            }
        }
        assertThat(lacking).isEmpty();
    }

    @Test
    void every_package_is_null_marked_and_the_only_sub_package_is_web() {
        assertThat(strangePackages(packages(MAIN))).isEmpty();
        assertThat(packages(MAIN)).allMatch(p -> declaration(p).isAnnotationPresent(NullMarked.class));
    }

    @Test
    void a_sub_package_of_another_name_is_refused() {
        assertThat(strangePackages(Set.of("vn.kycuong.dossier", "vn.kycuong.dossier.web")))
                .isEmpty();
        assertThat(strangePackages(Set.of("vn.kycuong.dossier.impl", "vn.kycuong.dossier.web.form")))
                .hasSize(2);
    }

    private static List<String> strangePackages(Set<String> names) {
        return names.stream()
                .filter(p -> !p.matches("vn\\.kycuong(\\.[a-z]+(\\.web)?)?"))
                .toList();
    }

    private static Set<String> packages(JavaClasses classes) {
        return classes.stream()
                .map(JavaClass::getPackageName)
                .filter(p -> p.startsWith("vn.kycuong"))
                .collect(Collectors.toSet());
    }

    // ---- clocks
    // ----------------------------------------------------------------------------------------------------------

    @Test
    void machines_read_the_system_clock_and_everybody_else_the_legal_one() {
        assertThat(wrongClocks(MAIN)).isEmpty();
    }

    @Test
    void a_desk_with_the_system_clock_and_a_door_with_the_legal_one_are_refused() {
        assertThat(wrongClock("dossier", Clock.class.getName(), "vn.kycuong.dossier.Dossiers"))
                .isTrue();
        assertThat(wrongClock("security", LEGAL_CLOCK, "vn.kycuong.security.WallsConfig"))
                .isTrue();
        assertThat(wrongClock("dossier", LEGAL_CLOCK + "$Scoped", "vn.kycuong.dossier.Dossiers"))
                .isTrue();
        assertThat(wrongClock("dossier", LEGAL_CLOCK, "vn.kycuong.dossier.Dossiers"))
                .isFalse();
    }

    @Test
    void no_class_asks_what_time_it_is_without_a_clock() {
        assertThat(clockless(MAIN)).isEmpty();
    }

    @Test
    void asking_for_the_time_without_a_clock_is_found_as_a_call_and_as_a_reference() {
        var offenders = new ClassFileImporter().importClasses(Impatient.class);
        assertThat(clockless(offenders)).hasSize(5);
    }

    /** Breaks the rule about time in five ways. */
    @SuppressWarnings({"unused", "JavaTimeDefaultTimeZone"})
    private static final class Impatient {
        final Instant instant = Instant.now();
        final LocalDate day = LocalDate.now();
        final long millis = System.currentTimeMillis();
        final Supplier<Instant> later = Instant::now;
        final Clock clock = Clock.systemUTC();
        final Instant lawful = Instant.now(Clock.fixed(Instant.EPOCH, java.time.ZoneOffset.UTC));
    }

    @Test
    void sql_never_asks_what_time_it_is() {
        assertThat(timeInSql()).isEmpty();
    }

    @Test
    void the_time_functions_of_sql_are_recognised() {
        for (var words : List.of(
                "due < now()",
                "CURRENT_DATE + 1",
                "default current_timestamp",
                "clock_timestamp()",
                "'now'::timestamptz")) {
            assertThat(SQL_TIME.matcher(words).find()).as(words).isTrue();
        }
        assertThat(SQL_TIME.matcher("late_from <= :now and known_now = 1").find())
                .isFalse();
    }

    private static final Pattern SQL_TIME =
            Pattern.compile("(?i)\\bnow\\s*\\(\\s*\\)|\\b(current_(timestamp|date|time)|localtime(stamp)?|timeofday)\\b"
                    + "|\\b(clock|statement|transaction)_timestamp\\b|'(now|today|tomorrow|yesterday)'\\s*::");

    private static List<String> timeInSql() {
        var found = new ArrayList<String>();
        for (var source : SourceText.ofApp()) {
            for (var literal : source.literals()) {
                if (SQL_TIME.matcher(literal.text()).find()) found.add(source.file() + ":" + literal.line());
            }
        }
        for (var file : SourceText.files(SourceText.MIGRATIONS, ".sql")) {
            if (SQL_TIME.matcher(SourceText.read(file)).find()) found.add(file.toString());
        }
        return found;
    }

    private static List<String> wrongClocks(JavaClasses classes) {
        return classes.stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream()
                        .filter(d -> wrongClock(module(c), d.getTargetClass().getName(), c.getName()))
                        .map(d -> d.getDescription()))
                .sorted()
                .toList();
    }

    private static boolean wrongClock(String module, String target, String owner) {
        if (target.equals(Clock.class.getName())) return !SYSTEM_CLOCK.contains(module);
        if (target.equals(LEGAL_CLOCK)) return MACHINES.contains(module) && !LEGAL_DATES.contains(owner);
        return target.equals(LEGAL_CLOCK + "$Scoped")
                && !module.equals("sample")
                && !owner.startsWith("vn.kycuong.worktime.");
    }

    private static List<String> clockless(JavaClasses classes) {
        return classes.stream()
                .flatMap(c -> Stream.concat(
                                c.getMethodCallsFromSelf().stream(), c.getMethodReferencesFromSelf().stream())
                        .filter(call -> isClockless(module(c), outermost(c), call))
                        .map(JavaAccess::getDescription))
                .sorted()
                .toList();
    }

    private static boolean isClockless(String module, String caller, JavaAccess<?> call) {
        var owner = call.getTargetOwner().getName();
        var name = call.getTarget().getName();
        if (owner.equals("java.lang.System"))
            return name.equals("currentTimeMillis") || name.equals("nanoTime") && !STOPWATCH.contains(module);
        if (owner.equals("java.time.Clock")) return name.startsWith("system") && !CLOCK_MAKERS.contains(caller);
        if (!owner.startsWith("java.time.") || !name.equals("now")) return false;
        return !call.getDescription().contains("now(java.time.Clock)");
    }

    // ---- what must be closed
    // ---------------------------------------------------------------------------------------------

    @Test
    void an_answer_of_the_database_is_read_whole_unless_its_reader_is_known_to_close_it() {
        assertThat(openStreams(MAIN)).isEmpty();
    }

    @Test
    void a_stream_of_rows_that_nobody_closes_is_found_as_a_call_and_as_a_reference() {
        assertThat(openStreams(new ClassFileImporter().importClasses(Leaky.class)))
                .hasSize(2);
    }

    /** Keeps a connection of the pool for ever, in two ways. */
    @SuppressWarnings("unused")
    private static final class Leaky {
        List<String> read(JdbcClient jdbc) {
            return jdbc.sql("select 'a'").query(String.class).stream().toList();
        }

        final Function<JdbcClient.MappedQuerySpec<String>, Stream<String>> later = JdbcClient.MappedQuerySpec::stream;
    }

    private static List<String> openStreams(JavaClasses classes) {
        return classes.stream()
                .filter(c -> !CLOSES_STREAMS.contains(outermost(c)))
                .flatMap(c ->
                        Stream.concat(c.getMethodCallsFromSelf().stream(), c.getMethodReferencesFromSelf().stream()))
                .filter(call -> call.getTargetOwner().isEquivalentTo(JdbcClient.MappedQuerySpec.class)
                        && call.getTarget().getName().equals("stream"))
                .map(JavaAccess::getDescription)
                .sorted()
                .toList();
    }

    // ---- what may be caught
    // ----------------------------------------------------------------------------------------------

    @Test
    void nobody_catches_whatever_comes_but_the_named_edges() {
        var caught = SourceText.ofApp().stream()
                .filter(s -> EDGES.stream().noneMatch(s.file()::endsWith))
                .flatMap(s -> greedyCatches(s).stream())
                .toList();
        assertThat(caught).isEmpty();
    }

    @Test
    void a_greedy_catch_is_found_in_code_and_not_in_comments_or_words() {
        assertThat(greedyCatches(source("try { a(); } catch (Exception e) { }")))
                .containsExactly("X.java:1");
        assertThat(greedyCatches(source("try { a(); }\ncatch (final IOException | RuntimeException e) { }")))
                .containsExactly("X.java:2");
        assertThat(greedyCatches(source("try { a(); } catch (java.lang.Throwable t) { }")))
                .hasSize(1);
        assertThat(greedyCatches(
                        source("// catch (Exception e)\nvar s = \"catch (Exception e)\"; catch (IOException e) {}")))
                .isEmpty();
    }

    private static final Pattern CATCH = Pattern.compile("catch\\s*\\(\\s*(?:final\\s+)?([\\w.\\s|]+?)\\s+\\w+\\s*\\)");
    private static final Set<String> GREEDY = Set.of("Exception", "RuntimeException", "Throwable", "Error");

    private static List<String> greedyCatches(SourceText source) {
        return CATCH.matcher(source.code())
                .results()
                .filter(m -> Stream.of(m.group(1).split("\\|"))
                        .map(t -> t.strip().replace("java.lang.", ""))
                        .anyMatch(GREEDY::contains))
                .map(m -> source.at(m.start()))
                .toList();
    }

    private static SourceText source(String text) {
        return SourceText.of("X.java", "x", text);
    }

    // ---- what may come more than once
    // -------------------------------------------------------------------------------------

    @Test
    void a_page_that_reads_all_values_of_a_field_declares_it() {
        var many = Pattern.compile("typed\\.getOrDefault\\(\"([a-z-]+)\", List\\.of\\(\\)\\)");
        var read = new ArrayList<String>();
        for (var source : SourceText.files(SourceText.MAIN, "Pages.java")) {
            var text = SourceText.read(source);
            many.matcher(text).results().map(field -> field.group(1)).forEach(field -> {
                read.add(field);
                assertThat(text).as(source + ": " + field).containsPattern("@Several\\([^)]*\"" + field + "\"");
            });
        }
        assertThat(read).contains("viec", "rights");
    }

    // ---- names
    // -----------------------------------------------------------------------------------------------------------

    @Test
    void no_class_is_named_after_nothing() {
        assertThat(MAIN.stream()
                        .filter(c -> c.getPackageName().startsWith("vn.kycuong"))
                        .map(JavaClass::getSimpleName)
                        .filter(HouseTest::saysNothing))
                .isEmpty();
    }

    @Test
    void a_name_that_says_nothing_is_recognised() {
        assertThat(Stream.of("DossierManager", "DateUtils", "PauseHandler", "DossierDto", "DossierServiceImpl"))
                .allMatch(HouseTest::saysNothing);
        assertThat(Stream.of("Dossiers", "LedgerRows", "ErrorPages")).noneMatch(HouseTest::saysNothing);
    }

    @Test
    void rows_rules_reactions_configurations_and_pages_stay_inside_their_module() {
        assertThat(MAIN.stream()
                        .filter(c -> c.getPackageName().startsWith("vn.kycuong") && c.isTopLevelClass())
                        .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC) && isHiddenName(c.getSimpleName()))
                        .filter(c -> !NOT_HIDDEN.contains(c.getName()))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void a_technical_name_is_told_from_a_noun() {
        assertThat(isHiddenName("LedgerRows")).isTrue();
        assertThat(isHiddenName("Rules")).isFalse();
    }

    private static boolean saysNothing(String name) {
        return FORBIDDEN_NAMES.stream().anyMatch(name::endsWith);
    }

    private static boolean isHiddenName(String name) {
        return HIDDEN_NAMES.stream().anyMatch(ending -> name.endsWith(ending) && !name.equals(ending));
    }

    // ---- reading the house
    // -----------------------------------------------------------------------------------------------

    /** The module of a class or of a page's template; empty for the root and for what is not ours. */
    private static String module(JavaClass one) {
        var name = one.getPackageName();
        for (var root : List.of(ROOT, PAGES)) {
            if (name.startsWith(root)) return name.substring(root.length()).split("\\.")[0];
        }
        return "";
    }

    private static String outermost(JavaClass one) {
        return one.getName().split("\\$")[0];
    }

    static List<String> appModules() {
        return SourceText.files(SourceText.MAIN, "package-info.java").stream()
                .map(f -> SourceText.MAIN.relativize(f))
                .filter(f -> f.getNameCount() == 2)
                .map(f -> f.getName(0).toString())
                .toList();
    }

    static Map<String, Module> modules() {
        var found = new TreeMap<String, Module>();
        for (var ground : List.of("kernel", "calendar")) found.put(ground, new Module(ground, Level.GROUND, Set.of()));
        for (var name : appModules()) {
            var declared = declaration(ROOT + name);
            var floor = declared.getAnnotation(Floor.class);
            var module = declared.getAnnotation(ApplicationModule.class);
            if (floor == null || module == null) continue; // named by its own test
            found.put(name, new Module(name, floor.value(), Set.of(module.allowedDependencies())));
        }
        return found;
    }

    private static Package declaration(String name) {
        try {
            return Class.forName(name + ".package-info", false, HouseTest.class.getClassLoader())
                    .getPackage();
        } catch (ClassNotFoundException none) {
            throw new AssertionError(Path.of(name.replace('.', '/')) + " has no package-info.java", none);
        }
    }
}
