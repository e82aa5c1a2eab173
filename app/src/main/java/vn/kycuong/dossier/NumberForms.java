package vn.kycuong.dossier;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.audit.Audit;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.organisation.PostRole;

/** In which form, and whether, each unit numbers the results it decides: dated rows that an administrator keeps, noted as administration. */
@Component
public class NumberForms {
    private final NumberFormRows rows;
    private final People people;
    private final ActPath path;
    private final Audit audit;

    NumberForms(NumberFormRows rows, People people, ActPath path, Audit audit) {
        this.rows = rows;
        this.people = people;
        this.path = path;
        this.audit = audit;
    }

    /** Those in force today and those to come. */
    public List<NumberForm> all() {
        return rows.from(path.today());
    }

    /** Sets one from a day on. What was numbered before keeps its number. */
    @Transactional
    public NumberFormResult set(NumberForm form, Officer officer) {
        officer.must(Rights.NUMBER_FORMS);
        boolean staffed =
                !people.at(form.unit(), PostRole.CLERK.name(), form.from()).isEmpty();
        var problems = NumberFormRules.problems(form, path.today(), staffed);
        if (!problems.isEmpty()) return new NumberFormResult.Refused(problems);
        rows.add(form, officer.actor(), path.now());
        audit.administered(
                officer.doer(),
                "number-form",
                form.unit() + " " + form.procedure() + " " + form.from(),
                form.pattern());
        return new NumberFormResult.Done();
    }
}
