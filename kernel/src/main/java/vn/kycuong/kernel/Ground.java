package vn.kycuong.kernel;

import java.util.Locale;

/**
 * Why a legal clock stands still. A pause without one of these grounds and without its paper does not exist.
 * Căn cứ: GLOSSARY#pause.
 */
public enum Ground {
    /** Waiting for papers the applicant was asked for in a valid slip. */
    SUPPLEMENT("chờ bổ sung hồ sơ", "waiting for further papers"),
    /** Waiting for a financial obligation by a notice. */
    FINANCE("chờ thực hiện nghĩa vụ tài chính", "waiting for a financial obligation"),
    /** Posted for the public by law. */
    PUBLIC_POSTING("niêm yết công khai theo luật", "posted for the public by law"),
    /** Waiting for the applicant to appear. */
    CITIZEN_PRESENCE("chờ người nộp hồ sơ có mặt", "waiting for the applicant to appear"),
    /** Waiting for a council, where the law says its time does not count. */
    COUNCIL("chờ hội đồng", "waiting for a council"),
    /** Force majeure by a decision. */
    FORCE_MAJEURE("bất khả kháng", "force majeure"),
    /** Nobody could work on it while it counted as closed, until a decision reopened it. Never chosen by a person. */
    CLOSED("hồ sơ đã kết thúc cho đến khi mở lại", "closed until it was reopened");

    private final String vietnamese;
    private final String english;

    Ground(String vietnamese, String english) {
        this.vietnamese = vietnamese;
        this.english = english;
    }

    /** Whether a person may stop a clock for it; the others follow from another act. */
    public boolean isChosen() {
        return this != CLOSED;
    }

    /** The ground inside a sentence, Vietnamese or (for any other language) English. */
    public String text(Locale locale) {
        return locale.getLanguage().equals("vi") ? vietnamese : english;
    }
}
