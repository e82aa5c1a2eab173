package vn.kycuong.oversight.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.kycuong.directive.IndicatorNames;
import vn.kycuong.oversight.Indicators;

/** Tells the register of documents what the indicators it names are called. */
@Component
class NamedIndicators implements IndicatorNames {
    private final Indicators indicators;

    NamedIndicators(Indicators indicators) {
        this.indicators = indicators;
    }

    @Override
    public List<Named> all(LocalDate day, Locale locale) {
        var named = new ArrayList<Named>();
        for (var i : indicators.inForce(day))
            named.add(new Named(i.indicatorKey(), i.name(locale), IndicatorQuery.PATH + "/" + i.indicatorKey(), ""));
        for (var a : indicators.awaited())
            if (named.stream().noneMatch(n -> n.key().equals(a.indicatorKey())))
                named.add(new Named(a.indicatorKey(), a.name(locale), "", a.waitsFor(locale)));
        return named;
    }
}
