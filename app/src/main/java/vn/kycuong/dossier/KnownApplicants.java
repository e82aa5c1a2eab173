package vn.kycuong.dossier;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.kycuong.audit.Audit;
import vn.kycuong.identity.Officer;
import vn.kycuong.reference.SearchText;

/**
 * Who applied before (người nộp đã biết), for the counter to fill in instead of typing again: by the exact identity number that was shown, or by name
 * among the dossiers that the officer may see. Each question is noted.
 */
@Component
public class KnownApplicants {
    private static final int MOST_SHOWN = 5;
    private static final int MOST_READ = 40;

    private final KnownApplicantRows rows;
    private final IdentityNumbers numbers;
    private final Audit audit;

    KnownApplicants(KnownApplicantRows rows, IdentityNumbers numbers, Audit audit) {
        this.rows = rows;
        this.numbers = numbers;
        this.audit = audit;
    }

    /**
     * One who applied before, as he was last written down.
     *
     * @param id by which he is chosen
     * @param identity end of the identity number, the rest masked; may be empty
     * @param at when that was
     */
    public record Known(UUID id, String name, String identity, String address, String phone, String email, Instant at) {
        /** Whether all that was typed of a name is in his. */
        public boolean isNamed(String typed) {
            var name = " " + SearchText.folded(name()) + " ";
            return Arrays.stream(SearchText.folded(typed).split(" ")).allMatch(word -> name.contains(" " + word));
        }
    }

    /** Who bears exactly this number, wherever in the province he applied, as he was written down the last time. */
    public List<Known> byNumber(String number, Officer officer) {
        officer.must(Rights.RECEIVE);
        var print = numbers.print(number);
        if (print.isEmpty()) return List.of();
        audit.read(officer.doer(), "applicant-search", null);
        return people(rows.byPrint(HexFormat.of().parseHex(print)), "").stream()
                .limit(1)
                .toList();
    }

    /** Who is called so in the dossiers that this officer may see, the latest first. */
    public List<Known> byName(String name, Officer officer) {
        officer.must(Rights.RECEIVE);
        if (SearchText.folded(name).isEmpty()) return List.of();
        audit.read(officer.doer(), "applicant-search", null);
        return people(rows.byWords(FindWords.query(name, ""), officer, MOST_READ), name);
    }

    /** The same person twice is one. */
    private List<Known> people(List<KnownApplicantRows.Found> found, String name) {
        record Person(String name, String identity, String address, String phone, String email) {}
        var people = new LinkedHashMap<Person, Known>();
        for (var one : found) {
            var a = Application.read(one.content());
            var known = new Known(
                    one.id(), a.applicant().value(), a.maskedIdentity(), a.address(), a.phone(), a.email(), one.at());
            var person = new Person(known.name(), known.identity(), known.address(), known.phone(), known.email());
            if (known.isNamed(name)) people.putIfAbsent(person, known);
        }
        return people.values().stream().limit(MOST_SHOWN).toList();
    }
}
