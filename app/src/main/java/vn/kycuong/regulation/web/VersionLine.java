package vn.kycuong.regulation.web;

import java.util.List;

/** A version of a duty as its history shows it. @param knownTo empty: it is held true now */
public record VersionLine(
        String name,
        String source,
        List<String> parts,
        boolean found,
        int leads,
        String from,
        String to,
        String knownFrom,
        String knownTo,
        String draftedBy,
        String confirmedBy) {
    public VersionLine {
        parts = List.copyOf(parts);
    }
}
