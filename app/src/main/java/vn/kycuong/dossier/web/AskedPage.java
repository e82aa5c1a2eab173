package vn.kycuong.dossier.web;

import java.util.List;
import vn.kycuong.dossier.OnlineDrafts;
import vn.kycuong.form.Section;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.ui.Words;

/**
 * One page of questions.
 *
 * @param base address of the application it belongs to
 * @param errors for the summary, each leading to its field
 */
public record AskedPage(
        String base,
        OnlineDrafts.Opened opened,
        Section section,
        List<AskedQuestion> questions,
        List<ErrorLine> errors,
        Words w) {
    public String title() {
        return section.title(w.locale());
    }

    public String hint() {
        return section.hint(w.locale());
    }

    /** Whether the only question says the same as the page's title: then it need not be read twice. */
    public boolean isTitled() {
        return questions.size() == 1 && questions.getFirst().label().equals(title());
    }

    public String path() {
        return base + "/cau/" + section.key();
    }

    public String back() {
        if (opened.isReady()) return base + "/kiem-tra";
        return opened.reading()
                .before(section.key())
                .map(s -> base + "/cau/" + s.key())
                .orElse("/nop-ho-so/" + opened.draft().procedureKey());
    }

    public int place() {
        return opened.reading().placeOf(section.key());
    }

    public int all() {
        return opened.reading().sections().size();
    }
}
