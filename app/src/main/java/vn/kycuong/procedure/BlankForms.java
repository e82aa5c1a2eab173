package vn.kycuong.procedure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.document.FileType;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.worktime.LegalClock;

/**
 * Blank forms that people take and fill in: proposed by one person, put in use by another, every edition kept. They stay when the catalogue is loaded anew, as
 * long as their paper is asked for.
 */
@Component
public class BlankForms {
    private final BlankFormRows rows;
    private final LegalClock time;

    BlankForms(BlankFormRows rows, LegalClock time) {
        this.rows = rows;
        this.time = time;
    }

    /** Those in use for the papers of a version, by the paper's number. */
    public Map<Integer, BlankForm> of(ProcedureVersion procedure) {
        return rows.latest(procedure.key(), procedure.version()).stream()
                .filter(form -> form.file().isPresent() && asks(procedure, form.paperNo(), form.paper()))
                .collect(Collectors.toMap(BlankForm::paperNo, Function.identity()));
    }

    /** Those that are proposed, by the paper's number. */
    public Map<Integer, BlankDraft> drafts(ProcedureVersion procedure) {
        return rows.drafts(procedure.key(), procedure.version()).stream()
                .filter(draft -> asks(procedure, draft.paperNo(), draft.paper()))
                .collect(Collectors.toMap(BlankDraft::paperNo, Function.identity()));
    }

    /** Keys of the procedures for which something is proposed. */
    public List<String> waiting() {
        return rows.waiting();
    }

    /** Every edition of the forms of a version, the latest first. */
    public List<BlankForm> editions(ProcedureVersion procedure) {
        return rows.editions(procedure.key(), procedure.version());
    }

    private static boolean asks(ProcedureVersion procedure, int no, String name) {
        return paper(procedure, no).filter(p -> p.name().equals(name)).isPresent();
    }

    private static Optional<Paper> paper(ProcedureVersion procedure, int no) {
        return procedure.papers().stream().filter(p -> p.no() == no).findFirst();
    }

    /** The file itself; empty where the edition took the form away. */
    public Optional<byte[]> content(BlankForm form) {
        return rows.content(form);
    }

    /** The file that is proposed; empty where the form is to be taken away. */
    public Optional<byte[]> proposed(ProcedureVersion procedure, int paperNo) {
        return rows.proposed(procedure.key(), procedure.version(), paperNo);
    }

    /**
     * Proposes a PDF or a Word document, in the place of what is proposed already.
     *
     * @param seen token of the proposal that the person saw; null for none
     */
    @Transactional
    public BlankFormResult propose(
            ProcedureVersion procedure, int paperNo, @Nullable UUID seen, UploadedFile.Accepted file, ActorId by) {
        if (file.type() != FileType.PDF && file.type() != FileType.DOCX)
            throw new IllegalArgumentException("A blank form is a PDF or a Word document: " + file.type());
        return proposed(procedure, paperNo, seen, file, by);
    }

    /** Proposes to take the form away. */
    @Transactional
    public BlankFormResult proposeNone(ProcedureVersion procedure, int paperNo, @Nullable UUID seen, ActorId by) {
        return of(procedure).containsKey(paperNo)
                ? proposed(procedure, paperNo, seen, null, by)
                : BlankFormResult.NOTHING_THERE;
    }

    private BlankFormResult proposed(
            ProcedureVersion procedure,
            int paperNo,
            @Nullable UUID seen,
            UploadedFile.@Nullable Accepted file,
            ActorId by) {
        var paper = paper(procedure, paperNo);
        if (paper.isEmpty()) return BlankFormResult.NO_SUCH_PAPER;
        return rows.propose(procedure, paper.get(), seen, file, by, time.instant())
                ? BlankFormResult.PROPOSED
                : BlankFormResult.STALE;
    }

    /** A second person puts it in use: everybody takes it from now on. */
    @Transactional
    public BlankFormResult publish(ProcedureVersion procedure, int paperNo, UUID seen, ActorId by) {
        var held = rows.hold(procedure.key(), procedure.version(), paperNo)
                .filter(draft -> draft.token().equals(seen));
        if (held.isEmpty()) return BlankFormResult.STALE;
        if (!asks(procedure, paperNo, held.get().paper())) return BlankFormResult.NO_SUCH_PAPER;
        if (held.get().putBy().equals(by)) return BlankFormResult.SECOND_PERSON_NEEDED;
        rows.publish(procedure.key(), procedure.version(), paperNo, by, time.instant());
        rows.withdraw(procedure.key(), procedure.version(), paperNo, seen);
        return BlankFormResult.PUBLISHED;
    }

    @Transactional
    public BlankFormResult withdraw(ProcedureVersion procedure, int paperNo, UUID seen) {
        return rows.withdraw(procedure.key(), procedure.version(), paperNo, seen)
                ? BlankFormResult.WITHDRAWN
                : BlankFormResult.STALE;
    }
}
