package vn.kycuong.dossier.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Tier;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** The register of a one-stop (sổ theo dõi hồ sơ), drawn from what was recorded. */
@Component
class Registers {
    static final int ON_A_PAGE = 50;
    private static final int AT_ONCE = 200;

    private final RegisterRows rows;
    private final Ledger ledger;
    private final Procedures procedures;
    private final Organisation organisation;
    private final ClockPictures clocks;
    private final LegalClock time;

    Registers(
            RegisterRows rows,
            Ledger ledger,
            Procedures procedures,
            Organisation organisation,
            ClockPictures clocks,
            LegalClock time) {
        this.rows = rows;
        this.ledger = ledger;
        this.procedures = procedures;
        this.organisation = organisation;
        this.clocks = clocks;
        this.time = time;
    }

    /**
     * Some lines, and where they go on.
     *
     * @param next code after which the next page begins, null when this is the last
     */
    record Page(List<RegisterLine> lines, @Nullable String next) {}

    Page page(RegisterQuery query, String after) {
        var lines = new ArrayList<RegisterLine>();
        var from = after;
        while (true) {
            var found = some(query, from);
            var drawn = draw(query, found, Map.of());
            for (int i = 0; i < drawn.size(); i++) {
                if (lines.size() == ON_A_PAGE)
                    return new Page(lines, lines.getLast().code());
                lines.add(drawn.get(i));
            }
            if (found.size() < AT_ONCE) return new Page(lines, null);
            from = found.getLast().code();
        }
    }

    /** Every line with what its applicant wrote, some at a time. */
    void each(RegisterQuery query, boolean named, BiConsumer<RegisterLine, @Nullable Application> line) {
        var from = "";
        while (true) {
            var found = some(query, from);
            var written = named
                    ? rows.applications(
                            found.stream().map(RegisterRows.Registered::id).toList())
                    : Map.<CaseId, Application>of();
            for (var drawn : draw(query, found, written))
                line.accept(drawn, written.get(new CaseId(UUID.fromString(drawn.id()))));
            if (found.size() < AT_ONCE) return;
            from = found.getLast().code();
        }
    }

    private List<RegisterRows.Registered> some(RegisterQuery query, String after) {
        return rows.of(query.unit(), organisation.codePrefix(query.unit()), query.from(), query.to(), after, AT_ONCE);
    }

    private List<RegisterLine> draw(
            RegisterQuery query, List<RegisterRows.Registered> found, Map<CaseId, Application> written) {
        var ids = found.stream().map(RegisterRows.Registered::id).toList();
        var states = ledger.find(ids);
        var deliveries = rows.deliveries(ids);
        var lines = new ArrayList<RegisterLine>();
        for (var one : found) {
            var c = states.get(one.id());
            if (c == null
                    || query.isHandOver() && !(c.process() > 0 && c.unitNow().value() == query.competent())) continue;
            lines.add(line(one, c, deliveries.get(one.id())));
        }
        return lines;
    }

    private RegisterLine line(RegisterRows.Registered one, CaseState c, @Nullable String delivery) {
        var w = Words.of(LocaleContextHolder.getLocale().getLanguage());
        var received = LegalZone.local(Objects.requireNonNull(c.openedAt())).toLocalDate();
        var owed = c.obligation(Tier.WHOLE);
        return new RegisterLine(
                one.id().toString(),
                one.code(),
                procedures.name(one.procedureKey()),
                procedures.get(one.procedureKey(), received).map(p -> p.sets()).orElse(1),
                one.label(),
                organisation.nameAt(c.unitNow(), LegalZone.local(time.instant()).toLocalDate()),
                When.full(Objects.requireNonNull(c.openedAt()), w),
                owed.map(o -> When.full(clocks.due(o, time.instant()).at(), w)).orElse(""),
                owed.map(o -> o.clock().metAt()).map(met -> When.full(met, w)).orElse(""),
                delivery == null ? "" : w.get("field.delivery." + delivery),
                w.get(DossierState.valueOf(c.state()).wordKey()));
    }

    LocalDate today() {
        return LegalZone.local(time.instant()).toLocalDate();
    }
}
