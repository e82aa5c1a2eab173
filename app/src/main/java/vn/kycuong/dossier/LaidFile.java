package vn.kycuong.dossier;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.kycuong.document.UploadedFile;

/**
 * A file that was laid beside a dossier by an act (tệp gắn với hồ sơ): a scan, the draft of a result, the signed result. The act's content names
 * it with its fingerprint, and the entry commits to that content.
 *
 * @param revision the content that names it
 * @param purpose of that content: {@code scan}, {@code resultDraft}, {@code result}, {@code reply}, {@code paymentProof}
 * @param paper which paper it is, as the procedure names it; empty for a result
 * @param sha256 of the content, in hexadecimal digits
 * @param signed whether it was signed here when it was laid down
 */
public record LaidFile(
        int revision, String purpose, String paper, String name, int size, String sha256, boolean signed) {
    static final String SCAN = "scan";
    static final String DRAFT = "resultDraft";
    static final String RESULT = "result";
    /** What an applicant sent when he was asked for it. */
    public static final String REPLY = "reply";

    /** What shows that he paid. */
    public static final String PROOF = "paymentProof";

    static final List<String> PURPOSES = List.of(SCAN, DRAFT, RESULT, REPLY, PROOF);

    /** What content says of a file. */
    static Map<String, ?> told(String paper, UploadedFile.Accepted file, boolean signed) {
        return Map.of(
                "paper",
                paper,
                "name",
                file.name(),
                "size",
                file.content().length,
                "sha256",
                HexFormat.of().formatHex(file.sha256()),
                "signed",
                signed);
    }

    /** The files that some content names; none where it names none. */
    static List<LaidFile> of(PersonalContent.Written written) {
        return of(written.revision(), written.purpose(), written.content());
    }

    @SuppressWarnings("unchecked")
    public static List<LaidFile> of(int revision, String purpose, Map<String, ?> content) {
        if (!PURPOSES.contains(purpose)) return List.of();
        return ((List<Map<String, ?>>) Objects.requireNonNullElse(content.get("files"), List.of()))
                .stream()
                        .map(f -> new LaidFile(
                                revision,
                                purpose,
                                Application.text(f, "paper"),
                                Application.text(f, "name"),
                                Application.number(f, "size"),
                                Application.text(f, "sha256"),
                                Boolean.TRUE.equals(f.get("signed"))))
                        .toList();
    }

    public boolean isDraft() {
        return purpose.equals(DRAFT);
    }

    public boolean isResult() {
        return purpose.equals(RESULT);
    }

    public boolean isScan() {
        return purpose.equals(SCAN);
    }
}
