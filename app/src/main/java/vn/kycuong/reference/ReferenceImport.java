package vn.kycuong.reference;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads all registers from their files. Each register is one transaction: it is loaded whole, or refused with every mistake named
 * and nothing changed. Loading the same files twice changes nothing.
 */
@Service
public class ReferenceImport {
    private final List<Register> registers;
    private final Editions editions;
    private final TransactionTemplate transaction;

    /** Told before each register, e.g. to draw a progress bar. */
    @FunctionalInterface
    public interface Progress {
        void loading(String register, int done, int all);
    }

    public ReferenceImport(List<Register> registers, Editions editions, PlatformTransactionManager transactions) {
        this.registers = registers.stream()
                .sorted(Comparator.comparingInt(Register::order))
                .toList();
        this.editions = editions;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Loads the reference data that ships with the program. */
    public ImportReport run(Progress progress) {
        return run(SourceFiles.shipped(), progress);
    }

    public ImportReport run(SourceFiles files, Progress progress) {
        var findings = new Findings();
        for (int done = 0; done < registers.size(); done++) {
            var register = registers.get(done);
            progress.loading(register.name(), done, registers.size());
            load(register, files, findings);
        }
        progress.loading("", registers.size(), registers.size());
        return findings.report();
    }

    private void load(Register register, SourceFiles files, Findings all) {
        var own = new Findings();
        var store = register.read(files, own);
        own.report().lines().forEach(all::add);
        var about = String.join(", ", register.files());
        if (own.anyError()) {
            all.note(about, "Không nạp: có lỗi nêu trên. Dữ liệu đang dùng giữ nguyên.");
        } else if (editions.fingerprint(register.name()).equals(fingerprint(register, files))) {
            all.note(about, "Không thay đổi so với lần nạp trước.");
        } else {
            transaction.executeWithoutResult(_ -> {
                store.run();
                editions.changed(register.name(), fingerprint(register, files));
            });
            editions.recheck();
            all.note(about, "Đã nạp.");
        }
    }

    private static String fingerprint(Register register, SourceFiles files) {
        var digest = sha256();
        digest.update((byte) register.revision());
        register.files().forEach(file -> digest.update(files.read(file)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
