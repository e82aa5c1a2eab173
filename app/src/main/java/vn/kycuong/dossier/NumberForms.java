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
    private final ResultNumberRows numbers;
    private final People people;
    private final ActPath path;
    private final Audit audit;

    NumberForms(NumberFormRows rows, ResultNumberRows numbers, People people, ActPath path, Audit audit) {
        this.rows = rows;
        this.numbers = numbers;
        this.people = people;
        this.path = path;
        this.audit = audit;
    }

    /** Those in force today and those to come. */
    public List<NumberForm> all() {
        return rows.from(path.today());
    }

    /** What is wrong with one, before anything is set. */
    public List<FieldProblem> problems(NumberForm form) {
        boolean staffed =
                !people.at(form.unit(), PostRole.CLERK.name(), form.from()).isEmpty();
        return NumberFormRules.problems(form, path.today(), staffed);
    }

    /**
     * Sets one from a day on. What was numbered before keeps its number.
     *
     * @param last the number that the register on paper gave last in the year of that day; 0 to leave the register as it is
     */
    @Transactional
    public NumberFormResult set(NumberForm form, int last, Officer officer) {
        officer.must(Rights.NUMBER_FORMS);
        var problems = problems(form);
        if (!problems.isEmpty()) return new NumberFormResult.Refused(problems);
        if (last > 0 && !numbers.begin(form.unit(), form.book(), form.from().getYear(), last))
            return new NumberFormResult.Refused(List.of(new FieldProblem("last", "number.form.no.begun")));
        rows.add(form, officer.actor(), path.now());
        audit.administered(
                officer.doer(),
                "number-form",
                form.unit() + " " + form.procedure() + " " + form.from(),
                form.pattern() + (last > 0 ? " > " + last : ""));
        return new NumberFormResult.Done();
    }
}
