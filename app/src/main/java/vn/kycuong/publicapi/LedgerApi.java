package vn.kycuong.publicapi;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CheckpointKey;
import vn.kycuong.kernel.MerkleTree;
import vn.kycuong.ledger.EntryProof;
import vn.kycuong.ledger.LedgerTree;

/** Proofs of the ledger's open tree, for programs that do not want to make them from tiles. Hashes in base64. */
@Access(Access.Who.EVERYBODY)
@RestController
class LedgerApi {
    static final String PATH = "/api/v1/ledger";
    static final String LEAF = PATH + "/leaves/{leaf}";
    static final String CONSISTENCY = PATH + "/consistency";

    private final LedgerTree tree;
    private final Visit visit;

    LedgerApi(LedgerTree tree, Visit visit) {
        this.tree = tree;
        this.visit = visit;
    }

    /**
     * The newest checkpoint.
     *
     * @param key the public key (vkey) by which it is checked
     * @param checkpoint the signed note, as at {@code /so-cai/checkpoint}
     */
    record TreeJson(
            String origin, long size, String root, @Nullable Instant signedAt, String key, String checkpoint) {}

    /**
     * An entry in the tree.
     *
     * @param data what the leaf hashes: the chain hash of the entry
     * @param path from the leaf up to the root
     */
    record LeafJson(
            long leaf,
            String data,
            String leafHash,
            long size,
            String root,
            List<String> path,
            Instant signedAt,
            String checkpoint) {}

    /** That a tree only grew. */
    record GrowthJson(long from, String fromRoot, long to, String toRoot, List<String> path) {}

    @GetMapping(PATH)
    ResponseEntity<Object> newest(HttpServletRequest request) {
        var refusal = visit.refusal(request, Set.of());
        if (refusal.isPresent()) return refusal.get();
        var note = tree.checkpoint();
        var key = tree.key();
        if (note.isEmpty() || key.isEmpty())
            return ProblemJson.of(HttpStatus.NOT_FOUND, null, Visit.locale(request), "api.ledger.empty");
        var signed = note.get().checkpoint();
        return fresh(new TreeJson(
                signed.origin(),
                signed.size(),
                text(signed.root()),
                CheckpointKey.parse(key.get())
                        .flatMap(k -> note.get().signedAt(k))
                        .orElse(null),
                key.get(),
                note.get().text()));
    }

    @GetMapping(LEAF)
    ResponseEntity<Object> leaf(@PathVariable String leaf, HttpServletRequest request) {
        var refusal = visit.refusal(request, Set.of());
        if (refusal.isPresent()) return refusal.get();
        var number = number(leaf);
        if (number.isEmpty())
            return ProblemJson.of(HttpStatus.BAD_REQUEST, "leaf", Visit.locale(request), "api.ledger.number", "leaf");
        var proof = tree.proof(number.getAsLong());
        if (proof.isEmpty())
            return ProblemJson.of(
                    HttpStatus.NOT_FOUND, "leaf", Visit.locale(request), "api.ledger.noLeaf", leaf, tree.size());
        return fresh(json(proof.get()));
    }

    @GetMapping(CONSISTENCY)
    ResponseEntity<Object> consistency(HttpServletRequest request) {
        var refusal = visit.refusal(request, Set.of("from", "to"));
        if (refusal.isPresent()) return refusal.get();
        var locale = Visit.locale(request);
        var from = number(request.getParameter("from"));
        var to = number(request.getParameter("to"));
        if (from.isEmpty()) return ProblemJson.of(HttpStatus.BAD_REQUEST, "from", locale, "api.ledger.number", "from");
        if (to.isEmpty()) return ProblemJson.of(HttpStatus.BAD_REQUEST, "to", locale, "api.ledger.number", "to");
        long size = tree.size();
        long begin = from.getAsLong();
        long end = to.getAsLong();
        if (end > size)
            return ProblemJson.of(HttpStatus.NOT_FOUND, "to", locale, "api.ledger.noSize", to.getAsLong(), size);
        if (begin < 1 || begin > end)
            return ProblemJson.of(HttpStatus.UNPROCESSABLE_CONTENT, "from", locale, "api.ledger.order");
        var path = tree.consistency(begin, end).stream().map(LedgerApi::text).toList();
        return fresh(new GrowthJson(begin, text(tree.root(begin)), end, text(tree.root(end)), path));
    }

    private static LeafJson json(EntryProof proof) {
        var signed = proof.note().checkpoint();
        return new LeafJson(
                proof.leaf(),
                text(proof.data()),
                text(MerkleTree.leaf(proof.data())),
                signed.size(),
                text(signed.root()),
                proof.path().stream().map(LedgerApi::text).toList(),
                proof.signedAt(),
                proof.note().text());
    }

    private static ResponseEntity<Object> fresh(Object body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(body);
    }

    private static OptionalLong number(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static String text(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
