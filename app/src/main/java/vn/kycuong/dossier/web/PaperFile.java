package vn.kycuong.dossier.web;

/**
 * A file that was sent for a paper, as pages show it.
 *
 * @param size as people read it
 * @param id its own part of the address; empty once the content was lawfully erased
 */
public record PaperFile(String paper, String name, String size, String id) {}
