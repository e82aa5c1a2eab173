package vn.kycuong.signature;

import eu.europa.esig.dss.enumerations.SignerTextHorizontalAlignment;
import eu.europa.esig.dss.enumerations.TextWrapping;
import eu.europa.esig.dss.pades.DSSFileFont;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.SignatureImageTextParameters;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDPage;
import vn.kycuong.calendar.LegalZone;

/**
 * What of a signature stands on the page: who, for which organisation, when (NĐ 30/2020, Phụ lục I: tên, cơ quan, thời gian ký với múi giờ). In
 * the margin at the head of the first page, where a letter of A4 has nothing; a page that is smaller, turned, or holds a signature there
 * already is signed without.
 */
final class SignatureLook {
    private static final float WIDTH = 168;
    private static final float HEIGHT = 46;
    private static final float EDGE = 20;
    private static final float TOP = 8;
    private static final float LEAST_WIDTH = 2 * (WIDTH + EDGE) + 40;
    private static final float LEAST_HEIGHT = 600;
    private static final int FONT_SIZE = 8;
    private static final int LONGEST_LINE = 42;
    private static final Color SEAL = new Color(0xC0, 0x00, 0x00);
    private static final Color PEN = new Color(0x00, 0x32, 0x96);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss xxx");
    private static final byte[] FONT = font();

    private SignatureLook() {}

    static Optional<SignatureImageParameters> of(byte[] pdf, Signer signer, Signing.Shown shown, Instant at) {
        return room(pdf, shown.place()).map(field -> look(field, signer, shown, at));
    }

    private static SignatureImageParameters look(
            SignatureFieldParameters field, Signer signer, Signing.Shown shown, Instant at) {
        var font = new DSSFileFont(new java.io.ByteArrayInputStream(FONT));
        font.setSize(FONT_SIZE);
        font.setEmbedFontSubset(true);
        var text = new SignatureImageTextParameters();
        text.setFont(font);
        text.setTextWrapping(TextWrapping.FILL_BOX);
        text.setSignerTextHorizontalAlignment(SignerTextHorizontalAlignment.LEFT);
        text.setTextColor(signer instanceof Signer.Organisation ? SEAL : PEN);
        text.setPadding(2);
        text.setText(String.join("\n", lines(signer, shown.heading(), at)));
        var look = new SignatureImageParameters();
        look.setFieldParameters(field);
        look.setTextParameters(text);
        return look;
    }

    static List<String> lines(Signer signer, String heading, Instant at) {
        var lines = new ArrayList<String>();
        if (!heading.isEmpty()) lines.add(heading);
        lines.add(cut("Người ký: " + signer.name()));
        if (signer instanceof Signer.Person person) lines.add(cut("Cơ quan: " + person.organisation()));
        lines.add("Thời gian ký: " + MOMENT.format(at.atZone(LegalZone.VIETNAM)));
        return lines;
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, LONGEST_LINE - 1).strip() + "…";
    }

    private static Optional<SignatureFieldParameters> room(byte[] pdf, Signing.Place place) {
        try (var document = Loader.loadPDF(pdf)) {
            var page = document.getPage(0);
            var box = page.getMediaBox();
            boolean plain = page.getRotation() == 0
                    && box.getLowerLeftX() == 0
                    && box.getLowerLeftY() == 0
                    && box.getWidth() >= LEAST_WIDTH
                    && box.getHeight() >= LEAST_HEIGHT;
            float left = place == Signing.Place.PERSON ? EDGE : box.getWidth() - EDGE - WIDTH;
            return plain && !isTaken(page, left, box.getHeight()) ? Optional.of(field(left)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isTaken(PDPage page, float left, float height) throws IOException {
        for (var there : page.getAnnotations()) {
            var at = there.getRectangle();
            if (at != null
                    && at.getUpperRightX() > left
                    && at.getLowerLeftX() < left + WIDTH
                    && at.getUpperRightY() > height - TOP - HEIGHT
                    && at.getWidth() > 0) return true;
        }
        return false;
    }

    private static SignatureFieldParameters field(float left) {
        var field = new SignatureFieldParameters();
        field.setPage(1);
        field.setOriginX(left);
        field.setOriginY(TOP);
        field.setWidth(WIDTH);
        field.setHeight(HEIGHT);
        return field;
    }

    private static byte[] font() {
        try (var in =
                Objects.requireNonNull(SignatureLook.class.getResourceAsStream("/fonts/LiberationSerif-Regular.ttf"))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
