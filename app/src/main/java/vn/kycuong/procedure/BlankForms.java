package vn.kycuong.procedure;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.document.FileType;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.kernel.ActorId;

/** Blank forms that people take and fill in. They stay when the catalogue is loaded anew, as long as their paper is asked for. */
@Component
public class BlankForms {
    private final BlankFormRows rows;

    BlankForms(BlankFormRows rows) {
        this.rows = rows;
    }

    /** Those of the papers of a version, by the paper's number. */
    public Map<Integer, BlankForm> of(ProcedureVersion procedure) {
        return rows.of(procedure.key(), procedure.version()).stream()
                .filter(form -> isOf(form, procedure))
                .collect(Collectors.toMap(BlankForm::paperNo, Function.identity()));
    }

    private static boolean isOf(BlankForm form, ProcedureVersion procedure) {
        return procedure.papers().stream()
                .anyMatch(p -> p.no() == form.paperNo() && p.name().equals(form.paper()));
    }

    /** The file itself. */
    public Optional<byte[]> content(BlankForm form) {
        return rows.content(form.procedureKey(), form.version(), form.paperNo());
    }

    /** Puts a PDF there, in the place of the one that was; false where the procedure asks for no such paper. */
    @Transactional
    public boolean put(ProcedureVersion procedure, int paperNo, UploadedFile.Accepted file, ActorId by, Instant at) {
        if (file.type() != FileType.PDF) throw new IllegalArgumentException("A blank form is a PDF: " + file.type());
        var paper = procedure.papers().stream().filter(p -> p.no() == paperNo).findFirst();
        paper.ifPresent(p -> rows.put(
                new BlankForm(
                        procedure.key(),
                        procedure.version(),
                        paperNo,
                        p.name(),
                        file.name(),
                        file.content().length,
                        by,
                        at),
                file.content()));
        return paper.isPresent();
    }

    @Transactional
    public void remove(ProcedureVersion procedure, int paperNo) {
        rows.remove(procedure.key(), procedure.version(), paperNo);
    }
}
