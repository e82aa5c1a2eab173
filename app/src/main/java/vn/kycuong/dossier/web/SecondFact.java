package vn.kycuong.dossier.web;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ledger.Sight;

/** What only the applicant knows beside the code of his dossier: the last digits of his telephone or identity number. */
@Component
class SecondFact {
    private static final int SHORTEST = 4;

    private static final CaseId NOBODYS = new CaseId(new UUID(0, 0));

    private final FileRows rows;
    private final Throttle facts;

    SecondFact(FileRows rows, @Qualifier("facts") Throttle facts) {
        this.rows = rows;
        this.facts = facts;
    }

    /** The dossier, if this is its applicant's; wrong facts count for the code, from wherever: four digits would fall in a day. */
    Optional<DossierRow> shown(String code, Supplier<Optional<DossierRow>> dossier, String typed) {
        var digits = typed.replaceAll("\\D", "");
        if (digits.length() < SHORTEST) return Optional.empty();
        if (!facts.allows("fact", code)) throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var found = dossier.get();
        // the same is read for a code that nobody bears: how long it takes tells nothing either
        var id = found.map(DossierRow::caseId).orElse(NOBODYS);
        boolean his = FileRows.application(Sight.ofCase(id).call(() -> rows.revisions(id)))
                .filter(a -> endsWith(a.phone(), digits) || endsWith(a.identityNumber(), lastOf(digits)))
                .isPresent();
        if (!his) return Optional.empty();
        facts.giveBack("fact", code);
        return found;
    }

    /** Of the identity number no more than its end is read here. */
    private static String lastOf(String digits) {
        return digits.substring(digits.length() - SHORTEST);
    }

    private static boolean endsWith(String number, String digits) {
        return number.replaceAll("\\D", "").endsWith(digits);
    }
}
