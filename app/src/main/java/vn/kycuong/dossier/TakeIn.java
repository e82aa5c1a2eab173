package vn.kycuong.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;

/**
 * An application that a counter officer takes in, or refuses, face to face.
 *
 * @param formKey random key of the form: the same form sent twice is one dossier
 * @param procedureCase the case of the procedure, e.g. {@code normal}
 * @param place the commune whose matter it is (nơi có việc), null where that follows from who takes it in
 */
public record TakeIn(
        String formKey,
        String procedureKey,
        String procedureCase,
        Channel channel,
        Application application,
        @Nullable UnitId place) {
    /** Where the unit that takes it in says whose matter it is. */
    public TakeIn(String formKey, String procedureKey, String procedureCase, Channel channel, Application application) {
        this(formKey, procedureKey, procedureCase, channel, application, null);
    }

    /** Of the matter of a commune. */
    public TakeIn at(@Nullable UnitId commune) {
        return new TakeIn(formKey, procedureKey, procedureCase, channel, application, commune);
    }

    TakeIn with(List<Application.Attached> files, List<Application.Reused> again) {
        return new TakeIn(formKey, procedureKey, procedureCase, channel, application.with(files, again), place);
    }

    TakeIn with(List<Application.Attached> files) {
        return new TakeIn(formKey, procedureKey, procedureCase, channel, application.with(files), place);
    }
}
