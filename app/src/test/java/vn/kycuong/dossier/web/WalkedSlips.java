package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import vn.kycuong.document.Slip;
import vn.kycuong.document.SlipKind;
import vn.kycuong.document.Slips;

/** The slips that a walk hands out: each says its fields on the page, and the first of each kind says them on paper too. */
final class WalkedSlips {
    private final Slips slips;
    private final Map<SlipKind, Kept> first = new EnumMap<>(SlipKind.class);

    private record Kept(Slip slip, List<String> fields) {}

    WalkedSlips(Slips slips) {
        this.slips = slips;
    }

    void keep(Slip slip, List<String> fields) {
        var page = new StringOutput();
        slips.html(slip).writeTo(page);
        var said = bare(page.toString().replaceAll("<[^>]+>", ""));
        for (var field : fields)
            assertThat(said.contains(bare(escaped(field))))
                    .as("%s says %s", slip.slipKind(), field)
                    .isTrue();
        first.putIfAbsent(slip.slipKind(), new Kept(slip, fields));
    }

    void eachKindIsReadOnPaper() {
        assertThat(first).containsOnlyKeys(SlipKind.values());
        first.forEach((kind, kept) -> {
            var paper = bare(text(slips.pdf(kept.slip())));
            assertThat(paper)
                    .as(kind.name())
                    .containsIgnoringCase(bare(kept.slip().title()));
            for (var field : kept.fields()) assertThat(paper).as(kind.name()).containsIgnoringCase(bare(field));
        });
    }

    /** A paper breaks its lines where it likes. */
    private static String bare(String text) {
        return text.replaceAll("[\\s\u00a0]+", "");
    }

    private static String text(byte[] pdf) {
        try (var paper = Loader.loadPDF(pdf)) {
            var reader = new PDFTextStripper();
            reader.setSortByPosition(true); // as eyes read: bold words stand in their line
            return reader.getText(paper);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String escaped(String text) {
        var out = new StringOutput();
        Escape.htmlContent(text, out);
        return out.toString();
    }
}
