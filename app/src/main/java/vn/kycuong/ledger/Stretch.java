package vn.kycuong.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;

/**
 * A stretch of the ledger: every case whose id lies after one and not after another, in the order of the database. Stretches cover all
 * ids there can be, so that a row about a case without entries lies in one of them too.
 */
public final class Stretch {
    private final JdbcClient jdbc;
    private final UUID after;
    private final UUID upTo;
    private final Map<CaseId, List<Entry>> chains;
    private final Map<CaseId, String> heads;
    private final BiFunction<String, CaseId, Integer> read;

    Stretch(
            JdbcClient jdbc,
            UUID after,
            UUID upTo,
            Map<CaseId, List<Entry>> chains,
            Map<CaseId, String> heads,
            BiFunction<String, CaseId, Integer> read) {
        this.jdbc = jdbc;
        this.after = after;
        this.upTo = upTo;
        this.chains = chains;
        this.heads = heads;
        this.read = read;
    }

    /** The database as it was at one moment, the same for every stretch. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    public UUID after() {
        return after;
    }

    public UUID upTo() {
        return upTo;
    }

    /** The entries of each case in order. A case whose entries cannot be read is left out: that was found already. */
    public Map<CaseId, List<Entry>> chains() {
        return chains;
    }

    /** Hash of the last entry of each case, in hexadecimal digits. */
    Map<CaseId, String> heads() {
        return heads;
    }

    /** The version up to which a reader of the feed has read a case for certain; what it keeps may know more already. */
    public int readBy(String reader, CaseId id) {
        return read.apply(reader, id);
    }

    /**
     * Whether what a reader of the feed keeps of a case is that of an earlier state since the last one it has read for certain: it follows the
     * ledger a moment later, and is not wrong for it.
     *
     * @param agrees whether what is kept is what follows from these entries
     */
    public boolean isBehind(String reader, CaseId id, List<Entry> chain, Predicate<List<Entry>> agrees) {
        int certain = readBy(reader, id);
        for (int known = chain.size() - 1; known >= certain; known--)
            if (agrees.test(chain.subList(0, known))) return true;
        return false;
    }
}
