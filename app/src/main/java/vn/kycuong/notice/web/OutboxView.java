package vn.kycuong.notice.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.ui.PageLinks;
import vn.kycuong.ui.Tile;

/**
 * The outbox as its page shows it.
 *
 * @param lacking names of the ways that this installation does not have
 * @param links null when all fits on one page
 */
public record OutboxView(
        List<Tile> tiles,
        List<Line> lines,
        List<String> lacking,
        @Nullable PageLinks links) {
    public OutboxView {
        tiles = List.copyOf(tiles);
        lines = List.copyOf(lines);
        lacking = List.copyOf(lacking);
    }

    /**
     * One message.
     *
     * @param note what went wrong, or when it is tried again; may be empty
     * @param code of the dossier; null for an appointment, and for the list of an officer's day
     */
    public record Line(
            String id,
            String at,
            String situation,
            @Nullable String code,
            String address,
            String state,
            String note,
            boolean retriable) {}
}
