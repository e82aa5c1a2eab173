package vn.kycuong.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application that a counter officer takes in, or refuses, face to face.
 *
 * @param formKey random key of the form: the same form sent twice is one dossier
 * @param procedureCase the case of the procedure, e.g. {@code normal}
 * @param late the paper receipt it was given earlier, or null when it comes in now
 */
public record TakeIn(
        String formKey,
        String procedureKey,
        String procedureCase,
        Channel channel,
        Application application,
        @Nullable LateReceipt late) {
    public TakeIn(String formKey, String procedureKey, String procedureCase, Channel channel, Application application) {
        this(formKey, procedureKey, procedureCase, channel, application, null);
    }

    public TakeIn with(LateReceipt stamped) {
        return new TakeIn(formKey, procedureKey, procedureCase, channel, application, stamped);
    }

    TakeIn with(List<Application.Attached> files) {
        return new TakeIn(formKey, procedureKey, procedureCase, channel, application.with(files), late);
    }
}
