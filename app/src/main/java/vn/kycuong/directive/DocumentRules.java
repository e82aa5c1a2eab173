package vn.kycuong.directive;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.kycuong.directive.DocumentResult.Problem;
import vn.kycuong.directive.DocumentSheet.Direction;
import vn.kycuong.directive.DocumentSheet.LinkKind;

/** What is wrong with a document as it was entered, and how one stands on a day: facts in, sentences out. */
final class DocumentRules {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    /** Two forms, by 01-glossary §E: of the state with or without a year, and of the Party. */
    private static final Pattern STATE =
            Pattern.compile("(?:(\\d{4})/)?([A-ZĐ][A-ZĐ0-9&]*[A-Za-zĐđ0-9&]*(?:-[A-ZĐa-zđ0-9&]+)*)");

    private static final Pattern PARTY = Pattern.compile("([A-ZĐ]+)/([A-ZĐ0-9]+)");
    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}]{1,8}(\\.[\\p{L}\\p{N}]{1,8}){0,3}");
    static final int LONGEST_TEXT = 400_000;
    private static final int LONGEST_LINE = 1_000;
    private static final int MOST = 200;

    private DocumentRules() {}

    /** Why it may not be kept as a draft; nothing when it may. */
    static List<Problem> problems(DocumentSheet sheet, List<DocumentKind> kinds, LocalDate today) {
        var wrong = new ArrayList<Problem>();
        heading(sheet.heading(), kinds, today, wrong);
        if (sheet.body().length() > LONGEST_TEXT)
            wrong.add(new Problem(
                    "body",
                    "Toàn văn dài quá %,d ký tự. Chỉ ghi phần giao việc, phần còn lại để ở bản chụp."
                            .formatted(LONGEST_TEXT)));
        clauses(sheet, wrong);
        duties(sheet, wrong);
        links(sheet, wrong);
        return wrong;
    }

    private static void heading(
            DocumentSheet.Heading h, List<DocumentKind> kinds, LocalDate today, List<Problem> wrong) {
        if (!h.number().matches("\\d{1,6}[a-zđ]?"))
            wrong.add(new Problem(
                    "number", "Số \"%s\" không đúng: chỉ gồm chữ số Ả-rập, ví dụ 1404 hoặc 02.".formatted(h.number())));
        else if (h.direction() == Direction.OUT && h.number().matches("\\d"))
            wrong.add(new Problem(
                    "number",
                    "Số nhỏ hơn 10 phải ghi thêm số 0 phía trước: 0%s (NĐ 30/2020/NĐ-CP, Phụ lục I)."
                            .formatted(h.number())));
        symbol(h, kinds).ifPresent(said -> {
            if (h.direction() == Direction.OUT) wrong.add(new Problem("symbol", said));
        });
        if (h.symbol().isBlank() || !h.symbol().matches("[\\p{L}\\p{N}&/.-]{1,40}"))
            wrong.add(new Problem(
                    "symbol",
                    "Ký hiệu \"%s\" không đúng: ghi như trên văn bản, ví dụ UBND-NC hoặc CT-TTg, không có dấu cách."
                            .formatted(h.symbol())));
        line("issuer", "Cơ quan ban hành", h.issuer(), wrong);
        line("documentTitle", "Trích yếu", h.title(), wrong);
        line("status", "Nguồn của nội dung", h.status(), wrong);
        if (h.arrivalNo().length() > 20)
            wrong.add(new Problem("arrivalNo", "Số đến dài quá 20 ký tự. Ghi lại theo sổ văn bản đến."));
        if (kinds.stream().noneMatch(k -> k.name().equals(h.type())))
            wrong.add(new Problem("type", "Chọn một loại văn bản trong danh sách."));
        if (h.issuedOn().isAfter(today))
            wrong.add(new Problem(
                    "issuedOn", "Ngày ban hành %s chưa tới. Xem lại ngày.".formatted(DAY.format(h.issuedOn()))));
        var from = h.effectiveFrom();
        var to = h.effectiveTo();
        if (to != null && to.isBefore(from == null ? h.issuedOn() : from))
            wrong.add(new Problem("effectiveTo", "Ngày hết hiệu lực đứng trước ngày có hiệu lực. Xem lại hai ngày."));
        var arrived = h.arrivedOn();
        if (arrived != null && arrived.isBefore(h.issuedOn()))
            wrong.add(new Problem("arrivedOn", "Ngày đến đứng trước ngày ban hành. Xem lại hai ngày."));
        if (arrived != null && h.direction() == Direction.OUT)
            wrong.add(new Problem("arrivedOn", "Văn bản đi không có ngày đến. Bỏ trống ô này."));
    }

    /**
     * What the layout of symbols says against this one (NĐ 30/2020, Phụ lục I): of a document issued here it is wrong, of one received a
     * warning, since older and local symbols are kept as they came.
     */
    static java.util.Optional<String> symbol(DocumentSheet.Heading h, List<DocumentKind> kinds) {
        if (PARTY.matcher(h.symbol()).matches()) return java.util.Optional.empty();
        var state = STATE.matcher(h.symbol());
        if (!state.matches())
            return java.util.Optional.of(
                    "Ký hiệu \"%s\" không theo thể thức: tên viết tắt bằng chữ in hoa nối bằng dấu gạch nối, ví dụ UBND-NC, QĐ-UBND, 2018/NĐ-CP."
                            .formatted(h.symbol()));
        var begins = state.group(2).split("-", 2)[0];
        var kind = kinds.stream()
                .filter(k -> k.name().equals(h.type()) && !k.effectiveFrom().isAfter(h.issuedOn()))
                .max(Comparator.comparing(DocumentKind::effectiveFrom));
        if (kind.isEmpty()) return java.util.Optional.empty();
        if (!kind.get().isLetter())
            return begins.equals(kind.get().abbreviation())
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(
                            "Ký hiệu của %s bắt đầu bằng \"%s-\", ở đây là \"%s\". Xem lại loại hoặc ký hiệu."
                                    .formatted(
                                            h.type().toLowerCase(java.util.Locale.ROOT),
                                            kind.get().abbreviation(),
                                            begins));
        var other = kinds.stream()
                .filter(k -> !k.isLetter() && k.abbreviation().equals(begins))
                .findFirst();
        return other.map(k -> "Công văn không mang tên loại: \"%s-\" là ký hiệu của %s. Xem lại loại hoặc ký hiệu."
                .formatted(begins, k.name().toLowerCase(java.util.Locale.ROOT)));
    }

    private static void line(String field, String name, String text, List<Problem> wrong) {
        if (text.isBlank()) wrong.add(new Problem(field, "%s chưa ghi. Ghi như trên văn bản.".formatted(name)));
        if (text.length() > LONGEST_LINE)
            wrong.add(new Problem(field, "%s dài quá %,d ký tự. Viết ngắn lại.".formatted(name, LONGEST_LINE)));
    }

    private static void clauses(DocumentSheet sheet, List<Problem> wrong) {
        var seen = new HashSet<String>();
        if (sheet.clauses().size() > MOST)
            wrong.add(new Problem("clauses", "Nhiều quá %d điểm. Chỉ giữ những điểm có giao việc.".formatted(MOST)));
        for (var clause : sheet.clauses()) {
            if (!LABEL.matcher(clause.label()).matches())
                wrong.add(new Problem(
                        "clauses",
                        "Tên điểm \"%s\" không dùng được: ghi chữ hoặc số, nối bằng dấu chấm, ví dụ a, 2.b, 3.1.đ."
                                .formatted(clause.label())));
            else if (!seen.add(clause.label()))
                wrong.add(new Problem("clauses", "Điểm %s được ghi hai lần. Bỏ một dòng.".formatted(clause.label())));
            if (clause.text().isBlank())
                wrong.add(new Problem(
                        "clauses", "Điểm %s chưa có nội dung. Ghi như trên văn bản.".formatted(clause.label())));
            if (clause.heading().isBlank() || clause.heading().length() > 200)
                wrong.add(new Problem(
                        "clauses", "Điểm %s cần một tên ngắn, không quá 200 ký tự.".formatted(clause.label())));
        }
        for (var duty : sheet.duties())
            if (!seen.contains(duty.clause()))
                wrong.add(new Problem(
                        "clauses",
                        "Điểm %s đang có nhiệm vụ \"%s\" nên chưa bỏ được. Bỏ nhiệm vụ trước."
                                .formatted(duty.clause(), duty.heading())));
    }

    private static void duties(DocumentSheet sheet, List<Problem> wrong) {
        var seen = new HashSet<String>();
        for (var duty : sheet.duties()) {
            if (!seen.add(duty.ref()))
                wrong.add(new Problem("duty", "Nhiệm vụ %s được ghi hai lần.".formatted(duty.ref())));
            wrong.addAll(duty(duty));
        }
    }

    /** What is wrong with one duty, on its own. */
    static List<Problem> duty(Duty duty) {
        var wrong = new ArrayList<Problem>();
        line("dutyHeading", "Tên nhiệm vụ", duty.heading(), wrong);
        line("product", "Sản phẩm", duty.product(), wrong);
        try {
            duty.targets();
        } catch (IllegalArgumentException unreadable) {
            wrong.add(new Problem("target", String.valueOf(unreadable.getMessage())));
        }
        try {
            duty.limit();
        } catch (IllegalArgumentException unreadable) {
            wrong.add(new Problem("due", String.valueOf(unreadable.getMessage())));
        }
        if (duty.due() == null && duty.rhythm() == null)
            wrong.add(new Problem("due", "Ghi thời hạn (ngày hoặc số ngày), hoặc chọn nhịp thực hiện."));
        var indicator = duty.indicator();
        if (indicator != null && !indicator.matches("[a-z][a-z0-9.-]{1,59}"))
            wrong.add(new Problem(
                    "indicator", "Mã chỉ số chỉ gồm chữ thường, số, dấu chấm, gạch nối. Bỏ trống nếu chưa có."));
        var to = duty.to();
        var from = duty.from();
        if (to != null && from != null && to.isBefore(from))
            wrong.add(new Problem("to", "Ngày cuối đứng trước ngày đầu. Xem lại hai ngày."));
        return wrong;
    }

    private static void links(DocumentSheet sheet, List<Problem> wrong) {
        var clauses = sheet.clauses().stream().map(DocumentSheet.Clause::label).collect(Collectors.toSet());
        var seen = new HashSet<DocumentSheet.Link>();
        for (var link : sheet.links()) {
            if (!seen.add(link)) wrong.add(new Problem("link", "Liên kết này đã có."));
            if (!link.clause().isEmpty() && !clauses.contains(link.clause()))
                wrong.add(new Problem("link", "Văn bản này không có điểm %s.".formatted(link.clause())));
            if (link.kind() == LinkKind.AMENDS && link.part().isBlank())
                wrong.add(new Problem("part", "Ghi phần được sửa đổi, ví dụ \"Điều 5\" hoặc \"khoản 2 Điều 7\"."));
            if (link.part().length() > 200) wrong.add(new Problem("part", "Phần được nhắc tới dài quá 200 ký tự."));
        }
    }

    /** Its name in addresses: the sign, with the year where another document of that sign is older or newer. */
    static String key(DocumentSheet.Heading h, Set<String> taken) {
        var plain = (h.number() + "-" + h.symbol().replaceAll("[^\\p{L}\\p{N}-]", "-"));
        if (!taken.contains(plain)) return plain;
        var dated = plain + "-" + h.issuedOn().getYear();
        var key = dated;
        for (int n = 2; taken.contains(key); n++) key = dated + "-" + n;
        return key;
    }

    /**
     * How a document stands on a day.
     *
     * @param effects what others did to it, whatever the day
     */
    static Standing standing(Directive d, List<Standing.Effect> effects, LocalDate day) {
        var so = effects.stream()
                .filter(e -> !e.from().isAfter(day))
                .sorted(Comparator.comparing(Standing.Effect::from))
                .toList();
        var from = d.effectiveFrom() == null ? d.issuedOn() : d.effectiveFrom();
        if (day.isBefore(from)) return new Standing(Standing.Kind.NOT_YET, List.of());
        var whole = so.stream().filter(e -> e.part().isEmpty()).toList();
        if (whole.stream().anyMatch(e -> e.kind() == LinkKind.REPEALS)) return new Standing(Standing.Kind.REPEALED, so);
        if (whole.stream().anyMatch(e -> e.kind() == LinkKind.REPLACES))
            return new Standing(Standing.Kind.REPLACED, so);
        var to = d.effectiveTo();
        if (to != null && day.isAfter(to)) return new Standing(Standing.Kind.EXPIRED, so);
        return new Standing(so.isEmpty() ? Standing.Kind.IN_FORCE : Standing.Kind.AMENDED, so);
    }
}
