package vn.kycuong.oversight.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.oversight.web.ListQuery.Where;

/**
 * What is asked of a forecast, as an address.
 *
 * @param unit the competent unit with all below it; null for all
 * @param day with which the seven days begin
 */
record ForecastQuery(Where where, @Nullable Integer unit, LocalDate day) {
    static final String PATH = "/du-bao";
    static final String LIST = PATH + "/danh-sach";

    ForecastQuery on(LocalDate other) {
        return new ForecastQuery(where, unit, other);
    }

    ForecastQuery at(Where place, @Nullable Integer other) {
        return new ForecastQuery(place, other, day);
    }

    String href() {
        return PATH + "?" + parameters();
    }

    String listHref() {
        return LIST + "?" + parameters();
    }

    String csvHref() {
        return LIST + ".csv?" + parameters();
    }

    private String parameters() {
        return "ngay=" + day + (unit == null ? "" : "&don-vi=" + unit)
                + (where == Where.ALONE || where == Where.OUTSIDE ? "&pham-vi=" + where.slug() : "");
    }
}
