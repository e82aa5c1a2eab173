package vn.kycuong.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    /**
     * Marks what differs from three brothers before it in nothing but its words: the same elements, classes and roles, with words where
     * those have words. What it finds twice of what may be there once it says.
     */
    private static final String TWINS = """
            () => {
              const shape = e => {
                let s = '<' + e.tagName;
                for (const a of e.attributes)
                  s += ' ' + a.name + (/^(class|role|type|style|aria-(current|sort|expanded|disabled|checked|selected|hidden))$/.test(a.name)
                    ? '=' + a.value : a.value.trim() ? '=x' : '');
                s += '>';
                for (const c of e.childNodes)
                  if (c.nodeType === 1) s += shape(c); else if (c.nodeType === 3 && c.data.trim() && !s.endsWith('x')) s += 'x';
                return s + '/';
              };
              const mark = e => {
                const seen = new Map();
                for (const c of e.children) {
                  if (e.children.length > 3) {
                    const s = shape(c), n = (seen.get(s) || 0) + 1;
                    seen.set(s, n);
                    if (n > 3) { c.setAttribute('data-twin', ''); continue; }
                  }
                  mark(c);
                }
              };
              if (!document.querySelector('[data-twin]')) mark(document.body);
              const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
              return JSON.stringify([...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))].map(id => 'two elements have the id ' + id));
            }
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Axe() {}

    /** Everything on the page, at the width it has now; of things made by one line of a template three of each kind. */
    static List<String> violations(Page page) {
        var found = new ArrayList<>(read(page.evaluate(TWINS)));
        if (!(boolean) page.evaluate("() => 'axe' in window")) page.evaluate(SOURCE);
        found.addAll(read(page.evaluate("() => axe.run({exclude: [['[data-twin]']]}, " + RULES + ")" + FOUND)));
        return found;
    }

    private static List<String> read(Object found) {
        return List.of(JSON.readValue((String) found, String[].class));
    }

    private static String source() {
        try (var file = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
