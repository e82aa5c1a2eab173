package vn.kycuong.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A procedure as it stands on a day (thủ tục hành chính).
 *
 * @param key ours and stable; codes change with their publication
 * @param version which state of the law it belongs to, e.g. {@code v2020}
 * @param code the national code, or null where it was not found: shown as "chưa có mã"
 * @param codeConfidence how sure the source is, as written there
 * @param agency who handles it, as the source says
 * @param alsoDecides who decides it too, at other levels: asked where the first does not decide what is received there
 * @param offered whether the catalogue of the day knows it
 * @param refusal why the one-stop does not take it in and where to go; empty when it does
 * @param channels COUNTER, POSTAL, ONLINE
 * @param sets how many sets of papers
 * @param sameDay whether it is handed back on the day, up to the cut-off hour
 * @param cases the cases open to an application on the day
 * @param codes every code it ever had, the oldest first
 */
public record ProcedureVersion(
        String key,
        String version,
        String name,
        String nameEn,
        String field,
        String fieldEn,
        List<String> subjects,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        boolean offered,
        @Nullable String code,
        String codeConfidence,
        String level,
        String agency,
        Decider decides,
        List<Decider> alsoDecides,
        @Nullable String agencyKey,
        List<String> channels,
        int sets,
        boolean sameDay,
        String result,
        String legalBasis,
        String notes,
        String refusal,
        List<Paper> papers,
        List<Fee> fees,
        List<ProcedureCase> cases,
        Publication publication,
        List<ProcedureCode> codes,
        List<Related> related) {

    /** Who decides it, by level, in the order they are asked. */
    public List<Decider> deciders() {
        return Stream.concat(Stream.of(decides), alsoDecides.stream()).toList();
    }

    /** Whether the one-stop takes it in on the day. */
    public boolean takenInAtOneStop() {
        return refusal.isEmpty();
    }

    /** The papers that an application of a case looks at. */
    public List<Paper> papersOf(String caseKey) {
        return papers.stream().filter(paper -> paper.isFor(caseKey)).toList();
    }

    /** The cases that a paper is for, by name; empty where it is for every case. */
    public String caseNames(Paper paper, Locale locale) {
        return cases.stream()
                .filter(one -> paper.cases().contains(one.key()))
                .map(one -> one.name(locale))
                .collect(Collectors.joining(", "));
    }

    /** What an application of a case owes by a way of handing in. */
    public List<Fee> feesOf(String caseKey, String channel) {
        return fees.stream().filter(fee -> fee.isFor(caseKey, channel)).toList();
    }

    /** Its subject in the register of limits and rules. */
    public String limitSubject() {
        return "procedure:" + key;
    }

    /** Its code in the register of processes. */
    public String processCode() {
        return key;
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") && !nameEn.isEmpty() ? nameEn : name;
    }

    public String field(Locale locale) {
        return locale.getLanguage().equals("en") && !fieldEn.isEmpty() ? fieldEn : field;
    }
}
