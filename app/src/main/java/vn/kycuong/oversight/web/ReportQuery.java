package vn.kycuong.oversight.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.oversight.BalanceFigure;
import vn.kycuong.oversight.LateCause;
import vn.kycuong.oversight.Reckoning;
import vn.kycuong.oversight.ReportPeriod;
import vn.kycuong.oversight.web.ListQuery.Where;

/**
 * What a balance or a report was asked for, as an address: the table writes it, the list reads it, so that both ask the same.
 *
 * @param unit the competent unit; null for all the reader may see
 * @param moment when it was asked; of a period that is over nothing later than its end is read
 * @param field the field of procedures, or empty for all
 * @param cause why those late are late, or null for whatever
 */
public record ReportQuery(
        Reckoning reckoning,
        Where where,
        @Nullable Integer unit,
        ReportPeriod period,
        Instant moment,
        String field,
        @Nullable LateCause cause) {
    static final String BALANCE = "/bao-cao/can-doi";
    static final String LIST = "/bao-cao/danh-sach";
    static final String ENTERED_LATE = "nhap-muon";

    ReportQuery at(Where place, @Nullable Integer other) {
        return new ReportQuery(reckoning, place, other, period, moment, field, cause);
    }

    ReportQuery by(Reckoning other) {
        return new ReportQuery(other, where, unit, period, moment, field, cause);
    }

    ReportQuery in(String chosen) {
        return new ReportQuery(reckoning, where, unit, period, moment, chosen, cause);
    }

    ReportQuery because(@Nullable LateCause chosen) {
        return new ReportQuery(reckoning, where, unit, period, moment, field, chosen);
    }

    /** The moment of truth. */
    public Instant knownAt() {
        return period.knownAt(moment);
    }

    /** The day whose units and procedures are meant. */
    public LocalDate date() {
        return LegalZone.local(knownAt()).toLocalDate();
    }

    /** The list behind a figure. */
    public String listHref(BalanceFigure figure) {
        return listHref(figure.slug());
    }

    /** What was entered later from receipts stamped on paper. */
    public String enteredLateHref() {
        return listHref(ENTERED_LATE);
    }

    private String listHref(String slug) {
        return LIST + "?so=" + slug + "&" + parameters() + "&luc=" + encoded(moment.toString());
    }

    /** The balance of this place. */
    public String balanceHref() {
        return BALANCE + "?" + parameters();
    }

    String parameters() {
        var parts = new ArrayList<String>();
        parts.add("cach=" + reckoning.slug());
        if (unit != null) parts.add("don-vi=" + unit);
        if (where == Where.ALONE) parts.add("pham-vi=" + where.slug());
        parts.add("ky=" + period.span().slug() + "&nam=" + period.year() + "&phan=" + period.part());
        if (!field.isEmpty()) parts.add("linh-vuc=" + encoded(field));
        if (cause != null) parts.add("nguyen-nhan=" + cause.slug());
        return String.join("&", parts);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
