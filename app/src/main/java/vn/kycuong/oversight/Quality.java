package vn.kycuong.oversight;

import java.util.Map;

/** How the dossiers of a period were served (chất lượng phục vụ): what each figure adds up to. */
public record Quality(Map<QualityFigure, Long> byFigure) {
    public static final Quality NONE = new Quality(Map.of());

    public Quality {
        byFigure = Map.copyOf(byFigure);
    }

    public long of(QualityFigure figure) {
        return byFigure.getOrDefault(figure, 0L);
    }
}
