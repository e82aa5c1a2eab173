package vn.kycuong.publicapi;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.ApiClient;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.Scope;
import vn.kycuong.ledger.Sight;
import vn.kycuong.organisation.Unit;
import vn.kycuong.oversight.Dimension;
import vn.kycuong.oversight.Grain;
import vn.kycuong.oversight.IndicatorLine;
import vn.kycuong.oversight.IndicatorQuestion;
import vn.kycuong.oversight.Indicators;
import vn.kycuong.oversight.Measure;
import vn.kycuong.worktime.LegalClock;

/** Any question about facts that the pages ask, for a program that may read figures; within its units, and without counts that tell of a person. */
@Access(value = Access.Who.PROGRAM, rights = "figures:read")
@RestController
class IndicatorsApi {
    static final String PATH = "/api/v1/indicators/query";

    private final Indicators indicators;
    private final ClientUnits units;
    private final LegalClock time;
    private final Visit visit;

    IndicatorsApi(Indicators indicators, ClientUnits units, LegalClock time, Visit visit) {
        this.indicators = indicators;
        this.units = units;
        this.time = time;
        this.visit = visit;
    }

    /**
     * What is asked.
     *
     * @param grain dossier, task, support, reading or plan
     * @param measures by their names, e.g. metInTime
     * @param dimensions unit, document, clause, procedure, channel, state, month; none: one line
     * @param unit key of the unit, with all below it; left out: all that the program was given
     * @param from first day of the window
     * @param to last day of it
     * @param asKnownAt the moment of truth; left out: now
     */
    record QueryJson(
            @Nullable String grain,
            @Nullable List<String> measures,
            @Nullable List<String> dimensions,
            @Nullable String unit,
            @Nullable String document,
            @Nullable String clause,
            @Nullable String procedure,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Instant asKnownAt) {}

    /** One line of the answer; a measure that is not told is null. */
    record LineJson(Map<String, String> by, Map<String, @Nullable Double> measures) {}

    /** The answer. */
    record AnswerJson(String grain, LocalDate from, LocalDate to, Instant asKnownAt, List<LineJson> lines) {}

    /** What was read of a request. */
    private sealed interface Read {
        record Question(IndicatorQuestion question, LocalDate from, LocalDate to) implements Read {}

        record Wrong(String field) implements Read {}

        record NoUnit() implements Read {}
    }

    @PostMapping(PATH)
    ResponseEntity<Object> query(@RequestBody QueryJson asked, ApiClient client, HttpServletRequest request) {
        var refusal = visit.refusal(request, Set.of());
        if (refusal.isPresent()) return refusal.get();
        var locale = Visit.locale(request);
        return switch (read(asked, client)) {
            case Read.Wrong(var field) ->
                ProblemJson.of(HttpStatus.BAD_REQUEST, field, locale, "api.indicator." + field);
            case Read.NoUnit _ -> ProblemJson.of(HttpStatus.NOT_FOUND, "unit", locale, "api.noUnit");
            case Read.Question read ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer(read, units.scope(client)));
        };
    }

    private AnswerJson answer(Read.Question read, Scope scope) {
        var question = read.question();
        var lines = Sight.of(scope, true).call(() -> indicators.askProtected(question));
        return new AnswerJson(
                question.grain().name().toLowerCase(Locale.ROOT),
                read.from(),
                read.to(),
                question.knownAt(),
                lines.stream().map(line -> json(line, question)).toList());
    }

    private Read read(QueryJson asked, ApiClient client) {
        var grain = grain(text(asked.grain()));
        if (grain.isEmpty()) return new Read.Wrong("grain");
        var measures = named(asked.measures(), Measure::of);
        if (measures.isEmpty() || measures.get().isEmpty()) return new Read.Wrong("measures");
        var dimensions = named(
                asked.dimensions(),
                name -> Dimension.of(name).filter(grain.get().dimensions()::contains));
        if (dimensions.isEmpty()) return new Read.Wrong("dimensions");
        var now = time.instant();
        var known = asked.asKnownAt() == null ? now : asked.asKnownAt();
        if (known.isAfter(now) || known.isBefore(Instant.EPOCH)) return new Read.Wrong("asKnownAt");
        var to = asked.to() == null ? LegalZone.local(known).toLocalDate() : asked.to();
        var from = asked.from() == null ? to.withDayOfYear(1) : asked.from();
        if (from.isAfter(to) || from.getYear() < 1970 || to.getYear() > 2999) return new Read.Wrong("from");
        var unit =
                asked.unit() == null ? null : units.find(asked.unit(), client).orElse(null);
        if (asked.unit() != null && unit == null) return new Read.NoUnit();
        var filter = filter(units.scope(client), unit)
                .under(text(asked.document()), text(asked.clause()))
                .about(text(asked.procedure()));
        var question = new IndicatorQuestion(
                grain.get(),
                measures.get(),
                dimensions.get(),
                filter,
                LegalZone.startOf(from),
                LegalZone.startOf(to.plusDays(1)),
                known);
        return new Read.Question(question, from, to);
    }

    /** What the names mean; empty when one of them means nothing. */
    private static <T> Optional<List<T>> named(@Nullable List<String> names, Function<String, Optional<T>> meaning) {
        var found = new ArrayList<T>();
        for (var name : names == null ? List.<String>of() : names) {
            var meant = meaning.apply(name);
            if (meant.isEmpty()) return Optional.empty();
            found.add(meant.get());
        }
        return Optional.of(found);
    }

    private IndicatorQuestion.Filter filter(Scope scope, @Nullable Unit unit) {
        var all = IndicatorQuestion.Filter.all(scope);
        return unit == null ? all : all.of(units.tree(unit.id()));
    }

    private static LineJson json(IndicatorLine line, IndicatorQuestion question) {
        var by = new LinkedHashMap<String, String>();
        for (int i = 0; i < question.dimensions().size(); i++)
            by.put(question.dimensions().get(i).text(), line.by().get(i));
        var measures = new LinkedHashMap<String, @Nullable Double>();
        for (var measure : question.measures())
            measures.put(measure.text(), line.measured().get(measure));
        return new LineJson(by, measures);
    }

    private static Optional<Grain> grain(String name) {
        return Arrays.stream(Grain.values())
                .filter(grain -> grain.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
