package vn.kycuong.portal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.ui.PageLinks;
import vn.kycuong.ui.Tile;

/**
 * Messages to the national portal as their page shows them.
 *
 * @param mismatched how many dossiers have differed for too long
 * @param poison what came and nobody understands, a sentence each
 */
public record MessagesView(
        boolean offered,
        int mismatched,
        List<Tile> tiles,
        List<Line> lines,
        List<String> poison,
        @Nullable PageLinks links) {
    /** One message. @param dead whether a person may have it sent again */
    public record Line(String id, String at, String code, String status, String state, String note, boolean dead) {}
}
