package vn.kycuong.reference;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads all registers from their files. A register is one transaction: it is loaded whole, or refused with every mistake named and
 * nothing changed. Registers that share a file stand or fall together. Loading the same files twice changes nothing.
 */
@Service
public class ReferenceImport {
    private final List<List<Register>> groups;
    private final Editions editions;
    private final TransactionTemplate transaction;

    /** Told before each register, e.g. to draw a progress bar. */
    @FunctionalInterface
    public interface Progress {
        void loading(String register, int done, int all);
    }

    public ReferenceImport(List<Register> registers, Editions editions, PlatformTransactionManager transactions) {
        this.groups = groups(registers);
        this.editions = editions;
        this.transaction = new TransactionTemplate(transactions);
    }

    private static List<List<Register>> groups(List<Register> registers) {
        var groups = new ArrayList<List<Register>>();
        for (var register : registers.stream()
                .sorted(Comparator.comparingInt(r -> r.place().order()))
                .toList()) {
            if (!groups.isEmpty() && groups.getLast().stream().anyMatch(other -> shareAFile(other, register))) {
                groups.getLast().add(register);
            } else {
                groups.add(new ArrayList<>(List.of(register)));
            }
        }
        return groups;
    }

    private static boolean shareAFile(Register one, Register other) {
        return one.place().files().stream().anyMatch(other.place().files()::contains);
    }

    /** Loads the reference data that ships with the program. */
    public ImportReport run(Progress progress) {
        return run(SourceFiles.shipped(), progress);
    }

    public ImportReport run(SourceFiles files, Progress progress) {
        var findings = new Findings();
        for (int done = 0; done < groups.size(); done++) {
            progress.loading(groups.get(done).getFirst().place().name(), done, groups.size());
            load(groups.get(done), files, findings);
        }
        progress.loading("", groups.size(), groups.size());
        return findings.report();
    }

    /** What a register read and how to store it. */
    private record Reading(Register register, String fingerprint, Register.Store store) {}

    private void load(List<Register> group, SourceFiles files, Findings all) {
        var own = new Findings();
        var readings = new ArrayList<Reading>();
        for (var register : group) {
            var store = register.read(files, own);
            readings.add(new Reading(register, fingerprint(register, files), store));
        }
        own.report().lines().stream().distinct().forEach(all::add);
        var about = String.join(
                ", ",
                group.stream()
                        .flatMap(r -> r.place().files().stream())
                        .distinct()
                        .toList());
        if (own.anyError()) {
            all.note(about, "Không nạp: có lỗi nêu trên. Dữ liệu đang dùng giữ nguyên.");
        } else if (readings.stream().allMatch(this::isLoaded)) {
            all.note(about, "Không thay đổi so với lần nạp trước.");
        } else {
            transaction.executeWithoutResult(_ -> readings.forEach(this::store));
            editions.recheck();
            all.note(about, "Đã nạp.");
        }
    }

    private void store(Reading reading) {
        if (isLoaded(reading)) return;
        reading.store().run();
        editions.changed(reading.register().place().name(), reading.fingerprint());
    }

    private boolean isLoaded(Reading reading) {
        return editions.fingerprint(reading.register().place().name()).equals(reading.fingerprint());
    }

    private static String fingerprint(Register register, SourceFiles files) {
        var digest = sha256();
        digest.update((byte) register.revision());
        register.place().files().forEach(file -> digest.update(files.read(file)));
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
