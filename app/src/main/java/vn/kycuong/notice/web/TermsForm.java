package vn.kycuong.notice.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.kycuong.notice.Addressee;
import vn.kycuong.notice.Situation;
import vn.kycuong.notice.Terms;

/** Terms as they were typed, and the edition that the page showed. */
public record TermsForm(
        int version,
        @Nullable String addressee,
        @Nullable String lead,
        @Nullable String active) {
    static TermsForm of(Situation s) {
        return new TermsForm(s.termsEdition(), s.addressee().name(), s.lead(), s.active() ? "yes" : "no");
    }

    /** Whom nobody offers is the one there is: the rule of the situation says no to others. */
    Terms terms(Situation situation) {
        var chosen = situation.addressees().stream()
                .filter(a -> a.name().equals(addressee))
                .findFirst()
                .orElse(situation.addressee());
        var typed = lead == null ? "" : lead.strip().toUpperCase(Locale.ROOT);
        return new Terms(chosen, typed.isEmpty() ? null : typed, !"no".equals(active));
    }

    public boolean isTo(Addressee other) {
        return other.name().equals(addressee);
    }

    public boolean isOff() {
        return "no".equals(active);
    }

    public String typedLead() {
        return lead == null ? "" : lead;
    }
}
