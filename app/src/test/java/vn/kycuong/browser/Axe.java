package vn.kycuong.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * What axe-core finds on the page that is open, by WCAG 2.2 A and AA. It runs in the page itself: these pages have no frames, and the wrapper of
 * the library opens a second page for each question.
 */
final class Axe {
    private static final String SOURCE = source();
    private static final String RULES =
            "{runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}, resultTypes: ['violations']}";
    private static final String FOUND =
            ".then(r => JSON.stringify(r.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes[0].html)))";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Axe() {}

    /** Everything on the page, at the width it has now. */
    static List<String> violations(Page page) {
        return run(page, "document");
    }

    /** The same without the rows of a table after its first six: for a second width, where they differ in nothing but their words. */
    static List<String> violationsOfFirstRows(Page page) {
        return run(page, "{exclude: [['tbody > tr:nth-child(n+7)']]}");
    }

    private static List<String> run(Page page, String where) {
        if (!(boolean) page.evaluate("() => 'axe' in window")) page.evaluate(SOURCE);
        var found = (String) page.evaluate("() => axe.run(" + where + ", " + RULES + ")" + FOUND);
        return List.of(JSON.readValue(found, String[].class));
    }

    private static String source() {
        try (var file = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
