package vn.kycuong.directive.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import vn.kycuong.directive.DocumentSearch;
import vn.kycuong.directive.DocumentSheet;

/** The question of the register's page, as it was typed and as its links carry it on. */
public record SearchForm(
        String q, String loai, String chieu, String hieuLuc, String tu, String den, String xep, int trang) {
    public DocumentSearch search() {
        return new DocumentSearch(
                q.strip(),
                loai,
                Typed.one(DocumentSheet.Direction.class, chieu).orElse(null),
                Typed.date(hieuLuc).orElse(null),
                Typed.date(tu).orElse(null),
                Typed.date(den).orElse(null),
                Typed.one(DocumentSearch.Sort.class, xep).orElse(DocumentSearch.Sort.NEWEST),
                Math.max(0, trang));
    }

    /** The same question on another page. */
    public String href(int page) {
        return "/van-ban?" + question() + (page == 0 ? "" : "&trang=" + page);
    }

    /** The same question in another order. */
    public String sorted(DocumentSearch.Sort sort) {
        return new SearchForm(q, loai, chieu, hieuLuc, tu, den, sort.name(), 0).href(0);
    }

    public String csvHref() {
        return "/van-ban.csv?" + question();
    }

    private String question() {
        return String.join(
                "&",
                Stream.of(
                                List.of("q", q),
                                List.of("loai", loai),
                                List.of("chieu", chieu),
                                List.of("hieu-luc", hieuLuc),
                                List.of("tu", tu),
                                List.of("den", den),
                                List.of("xep", xep))
                        .filter(pair -> !pair.get(1).isEmpty())
                        .map(pair -> pair.get(0) + "=" + URLEncoder.encode(pair.get(1), StandardCharsets.UTF_8))
                        .toList());
    }
}
