package vn.kycuong.counter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.audit.Audit;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.worktime.LegalClock;

/** How each unit keeps its counter (tham số quầy), from a day on; nothing is overwritten. */
@Component
public class CounterSettings {
    /** The right to say how the counter of one's unit is kept. */
    public static final String MANAGE = "counter.manage";

    private static final int LONGEST = 100;

    private final SettingRows rows;
    private final CounterTerms terms;
    private final Audit audit;
    private final LegalClock time;

    CounterSettings(SettingRows rows, CounterTerms terms, Audit audit, LegalClock time) {
        this.rows = rows;
        this.terms = terms;
        this.audit = audit;
        this.time = time;
    }

    public CounterSetting of(UnitId unit, LocalDate day) {
        return rows.at(unit, day)
                .orElseGet(() -> new CounterSetting(
                        terms.flag("counter.booking-open", day),
                        terms.whole("counter.slot-minutes", day),
                        terms.whole("counter.booking-desks", day),
                        terms.whole("counter.days-ahead", day),
                        terms.whole("counter.desks", day)));
    }

    /** Units where citizens may book today. */
    public List<UnitId> open() {
        var today = time.today();
        return rows.units().stream().filter(unit -> of(unit, today).open()).toList();
    }

    /** The groups whose numbers can be drawn, at least one. */
    public List<FieldGroup> groups(UnitId unit, String nameOfTheOnly) {
        var open = rows.groups(unit).stream().filter(FieldGroup::open).toList();
        return open.isEmpty() ? List.of(new FieldGroup(FieldGroup.ONLY, nameOfTheOnly, true)) : open;
    }

    /** All groups ever made. */
    public List<FieldGroup> all(UnitId unit) {
        return rows.groups(unit);
    }

    /** The problem as the key of a sentence, or nothing once it is done. */
    @Transactional
    public Optional<String> set(CounterSetting setting, LocalDate from, Officer by) {
        by.must(MANAGE);
        if (!setting.problem().isEmpty()) return Optional.of(setting.problem());
        // what was booked stays, whatever is decided for later days; days that are over are not decided anew
        if (from.isBefore(time.today())) return Optional.of("counter.no.settingFrom");
        rows.lock(by.unit());
        rows.add(by.unit(), from, setting, by.actor(), time.instant());
        audit.administered(
                by.doer(), "counter-setting", String.valueOf(by.unit().value()), "DONE");
        return Optional.empty();
    }

    /** The problem as the key of a sentence, or nothing once it is done. */
    @Transactional
    public Optional<String> group(FieldGroup group, Officer by) {
        by.must(MANAGE);
        if (!group.letter().matches("[A-Z]")) return Optional.of("counter.no.letter");
        if (group.name().isBlank() || group.name().length() > LONGEST) return Optional.of("counter.no.groupName");
        rows.lock(by.unit());
        rows.group(by.unit(), new FieldGroup(group.letter(), group.name().strip(), group.open()));
        audit.administered(
                by.doer(), "counter-setting", String.valueOf(by.unit().value()), "DONE");
        return Optional.empty();
    }
}
