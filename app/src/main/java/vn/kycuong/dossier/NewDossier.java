package vn.kycuong.dossier;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.dossier.DossierRows.SealedNumber;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reference.SearchText;

/**
 * A dossier before it is written: under which code, to whom it belongs, and by which words it is found.
 *
 * @param codePrefix of the unit that draws its code; empty for one that has a code of its own
 * @param period within which codes are counted, a day as yyMMdd; empty for one that has a code of its own
 * @param trackingKey opens the applicant's page
 * @param words the applicant's name as it is sorted and searched
 * @param label the applicant's name
 * @param found the words by which a search finds it, but for its code
 * @param identity null where the applicant named no number
 */
record NewDossier(
        CaseId caseId,
        String codePrefix,
        String period,
        String procedureKey,
        String procedureCase,
        Channel channel,
        UnitId unitIn,
        String trackingKey,
        String words,
        String label,
        Set<String> found,
        @Nullable SealedNumber identity) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int KEY_LETTERS = 26;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** One that draws the next code of its unit on a day. */
    static NewDossier counted(
            CaseId id,
            TakeIn command,
            UnitId unitIn,
            String codePrefix,
            LocalDate day,
            @Nullable SealedNumber identity) {
        return of(id, codePrefix, DAY.format(day), command, unitIn, identity);
    }

    /** One that has its code: a running dossier of an old system, or a child dossier, found by the words of its parent's applicant. */
    static NewDossier coded(CaseId id, TakeIn command, UnitId unitIn, @Nullable SealedNumber identity) {
        return of(id, "", "", command, unitIn, identity);
    }

    private static NewDossier of(
            CaseId id,
            String codePrefix,
            String period,
            TakeIn command,
            UnitId unitIn,
            @Nullable SealedNumber identity) {
        var name = command.application().applicant().value();
        return new NewDossier(
                id,
                codePrefix,
                period,
                command.procedureKey(),
                command.procedureCase(),
                command.channel(),
                unitIn,
                freshKey(),
                SearchText.folded(name),
                name,
                FindWords.of(command.procedureKey(), titles(command.application())),
                identity);
    }

    /** What officers look for: the names, and the titles of the papers that came. */
    private static List<String> titles(Application application) {
        var titles = new ArrayList<String>();
        titles.add(application.applicant().value());
        titles.add(application.submitter().value());
        application.papers().stream()
                .filter(Application.Paper::isPresent)
                .map(Application.Paper::name)
                .forEach(titles::add);
        application.files().stream().map(Application.Attached::name).forEach(titles::add);
        return titles;
    }

    /** 130 random bits, in letters and digits that are not mistaken for one another. Keys of 80 bits from before go on opening. */
    private static String freshKey() {
        return RANDOM.ints(KEY_LETTERS, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
    }
}
