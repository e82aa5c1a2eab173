package vn.kycuong.sample;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.ui.Banner;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** Says on every page that nothing here is real, and what time it is in the sample. */
@Component
@ConditionalOnProperty(name = "kycuong.mode", havingValue = "sample")
class SampleBanner implements Banner {
    private final LegalClock time;

    SampleBanner(LegalClock time) {
        this.time = time;
    }

    @Override
    public @Nullable String text(String lang) {
        var now = LegalZone.local(time.instant());
        return Words.of(lang)
                .get(
                        "sample.banner",
                        "%02d:%02d".formatted(now.getHour(), now.getMinute()),
                        "%02d/%02d/%d".formatted(now.getDayOfMonth(), now.getMonthValue(), now.getYear()));
    }
}
