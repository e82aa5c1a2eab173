package vn.kycuong.oversight.web;

import java.util.List;
import vn.kycuong.ui.Option;

/**
 * A report on the page.
 *
 * @param byUnit whether a line is a unit; else a field
 * @param honestHref the balance by the date first promised
 * @param over whether the period is over
 */
public record ReportView(
        ReportKind kind,
        boolean byUnit,
        ReportSheet sheet,
        String fileHref,
        String honestHref,
        boolean over,
        List<Option> units,
        List<Option> spans,
        List<Option> years,
        List<Option> parts) {
    public ReportView {
        units = List.copyOf(units);
        spans = List.copyOf(spans);
        years = List.copyOf(years);
        parts = List.copyOf(parts);
    }
}
