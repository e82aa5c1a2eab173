package vn.kycuong.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import vn.kycuong.kernel.ProcessCheck.Statutory;

/** What the register above knows of the matters that processes handle: their names and the limits of the law. */
public interface StatutoryLimits {
    /** What processes can be for. */
    record Matter(String code, String name) {}

    /** Everything that is handled by an internal process on a day, by name. */
    List<Matter> matters(LocalDate date, Locale locale);

    /** The limits of the law for a matter on a day; empty where none is in force. */
    List<Statutory> limits(String code, LocalDate date);
}
