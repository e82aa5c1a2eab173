package vn.kycuong.dossier;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Component;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.document.VirusScan;
import vn.kycuong.identity.SecurityEvent;
import vn.kycuong.identity.SecurityEvents;

/** Looks at what a stranger sent: its content first, then whatever the virus scanner says. */
@Component
public class FileCheck {
    private final VirusScan scan;

    FileCheck(VirusScan scan) {
        this.scan = scan;
    }

    UploadedFile of(String name, byte[] content, String declaredType) {
        return seen(UploadedFile.check(name, content, declaredType, UploadedFile.TEN_MEGABYTES));
    }

    /** The same of what is still coming: no more of it is read than may be kept. */
    public UploadedFile of(String name, InputStream content, String declaredType) throws IOException {
        return seen(UploadedFile.check(name, content, declaredType, UploadedFile.TEN_MEGABYTES));
    }

    /** The same of a blank form, which may be a Word document. */
    public UploadedFile form(String name, InputStream content, String declaredType) throws IOException {
        return seen(UploadedFile.checkForm(name, content, declaredType, UploadedFile.TEN_MEGABYTES));
    }

    private UploadedFile seen(UploadedFile checked) {
        return switch (checked) {
            case UploadedFile.Accepted file -> scanned(file);
            case UploadedFile.Refused refused -> {
                SecurityEvents.tell(SecurityEvent.FILE_REFUSED, "reason", "no paper");
                yield refused;
            }
        };
    }

    private UploadedFile scanned(UploadedFile.Accepted file) {
        var verdict = scan.of(file.content());
        if (verdict != VirusScan.Verdict.CLEAN)
            SecurityEvents.tell(SecurityEvent.FILE_REFUSED, "reason", "virus scan: " + verdict);
        return switch (verdict) {
            case CLEAN -> file;
            case INFECTED ->
                new UploadedFile.Refused(
                        "Tệp “%s” có mã độc nên không được nhận. Quét vi-rút máy của bạn, rồi quét hoặc chụp lại giấy tờ."
                                .formatted(file.name()));
            case SILENT ->
                new UploadedFile.Refused(
                        "Chưa kiểm tra được vi-rút trong tệp “%s”. Gửi lại sau ít phút, hoặc nộp giấy tờ tại Bộ phận Một cửa."
                                .formatted(file.name()));
        };
    }
}
