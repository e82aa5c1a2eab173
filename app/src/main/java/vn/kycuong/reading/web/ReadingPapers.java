package vn.kycuong.reading.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.document.Pdf;
import vn.kycuong.document.QrCode;
import vn.kycuong.reading.ReadingText;
import vn.kycuong.reading.ReadingText.Block;
import vn.kycuong.ui.Banner;
import vn.kycuong.ui.Row;

/** Texts, certificates and posters as PDF, A4. The same text gives the same bytes. */
@Component
class ReadingPapers {
    private final TemplateEngine pages;
    private final Pdf pdf;
    private final Banner banner;

    ReadingPapers(TemplateEngine pages, Pdf pdf, Banner banner) {
        this.pages = pages;
        this.pdf = pdf;
        this.banner = banner;
    }

    /** The text to be read, with its fingerprint at the foot. */
    byte[] text(ReadingText text, String title) {
        return drawn(title, text.blocks(), List.of(), text.sha256(), null);
    }

    /** The text for citizens, with a code that leads to its page. */
    byte[] poster(ReadingText text, String title, String address) {
        return drawn(title, text.blocks(), List.of(), text.sha256(), address);
    }

    /** That somebody has read and understood. */
    byte[] certificate(String title, List<Row> facts, String sha256) {
        return drawn(title, List.of(new Block(ReadingText.Kind.TITLE, title)), facts, sha256, null);
    }

    private byte[] drawn(String title, List<Block> blocks, List<Row> facts, String sha256, @Nullable String address) {
        var values = new HashMap<String, Object>();
        values.put("title", title);
        values.put("blocks", blocks);
        values.put("facts", facts);
        values.put("sha256", sha256);
        values.put("sample", banner.text("vi") != null);
        values.put("address", address == null ? "" : address);
        values.put("qr", address == null ? "" : QrCode.svg(address, "Mã QR mở trang này"));
        var out = new StringOutput();
        pages.render("reading/paper.jte", values, out);
        return pdf.of(
                Normalizer.normalize(out.toString(), Normalizer.Form.NFC),
                Normalizer.normalize(title, Normalizer.Form.NFC));
    }
}
