package vn.kycuong.dossier.web;

/**
 * One complaint of the list; nothing of what was written.
 *
 * @param answerBy last day of an answer in time, or empty
 * @param late whether an answer is late, or came late
 * @param referred when it was passed on, or empty
 * @param answered when it was answered, or empty
 */
public record ComplaintLine(
        String href,
        String code,
        String procedure,
        String unit,
        String about,
        String made,
        String answerBy,
        boolean late,
        String referred,
        String answered,
        String outcome) {}
