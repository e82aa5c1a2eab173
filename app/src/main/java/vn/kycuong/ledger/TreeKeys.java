package vn.kycuong.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.CheckpointNote;
import vn.kycuong.kernel.CheckpointSigner;
import vn.kycuong.vault.KeyFile;

/**
 * The private keys of the trees, in a file that only its owner reads ({@code ledger/key} in the data folder, or wherever {@code
 * kycuong.ledger.key} points), made once; and beside it the newest checkpoints, so that whoever can write to the database alone cannot
 * take the ledger back.
 */
@Component
class TreeKeys {
    private static final Logger LOG = LoggerFactory.getLogger(TreeKeys.class);

    private final String file;
    private final boolean replaces;
    private final Map<TreeName, CheckpointSigner> signers = new EnumMap<>(TreeName.class);

    TreeKeys(
            @Value("${kycuong.data-folder:}") String folder,
            @Value("${kycuong.ledger.key:}") String file,
            @Value("${kycuong.ledger.new-key:false}") boolean replaces) {
        this.file = file.isBlank() && !folder.isBlank()
                ? Path.of(folder, "ledger", "key").toString()
                : file;
        this.replaces = replaces;
    }

    /** Whether the key of this installation may take the place of one that is registered and lost. */
    boolean replaces() {
        return replaces;
    }

    synchronized CheckpointSigner signer(TreeName tree) {
        if (signers.isEmpty()) load();
        return held(tree);
    }

    private CheckpointSigner held(TreeName tree) {
        return Objects.requireNonNull(signers.get(tree));
    }

    /** Lays the newest checkpoint beside the key. */
    void publish(TreeName tree, CheckpointNote note) {
        if (file.isBlank()) return;
        KeyFile.write(Path.of(file).resolveSibling("checkpoint." + tree.word()), note.text(), "rw-r--r--");
    }

    private void load() {
        if (file.isBlank()) {
            LOG.warn(
                    "There is neither a data folder nor kycuong.ledger.key: checkpoints are signed by a key of this run alone");
            makeKeys();
            return;
        }
        try {
            read(Files.readString(Path.of(file)));
        } catch (NoSuchFileException none) {
            makeKeys();
            KeyFile.write(
                    Path.of(file),
                    held(TreeName.OPEN).text() + held(TreeName.SEALED).text(),
                    KeyFile.PRIVATE);
            KeyFile.write(
                    Path.of(file).resolveSibling("vkey"), held(TreeName.OPEN).key() + "\n", "rw-r--r--");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void makeKeys() {
        var open = CheckpointSigner.fresh("kycuong/*");
        signers.put(TreeName.OPEN, open);
        signers.put(TreeName.SEALED, CheckpointSigner.fresh("kycuong/*/mat"));
    }

    private void read(String text) {
        var lines = text.strip().split("\n");
        if (lines.length != 2 * TreeName.values().length)
            throw new IllegalStateException("Not a key file of the ledger: " + file);
        signers.put(TreeName.OPEN, CheckpointSigner.parse(lines[0] + "\n" + lines[1]));
        signers.put(TreeName.SEALED, CheckpointSigner.parse(lines[2] + "\n" + lines[3]));
    }
}
