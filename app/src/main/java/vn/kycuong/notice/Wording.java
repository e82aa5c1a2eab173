package vn.kycuong.notice;

/** The words of a situation (lời văn), with their placeholders; what officers are told is a title alone, one line of a list. */
public record Wording(String titleVi, String textVi, String titleEn, String textEn) {
    public String title(String lang) {
        return lang.equals("en") ? titleEn : titleVi;
    }

    public String text(String lang) {
        return lang.equals("en") ? textEn : textVi;
    }
}
