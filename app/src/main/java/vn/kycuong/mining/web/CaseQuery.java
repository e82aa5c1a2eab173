package vn.kycuong.mining.web;

import java.util.Map;
import java.util.Optional;
import vn.kycuong.mining.CaseChoice;

/** The choice of a list as it stands in its address. */
record CaseQuery(CaseChoice choice) {
    private static final Map<String, String> STANDINGS =
            Map.of("da-xong", "FINISHED", "dang-mo", "OPEN", "tre", "LATE");

    static CaseQuery of(Map<String, String> asked) {
        var step = number(asked, "dau");
        return new CaseQuery(new CaseChoice(
                STANDINGS.getOrDefault(asked.getOrDefault("so", ""), ""),
                asked.getOrDefault("nhom", "").equals("khong")
                        ? CaseChoice.NOBODY
                        : number(asked, "nhom").orElse(CaseChoice.ANY),
                number(asked, "bien-the").orElse(-1),
                number(asked, "cap").orElse(-1),
                step.or(() -> number(asked, "cuoi")).orElse(-1),
                step.isPresent()));
    }

    /** Numbers are counted from nothing; whatever else is typed asks for everything. */
    static Optional<Integer> number(Map<String, String> asked, String name) {
        var text = asked.getOrDefault(name, "");
        return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    String parameters() {
        var text = new StringBuilder();
        STANDINGS.forEach((slug, standing) -> {
            if (standing.equals(choice.standing())) text.append("&so=").append(slug);
        });
        if (choice.group() >= 0) text.append("&nhom=").append(choice.group());
        if (choice.group() == CaseChoice.NOBODY) text.append("&nhom=khong");
        if (choice.variant() >= 0) text.append("&bien-the=").append(choice.variant());
        if (choice.edge() >= 0) text.append("&cap=").append(choice.edge());
        if (choice.step() >= 0) text.append(choice.first() ? "&dau=" : "&cuoi=").append(choice.step());
        return text.isEmpty() ? "" : text.substring(1);
    }

    static String href(int process, CaseChoice choice) {
        return ObservedPages.PATH + "/" + process + "/ho-so?" + new CaseQuery(choice).parameters();
    }
}
