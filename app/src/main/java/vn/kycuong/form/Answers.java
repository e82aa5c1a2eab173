package vn.kycuong.form;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * What was typed so far, and what it is looked at against.
 *
 * @param typed by field, as typed
 * @param files questions for which a whole file lies there
 * @param kept questions for which a paper of the store may stand
 * @param communes numbers of the communes of the day
 * @param offices numbers of the one-stops that take the procedure in
 */
public record Answers(
        Map<String, String> typed,
        Set<String> files,
        Set<String> kept,
        Set<String> communes,
        Set<String> offices,
        LocalDate today) {
    /** An address that lies in no commune of the province. */
    public static final String ELSEWHERE = "ngoai-tinh";
    /** A paper comes as a file. */
    public static final String BY_FILE = "tep";
    /** A paper will be brought. */
    public static final String ON_PAPER = "giay";
    /** A paper of the store stands in its place. */
    public static final String KEPT = "kho";
    /** There is no such paper. */
    public static final String NONE = "khong";

    public static final String YES = "co";
    public static final String NO = "khong";

    /** Without anything of the store. */
    public Answers(
            Map<String, String> typed, Set<String> files, Set<String> communes, Set<String> offices, LocalDate today) {
        this(typed, files, Set.of(), communes, offices, today);
    }

    public Answers {
        typed = Map.copyOf(typed);
        files = Set.copyOf(files);
        kept = Set.copyOf(kept);
        communes = Set.copyOf(communes);
        offices = Set.copyOf(offices);
    }

    String text(String field) {
        return typed.getOrDefault(field, "");
    }
}
