package vn.kycuong.dossier.web;

import org.jspecify.annotations.Nullable;
import vn.kycuong.job.JobItem;

/**
 * One dossier of a job and what became of it.
 *
 * @param outcome null while it waits
 * @param sentence what happened and what to do
 */
public record BulkLine(String href, String code, JobItem.@Nullable Outcome outcome, String sentence) {}
