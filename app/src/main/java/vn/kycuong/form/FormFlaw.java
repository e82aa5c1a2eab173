package vn.kycuong.form;

/**
 * Something wrong with a form that is being written, and where.
 *
 * @param section key of the section; empty where it is of the form as a whole
 * @param question key of the question; empty where it is of the section
 * @param sentence what is wrong, in Vietnamese
 */
public record FormFlaw(String section, String question, String sentence) {
    /** Of the nearest thing that has one. */
    public String key() {
        return question.isEmpty() ? section : question;
    }

    public boolean isOf(String sectionKey, String questionKey) {
        return section.equals(sectionKey) && question.equals(questionKey);
    }
}
