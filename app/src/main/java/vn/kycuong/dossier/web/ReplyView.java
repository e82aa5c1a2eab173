package vn.kycuong.dossier.web;

import java.time.Instant;
import java.util.List;

/**
 * What an applicant sent when he was asked for something.
 *
 * @param note what he wrote beside it; may be empty
 * @param open papers that were asked for and that he did not send
 */
public record ReplyView(Instant at, String note, List<LaidView.Line> files, List<String> open) {}
