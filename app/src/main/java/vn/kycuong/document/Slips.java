package vn.kycuong.document;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The official slips, drawn on demand from what the desk knows: on the screen and as PDF, from the same drawing. */
@Component
public class Slips {
    private static final String STYLE = style();

    private final TemplateEngine pages;
    private final Pdf pdf;

    public Slips(TemplateEngine pages, Pdf pdf) {
        this.pages = pages;
        this.pdf = pdf;
    }

    /** The slip as PDF, A4, ready to print. The same slip gives the same bytes. */
    public byte[] pdf(Slip slip) {
        var title = (slip.title() + " " + slip.head().dossierCode()).strip();
        var page =
                filled("document/paper.jte", Map.of("slip", slip, "title", title, "style", STYLE, "body", html(slip)));
        return pdf.of(page, Normalizer.normalize(title, Normalizer.Form.NFC));
    }

    /** A sample: a program that has drawn nothing yet takes many times as long, and somebody stands at the counter. */
    public byte[] rehearse() {
        return pdf(new SampleSlips(SlipForms::shippedOn).of(SlipKind.RECEIPT, LocalDate.of(2020, 1, 14)));
    }

    /** The slip as a piece of a page; the page links {@code /slip.css}. */
    public Content html(Slip slip) {
        var qr = QrCode.svg(
                slip.head().trackingUrl(), "Mã QR tra cứu hồ sơ " + slip.head().dossierCode());
        var drawn = filled(template(slip), Map.of("slip", slip, "qr", qr));
        return out -> out.writeContent(drawn);
    }

    private static String template(Slip slip) {
        return switch (slip) {
            case ReceiptSlip _ -> "document/receipt.jte";
            case JointReceiptSlip _ -> "document/jointReceipt.jte";
            case SupplementSlip _ -> "document/supplement.jte";
            case RefusalSlip _ -> "document/refusal.jte";
            case ApologySlip _ -> "document/apology.jte";
            case EndNoticeSlip _ -> "document/endNotice.jte";
            case DeliverySlip _ -> "document/delivery.jte";
            case ControlSlip _ -> "document/control.jte";
            case RegisterSlip _ -> "document/register.jte";
            case FeeReceiptSlip _ -> "document/feeReceipt.jte";
        };
    }

    /** Names typed on a phone may come decomposed; paper shows whole letters. */
    private String filled(String template, Map<String, Object> values) {
        var out = new StringOutput();
        pages.render(template, values, out);
        return Normalizer.normalize(out.toString(), Normalizer.Form.NFC);
    }

    private static String style() {
        try (var in = Objects.requireNonNull(Slips.class.getResourceAsStream("/static/slip.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
