package vn.kycuong.oversight;

import org.jspecify.annotations.Nullable;

/**
 * A dossier that falls due within the seven days of a forecast, as it stands now.
 *
 * @param said how probable it was said to be that it will be late. Range: 0 to 1
 * @param came whether it was late, as known at the end of the week; null while the week is not over
 */
public record ForecastLine(
        DossierLine dossier, double said, @Nullable Boolean came) {}
