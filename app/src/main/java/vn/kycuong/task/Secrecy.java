package vn.kycuong.task;

import java.time.Instant;
import vn.kycuong.kernel.ActorId;

/**
 * A decision whether secret tasks are kept here.
 *
 * @param basis the document that allows it, or why no more
 */
public record Secrecy(boolean enabled, String basis, ActorId decidedBy, Instant decidedAt) {}
