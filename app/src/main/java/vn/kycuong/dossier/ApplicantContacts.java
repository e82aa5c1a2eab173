package vn.kycuong.dossier;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.CaseId;

/**
 * Where an applicant is reached (địa chỉ báo tin của người nộp), for whoever sends notices: read when one is sent, and kept nowhere else. For
 * nobody's screen.
 */
@Component
public class ApplicantContacts {

    private final DossierRows rows;
    private final IdentityNumberRows contents;

    ApplicantContacts(DossierRows rows, IdentityNumberRows contents) {
        this.rows = rows;
        this.contents = contents;
    }

    /**
     * What a notice needs of a dossier.
     *
     * @param email as given with the application; empty for none
     * @param phone as given with the application; empty for none
     */
    public record Contact(String code, String procedureKey, String trackingKey, String email, String phone) {
        @Override
        public String toString() {
            return code;
        }
    }

    /** What the log names a dossier by. */
    public record Named(String code, String procedureKey) {}

    /** Empty once the content is lawfully erased. */
    public Optional<Contact> of(CaseId id) {
        return rows.find(id)
                .flatMap(d -> rows.firstContent(id).map(content -> {
                    var application = Application.read(content);
                    return new Contact(
                            d.code(),
                            d.procedureKey(),
                            d.trackingKey(),
                            application.email().strip(),
                            application.phone().strip());
                }));
    }

    /** Code and procedure alone: what colleagues call it. */
    public Optional<Named> named(CaseId id) {
        return rows.find(id).map(d -> new Named(d.code(), d.procedureKey()));
    }
}
