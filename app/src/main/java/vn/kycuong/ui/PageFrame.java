package vn.kycuong.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the content of a page; the first parameter of both layouts.
 *
 * @param lang {@code vi} or {@code en}
 * @param title the page's own title; the layout adds the product's name
 * @param nav key of the current {@link NavItem}, or empty
 * @param items the navigation, in order
 * @param user who is logged in, as shown; null on citizens' pages
 * @param csrf value of the hidden field {@code _csrf}; null where there is no session
 * @param banner one sentence across the top, such as the sample province's warning
 * @param path path of this page with its query, for the language switch
 */
public record PageFrame(
        String lang,
        String title,
        String nav,
        List<NavItem> items,
        @Nullable String user,
        @Nullable String csrf,
        @Nullable String banner,
        String path) {

    public PageFrame {
        items = List.copyOf(items);
    }

    /** The navigation as it is drawn: what belongs together behind one word. */
    public List<NavItem.Run> runs() {
        return NavItem.runs(items);
    }

    /** The words in the language of the page. */
    public Words words() {
        return Words.of(lang);
    }

    /** This page in the other language; the query parameter is {@code lang}. */
    public String otherLanguageHref() {
        String other = "lang=" + (lang.equals("en") ? "vi" : "en");
        String bare = path.replaceFirst("([?&])lang=[^&]*&?", "$1").replaceFirst("[?&]$", "");
        return bare + (bare.contains("?") ? "&" : "?") + other;
    }
}
