package vn.kycuong.dossier.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.web.RegisterRows.Registered;
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
        var found = some(query, after, ON_A_PAGE + 1);
        boolean more = found.size() > ON_A_PAGE;
        var lines = draw(more ? found.subList(0, ON_A_PAGE) : found, words());
        return new Page(lines, more ? lines.getLast().code() : null);
    }

    /** Every line with what its applicant wrote, some at a time. */
    void each(RegisterQuery query, boolean named, BiConsumer<RegisterLine, @Nullable Application> line) {
        var found = some(query, "", AT_ONCE);
        while (!found.isEmpty()) {
            told(found, named, words(), line);
            found = some(query, found.getLast().code(), AT_ONCE);
        }
    }

    /** So many lines at most, with what their applicants wrote. */
    void first(RegisterQuery query, int most, Words w, BiConsumer<RegisterLine, @Nullable Application> line) {
        told(some(query, "", most), true, w, line);
    }

    private void told(
            List<Registered> found, boolean named, Words w, BiConsumer<RegisterLine, @Nullable Application> line) {
        var written = named ? rows.applications(ids(found)) : Map.<CaseId, Application>of();
        for (var drawn : draw(found, w)) line.accept(drawn, written.get(drawn.id()));
    }

    private List<Registered> some(RegisterQuery query, String after, int most) {
        return rows.of(query, organisation.codePrefix(query.unit()), after, most);
    }

    private static List<CaseId> ids(List<Registered> found) {
        return found.stream().map(Registered::id).toList();
    }

    private List<RegisterLine> draw(List<Registered> found, Words w) {
        var states = ledger.find(ids(found));
        var deliveries = rows.deliveries(ids(found));
        var numbers = rows.numbers(ids(found));
        return found.stream()
                .map(one -> line(
                        one,
                        Objects.requireNonNull(states.get(one.id())),
                        deliveries.get(one.id()),
                        numbers.get(one.id()),
                        w))
                .toList();
    }

    private RegisterLine line(
            Registered one, CaseState c, @Nullable String delivery, @Nullable String number, Words w) {
        var stands = w.get(DossierState.valueOf(c.state()).wordKey());
        var received = LegalZone.local(Objects.requireNonNull(c.openedAt())).toLocalDate();
        var owed = c.obligation(Tier.WHOLE);
        return new RegisterLine(
                one.id(),
                one.code(),
                procedures.name(one.procedureKey()),
                procedures.get(one.procedureKey(), received).map(p -> p.sets()).orElse(1),
                one.label(),
                organisation.nameAt(c.unitNow(), LegalZone.local(time.instant()).toLocalDate()),
                Objects.requireNonNull(c.openedAt()),
                owed.map(o -> clocks.due(o, time.instant()).at()).orElse(null),
                owed.map(o -> o.clock().metAt()).orElse(null),
                delivery == null ? "" : w.get("field.delivery." + delivery),
                number == null ? stands : stands + " · " + w.get("register.number", number));
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }

    LocalDate today() {
        return LegalZone.local(time.instant()).toLocalDate();
    }
}
