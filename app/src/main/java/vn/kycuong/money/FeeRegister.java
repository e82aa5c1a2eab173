package vn.kycuong.money;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.money.FeeBook.Parameter;
import vn.kycuong.money.FeeBook.Step;
import vn.kycuong.money.FeeBook.Tariff;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.Register;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.reference.SourceRecord;

/** Reads {@code fees.json}. */
@Component
class FeeRegister implements Register {
    static final String NAME = "money.fees";
    private static final String FILE = "fees.json";
    private static final int AFTER_THE_PROCEDURES = 105;
    private static final String STEPS = "([1-9][0-9]{0,5}:[0-9]{1,10} )*\\*:[0-9]{1,10}";
    private static final Set<String> NEEDED = Set.of("smallest_fee", "most_copies", "most_pages", "order_hours");

    private final FeeBookRows rows;

    FeeRegister(FeeBookRows rows) {
        this.rows = rows;
    }

    @Override
    public Place place() {
        return Place.of(NAME, AFTER_THE_PROCEDURES, FILE);
    }

    @Override
    public Store read(SourceFiles files, Findings findings) {
        var book = book(files, findings);
        return () -> rows.replace(book);
    }

    /** Those that ship with the program. */
    static FeeBook shipped() {
        return book(SourceFiles.shipped(), new Findings());
    }

    private static FeeBook book(SourceFiles files, Findings findings) {
        var source = SourceRecord.json(FILE, files.read(FILE), findings);
        var parameters = source.records("parameters").stream()
                .map(FeeRegister::parameter)
                .toList();
        for (var name : NEEDED)
            if (parameters.stream().noneMatch(p -> p.name().equals(name)))
                source.error("parameters", "Thiếu tham số %s.".formatted(name));
        return new FeeBook(
                source.records("tariffs").stream().map(FeeRegister::tariff).toList(),
                source.records("exemptions").stream()
                        .map(FeeRegister::exemption)
                        .toList(),
                source.records("refund_grounds").stream()
                        .map(FeeRegister::ground)
                        .toList(),
                parameters);
    }

    private static Tariff tariff(SourceRecord row) {
        var steps = row.text("steps");
        boolean readable = steps.matches(STEPS);
        if (!readable)
            row.error("steps", "Viết từng bậc như 2:2000 *:1000 (đến trang thứ 2 mỗi trang 2000, sau đó 1000).");
        return new Tariff(
                row.text("procedure"),
                row.text("kind"),
                row.textOr("channel", ""),
                row.date("effective_from"),
                to(row),
                readable ? Step.parse(steps) : List.of(),
                positive(row, "cap"),
                row.text("basis"),
                row.text("status"),
                row.textOr("note", ""));
    }

    private static @Nullable Long positive(SourceRecord row, String field) {
        var amount = row.wholeOrNull(field);
        if (amount != null && amount <= 0) row.error(field, "Số tiền phải lớn hơn 0: %d.".formatted(amount));
        return amount == null ? null : amount.longValue();
    }

    private static Exemption exemption(SourceRecord row) {
        int percent = row.whole("percent");
        if (percent < 1 || percent > 100) row.error("percent", "Tỷ lệ miễn giảm từ 1 đến 100: %d.".formatted(percent));
        var procedures = row.textOr("procedures", "").strip();
        return new Exemption(
                row.text("key"),
                row.date("effective_from"),
                to(row),
                procedures.isEmpty() ? List.of() : List.of(procedures.split(" +")),
                Math.clamp(percent, 1, 100),
                row.text("title_vi"),
                row.text("title_en"),
                row.text("proof_vi"),
                row.text("basis"),
                row.text("status"),
                row.textOr("note", ""));
    }

    private static RefundGround ground(SourceRecord row) {
        return new RefundGround(
                row.text("key"),
                row.date("effective_from"),
                to(row),
                row.text("title_vi"),
                row.text("title_en"),
                row.text("basis"),
                row.text("status"));
    }

    private static Parameter parameter(SourceRecord row) {
        int value = row.whole("value");
        if (value <= 0) row.error("value", "Tham số phải lớn hơn 0: %d.".formatted(value));
        return new Parameter(
                row.text("name"), row.date("effective_from"), to(row), value, row.text("basis"), row.text("status"));
    }

    private static @Nullable LocalDate to(SourceRecord row) {
        return row.dateOrNull("effective_to");
    }
}
