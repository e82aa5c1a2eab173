package vn.kycuong.dossier.web;

import org.jspecify.annotations.Nullable;

/**
 * A dossier before an act on many of them is confirmed.
 *
 * @param pick what is confirmed: the dossier in the version shown
 * @param draft name of the draft that would be signed; empty for none
 * @param problem key of why it is left out; null when it is not
 */
public record BulkChosen(
        String href,
        String code,
        String procedure,
        String pick,
        String draft,
        @Nullable String problem) {}
