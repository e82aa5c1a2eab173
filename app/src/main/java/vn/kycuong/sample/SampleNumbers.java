package vn.kycuong.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import vn.kycuong.dossier.NumberForm;
import vn.kycuong.dossier.NumberFormResult;
import vn.kycuong.dossier.NumberForms;
import vn.kycuong.dossier.Rights;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Unit;
import vn.kycuong.procedure.Procedures;

/** Two units of the sample have a clerk who numbers their results: the one whose accounts are offered, and the department of work permits. */
@Component
@ConditionalOnProperty(name = "kycuong.mode", havingValue = "sample")
class SampleNumbers {
    private static final String WORK_PERMIT = "WORK_PERMIT";
    private static final String BOOK = "Giấy phép";

    private final Organisation organisation;
    private final Procedures procedures;
    private final NumberForms forms;

    SampleNumbers(Organisation organisation, Procedures procedures, NumberForms forms) {
        this.organisation = organisation;
        this.procedures = procedures;
        this.forms = forms;
    }

    List<Unit> units(LocalDate today) {
        var department = procedures.get(WORK_PERMIT, today).stream()
                .flatMap(p -> Stream.ofNullable(p.agencyKey()))
                .flatMap(key -> organisation.byKey(key).stream());
        return Stream.concat(Stream.of(Showcase.unit(organisation, today)), department)
                .toList();
    }

    /** From the first played day on, which is today on the clock that is bound. */
    void open(SampleStaff.Staff people, LocalDate first, LocalDate today) {
        var admin = SampleStaff.with(people.pick(organisation.province().id(), PostRole.ADMIN, 0), Rights.NUMBER_FORMS);
        for (var unit : units(today)) {
            var form = new NumberForm(unit.id(), "", first, BOOK, "{so}/GP");
            if (forms.set(form, 0, admin) instanceof NumberFormResult.Refused refused)
                throw new IllegalStateException("The sample cannot number at " + unit.name() + ": " + refused);
        }
    }
}
