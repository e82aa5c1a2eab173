package vn.kycuong.form;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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
    private final Cached<FormParts> parts;
    /** Forms as they were kept never change. */
    private final Map<String, FormDefinition> remembered = new ConcurrentHashMap<>();

    Forms(FormRows rows, Editions editions) {
        this.rows = rows;
        this.parts = editions.cached(FormRegister.NAME, this::loaded);
    }

    /** Until the register is loaded, after an upgrade, what ships with the program holds. */
    private FormParts loaded() {
        var kept = rows.parts();
        return new FormParts(
                kept.isEmpty() ? FormRegister.parts(SourceFiles.shipped(), new Findings()) : kept, rows.latest());
    }

    FormParts parts() {
        return parts.get();
    }

    /** The form of a version of a procedure. */
    public FormDefinition of(ProcedureVersion procedure) {
        var all = parts.get();
        return new FormComposition(all.common(), all.own(procedure.key(), procedure.version()), procedure).form();
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

    /** By what a part is known; empty for none. */
    static String fingerprint(@Nullable FormPart part) {
        return part == null ? "" : sha256(new String(FormText.file(part), StandardCharsets.UTF_8));
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
