package vn.kycuong.dossier.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kycuong.dossier.DossierState;

/** A row of a work list as the page shows it. */
public record WorkRow(
        WorkLine line, String procedure, DossierState state, String status, String remaining, String strip) {
    public String href() {
        return "/ho-so/" + line.caseId();
    }

    public String code() {
        return line.code();
    }

    public String label() {
        return line.label();
    }

    public @Nullable Instant dueAt() {
        return line.dueAt();
    }

    public boolean isTaken() {
        return line.holder() != null;
    }
}
