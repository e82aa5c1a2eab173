package vn.kycuong.procedure;

import java.util.Locale;
import vn.kycuong.law.Stage;

/**
 * A case of a procedure with a limit of its own (trường hợp giải quyết).
 *
 * @param key as dossiers store it, e.g. {@code normal}
 */
public record ProcedureCase(String key, Stage stage, String name, String nameEn) {
    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : name;
    }
}
