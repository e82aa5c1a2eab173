package vn.kycuong.dossier;

import java.util.HexFormat;
import vn.kycuong.document.UploadedFile;

/**
 * A file that comes with an application, checked by its content.
 *
 * @param paper the paper it is, as the published version names it
 */
public record SentFile(String paper, UploadedFile.Accepted file) {
    Application.Attached attached() {
        return new Application.Attached(
                paper, file.name(), file.content().length, HexFormat.of().formatHex(file.sha256()));
    }
}
