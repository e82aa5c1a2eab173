package vn.kycuong.dossier.web;

import java.util.List;
import java.util.Map;
import vn.kycuong.dossier.CarriedFile;
import vn.kycuong.dossier.CarriedLine;

/**
 * A file of running dossiers as its page shows it.
 *
 * @param only the effect whose lines alone are shown, or empty
 * @param done how many dossiers are carried over, or taken back
 * @param waiting how many wait for their turn
 * @param failed what was refused or broke, a sentence each
 */
public record CarryView(
        CarriedFile file,
        Map<CarriedLine.Effect, Long> totals,
        String only,
        List<CarriedLine> lines,
        long done,
        long waiting,
        List<String> failed,
        boolean mayConfirm,
        boolean mayUndo) {}
