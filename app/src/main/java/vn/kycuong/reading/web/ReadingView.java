package vn.kycuong.reading.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.reading.ReadingText;
import vn.kycuong.ui.Status;

/**
 * One's own reading as its pages show it.
 *
 * @param state key of its word
 * @param ordered under which clause it is read; empty for none
 * @param next what to do, as a key of the words; empty when nothing is
 * @param nextHref where
 * @param bar the small clock; empty once nothing is owed
 */
public record ReadingView(
        String id,
        String href,
        String title,
        String document,
        String documentHref,
        String ordered,
        String group,
        String state,
        Status status,
        @Nullable Instant due,
        Instant openedAt,
        Instant stateAt,
        boolean open,
        boolean understood,
        boolean reminded,
        @Nullable Integer replaces,
        String next,
        String nextHref,
        String bar,
        String sha256) {
    /**
     * The text as it is read part by part.
     *
     * @param part which part is shown, from 1
     */
    public record Page(List<ReadingText.Block> blocks, int part, int parts, boolean mayConfirm) {
        public Page {
            blocks = List.copyOf(blocks);
        }
    }
}
