package vn.kycuong.form;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.reference.Cached;
import vn.kycuong.reference.Editions;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.SourceFiles;

/** The forms of the procedures (biểu mẫu điện tử). Every procedure has one: what nobody wrote is asked by its papers. */
@Service
public class Forms {
    private static final int MOST_REMEMBERED = 500;

    private final FormRows rows;
    private final Cached<List<FormPart>> parts;
    /** Forms as they were kept never change. */
    private final Map<String, FormDefinition> remembered = new ConcurrentHashMap<>();

    Forms(FormRows rows, Editions editions) {
        this.rows = rows;
        this.parts = editions.cached(FormRegister.NAME, this::loaded);
    }

    /** Until the register is loaded, after an upgrade, what ships with the program holds. */
    private List<FormPart> loaded() {
        var kept = rows.parts();
        return kept.isEmpty() ? FormRegister.parts(SourceFiles.shipped(), new Findings()) : kept;
    }

    /** The form of a version of a procedure. */
    public FormDefinition of(ProcedureVersion procedure) {
        return compose(parts.get(), procedure);
    }

    static FormDefinition compose(List<FormPart> parts, ProcedureVersion procedure) {
        var none = new FormPart(procedure.key(), List.of(), List.of(), List.of(), List.of(), 0);
        var common = parts.stream()
                .filter(p -> p.procedureKey().equals(FormPart.COMMON))
                .findFirst()
                .orElse(none);
        var own = parts.stream()
                .filter(p -> p.isFor(procedure.key(), procedure.version()))
                .findFirst()
                .orElse(none);
        return new FormComposition(common, own, procedure).form();
    }

    /** What answers come to. */
    public Reading read(FormDefinition form, Answers answers) {
        return FormRules.read(form, answers);
    }

    /** By what a form as it stands is known; another form has another one. */
    public String digest(FormDefinition form) {
        return sha256(rows.body(form));
    }

    /** Keeps a form as it stands for whoever begins under it; answers by what it is found again. */
    @Transactional
    public String keep(FormDefinition form) {
        var body = rows.body(form);
        var digest = sha256(body);
        rows.keep(digest, body);
        return digest;
    }

    /** A form that was kept. */
    public FormDefinition kept(String digest) {
        var known = remembered.get(digest);
        if (known != null) return known;
        var found = rows.kept(digest).orElseThrow(() -> new IllegalStateException("No form was kept under " + digest));
        if (remembered.size() < MOST_REMEMBERED) remembered.put(digest, found);
        return found;
    }

    private static String sha256(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }
}
