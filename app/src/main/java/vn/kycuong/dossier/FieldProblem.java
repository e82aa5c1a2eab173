package vn.kycuong.dossier;

/**
 * A field that cannot be accepted.
 *
 * @param field name of the form field
 * @param wordKey what is wrong and what to do, as a key of the word bundles
 */
public record FieldProblem(String field, String wordKey) {}
