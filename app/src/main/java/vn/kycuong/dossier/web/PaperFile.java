package vn.kycuong.dossier.web;

import org.jspecify.annotations.Nullable;
import vn.kycuong.dossier.FileSignature;

/**
 * A file that was sent for a paper, as pages show it.
 *
 * @param size as people read it
 * @param id its own part of the address; empty once the content was lawfully erased
 * @param signature what was found of its signatures; null when nobody looked
 */
public record PaperFile(
        String paper,
        String name,
        String size,
        String id,
        @Nullable FileSignature signature) {}
