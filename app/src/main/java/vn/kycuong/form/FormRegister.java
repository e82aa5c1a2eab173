package vn.kycuong.form;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.Register;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.reference.SourceRecord;

/** Loads {@code forms.json}. */
@Component
class FormRegister implements Register {
    static final String NAME = "form.part";
    static final String FILE = "forms.json";
    private static final int AFTER_PROCEDURES = 65;

    private final FormRows rows;

    FormRegister(FormRows rows) {
        this.rows = rows;
    }

    @Override
    public Place place() {
        return Place.of(NAME, AFTER_PROCEDURES, FILE);
    }

    @Override
    public Store read(SourceFiles files, Findings findings) {
        var parts = parts(files, findings);
        return () -> rows.replace(parts);
    }

    static List<FormPart> parts(SourceFiles files, Findings findings) {
        return new FormFile().read(SourceRecord.json(FILE, files.read(FILE), findings));
    }
}
