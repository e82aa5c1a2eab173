package vn.kycuong.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.reference.Cached;
import vn.kycuong.reference.Editions;

/** The internal processes and their versions. Answered from memory. */
@Service
public class Processes {
    static final String REGISTER = "process.version";

    private record Book(Map<Integer, ProcessVersion> byId, Map<String, List<ProcessEdition>> byCode) {}

    private final Cached<Book> book;

    public Processes(ProcessRows rows, Editions editions) {
        this.book = editions.cached(REGISTER, () -> book(rows.all()));
    }

    private static Book book(List<ProcessEdition> all) {
        return new Book(
                all.stream()
                        .map(ProcessEdition::process)
                        .collect(Collectors.toMap(ProcessVersion::id, Function.identity())),
                all.stream()
                        .collect(Collectors.groupingBy(dated -> dated.process().code())));
    }

    /** A version by its number, whatever the date: cases keep theirs. @throws IllegalArgumentException if there is none */
    public ProcessVersion version(int id) {
        var found = book.get().byId().get(id);
        if (found == null) throw new IllegalArgumentException("No process version " + id);
        return found;
    }

    /** The version a case received on a date follows; where two are in force, the later one. */
    public Optional<ProcessVersion> inForce(String code, LocalDate date) {
        return book.get().byCode().getOrDefault(code, List.of()).stream()
                .filter(dated -> dated.inForce(date))
                .map(ProcessEdition::process)
                .reduce((_, later) -> later);
    }

    /** Every version of a process with its days, the oldest first. */
    public List<ProcessEdition> editions(String code) {
        return book.get().byCode().getOrDefault(code, List.of());
    }

    /** A version with its days. @throws IllegalArgumentException if there is none */
    public ProcessEdition edition(int id) {
        var process = version(id);
        return editions(process.code()).stream()
                .filter(e -> e.process().equals(process))
                .findFirst()
                .orElseThrow();
    }

    /** What has processes, in the order of their codes. */
    public List<String> codes() {
        return book.get().byCode().keySet().stream().sorted().toList();
    }

    /** Every version of a process, the oldest first. */
    public List<ProcessVersion> versions(String code) {
        return book.get().byCode().getOrDefault(code, List.of()).stream()
                .map(ProcessEdition::process)
                .toList();
    }
}
