package vn.kycuong.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.Register;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.reference.SourceRecord;

/** Reads {@code slip-forms.json}. */
@Component
class SlipFormRegister implements Register {
    static final String NAME = "document.slip-form";
    static final String FILE = "slip-forms.json";
    private static final int AFTER_THE_LAW = 15;

    private final SlipFormRows rows;

    SlipFormRegister(SlipFormRows rows) {
        this.rows = rows;
    }

    @Override
    public Place place() {
        return Place.of(NAME, AFTER_THE_LAW, FILE);
    }

    @Override
    public Store read(SourceFiles files, Findings findings) {
        var forms = forms(files, findings);
        return () -> rows.replace(forms);
    }

    /** Those that ship with the program. */
    static List<SlipForm> shipped() {
        return forms(SourceFiles.shipped(), new Findings());
    }

    private static List<SlipForm> forms(SourceFiles files, Findings findings) {
        var forms = new ArrayList<SlipForm>();
        var seen = new HashSet<List<Object>>();
        for (var source : SourceRecord.json(FILE, files.read(FILE), findings).records("forms")) {
            var form = new SlipForm(
                    source.choice("kind", SlipKind.class),
                    source.date("effective_from"),
                    source.dateOrNull("effective_to"),
                    new SlipForm.Wording(
                            source.textOr("number", ""),
                            source.text("title"),
                            source.textOr("source", ""),
                            source.flag("compared"),
                            source.textOr("new_date", ""),
                            source.textOr("opening", ""),
                            source.textOr("closing", "")),
                    source.text("basis"),
                    0);
            if (!seen.add(List.of(form.kind(), form.effectiveFrom())))
                source.error("kind", "Mẫu %s đã có một dòng cùng ngày hiệu lực.".formatted(form.kind()));
            for (var problem : SlipFormRules.problems(form.kind(), form.words()))
                source.error(problem.field(), "Nội dung thiếu hoặc quá dài.");
            forms.add(form);
        }
        return forms;
    }
}
