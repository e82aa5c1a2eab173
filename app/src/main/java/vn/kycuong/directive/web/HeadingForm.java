package vn.kycuong.directive.web;

import static vn.kycuong.directive.web.Typed.date;
import static vn.kycuong.directive.web.Typed.first;
import static vn.kycuong.directive.web.Typed.one;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.kycuong.directive.DocumentKind;
import vn.kycuong.directive.DocumentResult.Problem;
import vn.kycuong.directive.DocumentSheet;
import vn.kycuong.ui.Option;

/** What stands above a document's text, as the form shows it: stored, or as typed. */
public record HeadingForm(
        String direction,
        String number,
        String symbol,
        List<Option> types,
        String issuer,
        String issuedOn,
        String documentTitle,
        String status,
        String effectiveFrom,
        String effectiveTo,
        String arrivedOn,
        String arrivalNo,
        String body) {
    static HeadingForm of(DocumentSheet sheet, List<DocumentKind> kinds) {
        var h = sheet.heading();
        return new HeadingForm(
                h.direction().name(),
                h.number(),
                h.symbol(),
                types(kinds, h.type()),
                h.issuer(),
                h.issuedOn().toString(),
                h.title(),
                h.status(),
                text(h.effectiveFrom()),
                text(h.effectiveTo()),
                text(h.arrivedOn()),
                h.arrivalNo(),
                sheet.body());
    }

    static HeadingForm typed(MultiValueMap<String, String> typed, List<DocumentKind> kinds, LocalDate today) {
        boolean blank = typed.isEmpty();
        return new HeadingForm(
                blank ? "IN" : first(typed, "direction"),
                first(typed, "number"),
                first(typed, "symbol"),
                types(kinds, first(typed, "type")),
                first(typed, "issuer"),
                blank ? today.toString() : first(typed, "issuedOn"),
                first(typed, "documentTitle"),
                first(typed, "status"),
                first(typed, "effectiveFrom"),
                first(typed, "effectiveTo"),
                first(typed, "arrivedOn"),
                first(typed, "arrivalNo"),
                first(typed, "body"));
    }

    /** Empty when a field cannot be read at all; what is wrong is told then. */
    static Optional<DocumentSheet.Heading> heading(MultiValueMap<String, String> typed, List<Problem> wrong) {
        var direction = one(DocumentSheet.Direction.class, first(typed, "direction"));
        if (direction.isEmpty()) wrong.add(new Problem("direction", "Chọn văn bản đến hay văn bản đi."));
        var issued = date(typed, "issuedOn", "Ngày ban hành", wrong);
        if (issued.isEmpty() && first(typed, "issuedOn").isEmpty())
            wrong.add(new Problem("issuedOn", "Ngày ban hành chưa ghi. Ghi như trên văn bản."));
        var from = date(typed, "effectiveFrom", "Ngày có hiệu lực", wrong);
        var to = date(typed, "effectiveTo", "Ngày hết hiệu lực", wrong);
        var arrived = date(typed, "arrivedOn", "Ngày đến", wrong);
        if (!wrong.isEmpty()) return Optional.empty();
        return Optional.of(new DocumentSheet.Heading(
                first(typed, "number"),
                first(typed, "symbol"),
                first(typed, "issuer"),
                first(typed, "type"),
                issued.orElseThrow(),
                first(typed, "documentTitle"),
                first(typed, "status"),
                direction.orElseThrow(),
                from.orElse(null),
                to.orElse(null),
                arrived.orElse(null),
                first(typed, "arrivalNo")));
    }

    private static List<Option> types(List<DocumentKind> kinds, String chosen) {
        return kinds.stream()
                .map(DocumentKind::name)
                .distinct()
                .map(name -> new Option(name, name, name.equals(chosen)))
                .toList();
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
