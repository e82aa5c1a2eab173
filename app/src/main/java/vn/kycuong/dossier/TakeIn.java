package vn.kycuong.dossier;

import java.util.List;

/**
 * An application that a counter officer takes in, or refuses, face to face.
 *
 * @param formKey random key of the form: the same form sent twice is one dossier
 * @param procedureCase the case of the procedure, e.g. {@code normal}
 */
public record TakeIn(
        String formKey, String procedureKey, String procedureCase, Channel channel, Application application) {
    TakeIn with(List<Application.Attached> files, List<Application.Reused> again) {
        return new TakeIn(formKey, procedureKey, procedureCase, channel, application.with(files, again));
    }

    TakeIn with(List<Application.Attached> files) {
        return new TakeIn(formKey, procedureKey, procedureCase, channel, application.with(files));
    }
}
