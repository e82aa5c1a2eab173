package vn.kycuong.dossier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.audit.Audit;
import vn.kycuong.dossier.ReasonText.Draft;
import vn.kycuong.dossier.ReasonText.Whose;
import vn.kycuong.identity.Officer;

/**
 * Texts to begin a reason from (mẫu câu lý do): of the province, of a unit, of a person, by where the reason is written. Who changed what is
 * offered to others is noted as administration.
 */
@Component
public class ReasonTexts {
    public static final String CODE = "ma-ho-so";
    public static final String PROCEDURE = "thu-tuc";
    public static final String UNIT = "co-quan";
    public static final String DUE = "hen-tra";
    /** What may stand in braces: it is put in when the text is offered on a dossier. */
    public static final List<String> GAPS = List.of(CODE, PROCEDURE, UNIT, DUE);

    private final ReasonTextRows rows;
    private final ActPath path;
    private final Audit audit;

    ReasonTexts(ReasonTextRows rows, ActPath path, Audit audit) {
        this.rows = rows;
        this.path = path;
        this.audit = audit;
    }

    /** What this officer is offered in a place, his own first, with the gaps filled. */
    public List<ReasonText> offered(ReasonPlace place, Map<String, String> values, Officer officer) {
        return rows.of(officer).stream()
                .filter(t -> t.place() == place)
                .map(t -> new ReasonText(
                        t.id(),
                        t.place(),
                        t.whose(),
                        t.label(),
                        ReasonTextRules.filled(t.text(), values),
                        t.sample(),
                        t.version()))
                .toList();
    }

    /** All that this officer is offered, his own first. */
    public List<ReasonText> all(Officer officer) {
        return rows.of(officer);
    }

    /** One that this officer may change. */
    public Optional<ReasonText> find(UUID id, Officer officer) {
        return rows.of(officer).stream()
                .filter(t -> t.id().equals(id) && t.whose().isKeptBy(officer))
                .findFirst();
    }

    /** Adds one; the same form again adds nothing. */
    @Transactional
    public ReasonTextResult add(UUID id, Draft draft, Officer officer) {
        if (!draft.whose().isKeptBy(officer)) return new ReasonTextResult.NotFound();
        var problems = ReasonTextRules.problems(draft);
        if (!problems.isEmpty()) return new ReasonTextResult.Refused(problems);
        if (rows.add(id, draft, officer, path.now())) noted(id, draft.whose(), "added", officer);
        return new ReasonTextResult.Done();
    }

    /** Changes one; a sample that was looked at is none any more. @param version the page showed */
    @Transactional
    public ReasonTextResult edit(UUID id, int version, Draft draft, Officer officer) {
        var now = find(id, officer);
        if (now.isEmpty()) return new ReasonTextResult.NotFound();
        var problems = ReasonTextRules.problems(draft);
        if (!problems.isEmpty()) return new ReasonTextResult.Refused(problems);
        if (!rows.edit(id, version, draft, officer, path.now())) return new ReasonTextResult.Overtaken();
        noted(id, now.get().whose(), "edited", officer);
        return new ReasonTextResult.Done();
    }

    @Transactional
    public ReasonTextResult remove(UUID id, int version, Officer officer) {
        var now = find(id, officer);
        if (now.isEmpty()) return new ReasonTextResult.NotFound();
        if (!rows.remove(id, version)) return new ReasonTextResult.Overtaken();
        noted(id, now.get().whose(), "removed", officer);
        return new ReasonTextResult.Done();
    }

    private void noted(UUID id, Whose whose, String what, Officer officer) {
        if (whose != Whose.PERSON) audit.administered(officer.doer(), "reason-text", whose + " " + id, what);
    }
}
