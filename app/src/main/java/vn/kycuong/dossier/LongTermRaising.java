package vn.kycuong.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.dossier.LongTermRows.Claimed;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.job.Waits;
import vn.kycuong.law.Rules;
import vn.kycuong.signature.Raising;
import vn.kycuong.signature.RaisingResult;

/**
 * Raises signed papers step by step, and renews archive stamps before they end: each step is claimed, made outside any transaction, and kept with its outcome
 * in one. One that fails is told and tried again for as long as it takes; a crash between the two makes it again.
 */
@Component
class LongTermRaising implements Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(LongTermRaising.class);
    private static final Duration REST = Duration.ofSeconds(10);
    private static final Duration LEASE = Duration.ofMinutes(10);
    /** Whoever stamps the time is left alone for so long once he did not. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** Of one round. */
    private static final int MOST = 20;

    private final LongTermRows rows;
    private final LongTerm papers;
    private final SignedSlipRows slips;
    private final FileSignatureRows signatures;
    private final Raising raising;
    private final Rules rules;
    private final ActPath path;
    private final TransactionTemplate transaction;
    private final Recurrence recurrence = new Recurrence("long-term", REST, () -> {
        round();
        return false; // a heap of papers leaves room for others
    });
    private volatile Instant restUntil = Instant.MIN;

    LongTermRaising(
            LongTermRows rows,
            LongTerm papers,
            SignedSlipRows slips,
            FileSignatureRows signatures,
            Raising raising,
            Rules rules,
            ActPath path,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.papers = papers;
        this.slips = slips;
        this.signatures = signatures;
        this.raising = raising;
        this.rules = rules;
        this.path = path;
        this.transaction = transaction;
    }

    /** Makes some of the steps that are due; answers how many were looked at. */
    int round() {
        for (int done = 0; done < MOST; done++) {
            var now = path.now();
            if (!raising.isOffered() || now.isBefore(restUntil)) return done;
            var claimed = claim(now);
            if (claimed.isEmpty()) return done;
            step(claimed.get(), now);
        }
        return MOST;
    }

    /** One at a time: nobody else may take it while it is made, and no other waits behind it. */
    private Optional<Claimed> claim(Instant now) {
        var kinds = papers.kept(now);
        if (kinds.isEmpty()) return Optional.empty();
        var ending = raising.weak(lastsUntil(now));
        return Objects.requireNonNull(transaction.execute(_ -> rows.claim(kinds, ending, now, now.plus(LEASE))));
    }

    private void step(Claimed paper, Instant now) {
        var content = content(paper);
        if (content.isEmpty()) {
            rows.forget(paper); // erased meanwhile
            return;
        }
        switch (raising.raise(content.get(), paper.level().next(), now, lastsUntil(now))) {
            case RaisingResult.Raised raised ->
                transaction.executeWithoutResult(_ -> keep(paper, content.get(), raised, now));
            case RaisingResult.Failed no -> failed(paper, no, now);
        }
    }

    private void failed(Claimed paper, RaisingResult.Failed no, Instant now) {
        if (no.reason() == RaisingResult.Reason.NO_STAMP) restUntil = now.plus(PAUSE);
        LOG.warn("Paper {} was not raised above {}: {} {}", paper.paper(), paper.level(), no.reason(), no.detail());
        rows.failed(paper, no, now, now.plus(Waits.after(paper.tries())));
    }

    private void keep(Claimed paper, byte[] before, RaisingResult.Raised raised, Instant now) {
        var added = raised.added();
        var whole = Arrays.copyOf(before, before.length + added.length);
        System.arraycopy(added, 0, whole, before.length, added.length);
        var version = new KeptVersion(
                paper.versions() + 1,
                raised.level(),
                whole.length,
                HexFormat.of().formatHex(sha256(whole)),
                raised.authority(),
                raised.stampedAt(),
                raised.until(),
                now);
        if (!rows.add(paper, version, added, sha256(added))) return;
        rows.reached(paper, raised.level(), raised.digest(), next(raised, now));
        if (paper.slip() == null) signatures.found(paper.id(), FileSignature.of(paper.file(), raised.checked(), now));
    }

    /** Revocation is published with some delay; an archive stamp is renewed in time, one with little time left when half of that is over. */
    private Instant next(RaisingResult.Raised raised, Instant now) {
        return switch (raised.level()) {
            case B, T -> now;
            case LT -> now.plus(Duration.ofHours(rules.at(ActPath.today(now)).whole("signature.grace-hours")));
            case LTA -> {
                var inTime = raised.until().minus(lead(now));
                var half = now.plus(Duration.between(now, raised.until()).dividedBy(2));
                yield inTime.isAfter(half) ? inTime : half;
            }
        };
    }

    private Duration lead(Instant now) {
        return Duration.ofDays(rules.at(ActPath.today(now)).whole("signature.renew-days-before"));
    }

    /** So long what is stamped now has to be believed. */
    private Instant lastsUntil(Instant now) {
        return now.plus(lead(now));
    }

    private Optional<byte[]> content(Claimed paper) {
        var slip = paper.slip();
        if (slip != null) return slips.find(paper.id(), slip.paper(), slip.version());
        return papers.open(paper.id(), paper.file()).map(LongTermRaising::whole);
    }

    private static byte[] whole(LongTerm.Opened opened) {
        try (var content = opened.content()) {
            return content.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
