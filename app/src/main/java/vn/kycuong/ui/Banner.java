package vn.kycuong.ui;

import org.jspecify.annotations.Nullable;

/** One sentence across the top of every page, such as the sample province's warning that nothing here is real. */
@FunctionalInterface
public interface Banner {
    /** The sentence in a language; null when there is nothing to say. */
    @Nullable
    String text(String lang);
}
