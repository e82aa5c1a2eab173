package vn.kycuong.dossier.web;

import org.jspecify.annotations.Nullable;
import vn.kycuong.dossier.Numbering;
import vn.kycuong.dossier.ResultNumber;

/**
 * The number of a dossier's result, as its page shows it.
 *
 * @param standing the number that it bears; null for none
 * @param next what it is given here and now; null where it does not lie to be numbered
 * @param again what it would be given in place of a wrong one; null where that is not offered
 */
public record NumberingView(
        @Nullable ResultNumber standing, Numbering.@Nullable Next next, Numbering.@Nullable Next again) {
    static NumberingView of(FileView file, Numbering numbering) {
        var c = file.state();
        return new NumberingView(
                numbering.standing(c.id()).orElse(null),
                file.may("number") ? numbering.next(c).orElse(null) : null,
                file.may("renumber") ? numbering.again(c).orElse(null) : null);
    }
}
