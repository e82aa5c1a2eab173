package vn.kycuong.publicapi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CheckpointNote;
import vn.kycuong.kernel.MerkleTile;
import vn.kycuong.ledger.LedgerTree;

/**
 * The open tree as plain files, so that programs made for any transparency log can read and mirror it (C2SP tlog-tiles): the prefix is
 * {@code /so-cai}. Hashes only; nothing here says whose they are.
 */
@Access(Access.Who.EVERYBODY)
@RestController
class LedgerFiles {
    static final String PREFIX = "/so-cai";
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final CacheControl SECONDS =
            CacheControl.maxAge(Duration.ofSeconds(2)).cachePublic();
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final LedgerTree tree;

    LedgerFiles(LedgerTree tree) {
        this.tree = tree;
    }

    @GetMapping(PREFIX + "/checkpoint")
    ResponseEntity<String> checkpoint() {
        return tree.checkpoint()
                .map(CheckpointNote::text)
                .map(LedgerFiles::text)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** The public key, in the form that programs which check checkpoints are given. */
    @GetMapping(PREFIX + "/vkey")
    ResponseEntity<String> key() {
        return tree.key()
                .map(vkey -> text(vkey + "\n"))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping(PREFIX + "/tile/{*path}")
    ResponseEntity<byte[]> tile(@PathVariable String path) {
        return MerkleTile.parse(path.substring(1))
                .flatMap(tree::tile)
                .map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .cacheControl(FOR_EVER)
                        .body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<String> text(String text) {
        return ResponseEntity.ok().contentType(TEXT).cacheControl(SECONDS).body(text);
    }
}
