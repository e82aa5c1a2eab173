package vn.kycuong.counter.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** What is typed to book. */
record BookForm(
        @Nullable String ngay,
        @Nullable String luc,
        @BindParam("thu-tuc") @Nullable String thuTuc,
        @Nullable String ten,
        @BindParam("lien-he") @Nullable String lienHe,
        @Nullable String key) {

    /** The same with nothing for what was not sent. */
    BookForm filled() {
        return new BookForm(text(ngay), text(luc), text(thuTuc), text(ten), text(lienHe), text(key));
    }

    BookForm withKey(String fresh) {
        return new BookForm(ngay, luc, thuTuc, ten, lienHe, fresh);
    }

    /** The day of the chosen time, or the day looked at. */
    String day() {
        var at = text(luc);
        return at.length() >= 10 ? at.substring(0, 10) : text(ngay);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    @Override
    public String luc() {
        return text(luc);
    }

    @Override
    public String thuTuc() {
        return text(thuTuc);
    }

    @Override
    public String ten() {
        return text(ten);
    }

    @Override
    public String lienHe() {
        return text(lienHe);
    }

    @Override
    public String key() {
        return text(key);
    }
}
