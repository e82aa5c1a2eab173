package vn.kycuong.dossier;

import java.text.Normalizer;

/**
 * The name of a person or an organisation, in any script: normalised, never judged by an alphabet.
 *
 * @param value 1 to 200 characters after normalisation (NFC)
 */
public record PersonName(String value) {
    /** Longest name accepted, in characters. */
    public static final int LONGEST = 200;

    public PersonName {
        value = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
        if (value.isEmpty() || value.length() > LONGEST) throw new IllegalArgumentException("Name: 1..200 characters");
    }
}
