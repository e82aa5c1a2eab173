package vn.kycuong.publicapi;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.kycuong.identity.ApiClient;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.Scope;
import vn.kycuong.ledger.Sight;
import vn.kycuong.organisation.Unit;
import vn.kycuong.oversight.AsOf;
import vn.kycuong.oversight.Counts;
import vn.kycuong.oversight.Figure;
import vn.kycuong.oversight.Figures;
import vn.kycuong.oversight.Period;
import vn.kycuong.oversight.Selection;
import vn.kycuong.worktime.LegalClock;

/** The figures of the boards, for a program that may read them of a unit and those below. */
@Access(value = Access.Who.PROGRAM, rights = "figures:read")
@RestController
class UnitFiguresApi {
    static final String PATH = "/api/v1/units/{unit}/figures";

    private final Figures figures;
    private final ClientUnits units;
    private final LegalClock time;
    private final Visit visit;

    UnitFiguresApi(Figures figures, ClientUnits units, LegalClock time, Visit visit) {
        this.figures = figures;
        this.units = units;
        this.time = time;
        this.visit = visit;
    }

    /**
     * What the boards of a unit count.
     *
     * @param from first day of the month that the finished ones are counted in
     * @param to last day of it
     * @param figures by their names, each for the unit and all below it
     */
    record FiguresJson(
            String unit, String name, Instant asOf, LocalDate from, LocalDate to, Map<String, Long> figures) {}

    @GetMapping(PATH)
    ResponseEntity<Object> figures(@PathVariable String unit, ApiClient client, HttpServletRequest request) {
        var refusal = visit.refusal(request, Set.of());
        if (refusal.isPresent()) return refusal.get();
        var asked = units.find(unit, client);
        if (asked.isEmpty()) return ProblemJson.of(HttpStatus.NOT_FOUND, "unit", Visit.locale(request), "api.noUnit");
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(json(asked.get(), units.scope(client)));
    }

    private FiguresJson json(Unit unit, Scope scope) {
        var now = time.instant();
        var month = Period.around(now, Period.Span.MONTH);
        var counts = Sight.of(scope, true)
                .call(() -> figures.total(Selection.of(scope, units.tree(unit.id())), AsOf.now(now), month));
        return new FiguresJson(
                unit.key(), unit.name(), now, month.firstDay(), month.nextDay().minusDays(1), byName(counts));
    }

    private static Map<String, Long> byName(Counts counts) {
        var named = new LinkedHashMap<String, Long>();
        Arrays.stream(Figure.values()).forEach(figure -> named.put(name(figure), counts.of(figure)));
        return named;
    }

    /** As JSON names it: {@code finishedInTime}. */
    static String name(Figure figure) {
        var words = figure.name().toLowerCase(java.util.Locale.ROOT).split("_");
        var name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++)
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        return name.toString();
    }
}
