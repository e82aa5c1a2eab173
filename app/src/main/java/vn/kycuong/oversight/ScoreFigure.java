package vn.kycuong.oversight;

/** A figure that an item of a scorecard may add up (chỉ tiêu chấm điểm). */
public sealed interface ScoreFigure permits BalanceFigure, QualityFigure {
    String name();

    /** Key of its name in the bundles. */
    String wordKey();

    /** @throws IllegalArgumentException if there is none of this name */
    static ScoreFigure of(String name) {
        for (var figure : QualityFigure.values()) if (figure.name().equals(name)) return figure;
        return BalanceFigure.valueOf(name);
    }
}
