package vn.kycuong.oversight.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ledger.Chains;
import vn.kycuong.oversight.IndicatorQuestion;
import vn.kycuong.oversight.Indicators;
import vn.kycuong.oversight.Measure;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** The certificate of an indicator (giấy đối chiếu): that it still is what it was, and why it is another number than before. */
@Access(Access.Who.OFFICER)
@Controller
class CertificatePages {
    private static final int MOST_DIFFERENCES = 200;

    private final IndicatorPages pages;
    private final Indicators indicators;
    private final IndicatorQuestions questions;
    private final CountedLines lines;
    private final Chains chains;
    private final LegalClock time;

    CertificatePages(
            IndicatorPages pages,
            Indicators indicators,
            IndicatorQuestions questions,
            CountedLines lines,
            Chains chains,
            LegalClock time) {
        this.pages = pages;
        this.indicators = indicators;
        this.questions = questions;
        this.lines = lines;
        this.chains = chains;
        this.time = time;
    }

    @GetMapping(IndicatorQuery.PATH + "/{key}/doi-chieu")
    String certificate(
            @PathVariable String key, @RequestParam Map<String, String> parameters, Officer officer, Model page) {
        var query = IndicatorQuery.read(parameters, time.instant());
        var indicator = pages.indicator(key, query);
        var certificate = indicators.certify(indicator, pages.question(indicator, query, officer.scope()));
        var earlier = earlier(parameters.get("so-voi"), query.moment());
        page.addAttribute("title", "oversight.certificate.title");
        page.addAttribute("nav", "board");
        page.addAttribute(
                "view",
                new IndicatorView.Certified(
                        pages.view(indicator, query, officer.scope()),
                        certificate.version(),
                        certificate.balanced(),
                        certificate.parts(),
                        certificate.hash(),
                        earlier.map(LegalZone::local)
                                .map(LocalDateTime::toString)
                                .orElse(""),
                        earlier.map(then -> differences(certificate.question(), then))
                                .orElse(List.of())));
        return "oversight/certificate";
    }

    /** The same file whenever it is asked for: it carries the moment of truth and not that of writing. */
    @GetMapping(IndicatorQuery.PATH + "/{key}/doi-chieu.txt")
    ResponseEntity<byte[]> certificateFile(
            @PathVariable String key, @RequestParam Map<String, String> parameters, Officer officer) {
        var query = IndicatorQuery.read(parameters, time.instant());
        var indicator = pages.indicator(key, query);
        var text = text(indicators.certify(indicator, pages.question(indicator, query, officer.scope())), query);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"doi-chieu-" + key + ".txt\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private String text(Indicators.Certificate certificate, IndicatorQuery query) {
        var w = Words.of("vi");
        var indicator = certificate.indicator();
        var text = new StringBuilder("GIẤY ĐỐI CHIẾU CHỈ SỐ\n\n");
        text.append("Chỉ số: ")
                .append(indicator.name())
                .append(" (")
                .append(indicator.indicatorKey())
                .append(")\n");
        text.append("Bản định nghĩa: ").append(certificate.version()).append('\n');
        text.append("Định nghĩa: ").append(indicator.definition()).append('\n');
        text.append("Căn cứ: ").append(indicator.basis()).append('\n');
        text.append("Nơi: ").append(questions.place(query, w)).append('\n');
        text.append("Kỳ: ").append(Moments.period(query.period(), w)).append('\n');
        text.append("Như đã biết lúc: ").append(Moments.text(query.moment())).append('\n');
        text.append("Giá trị: ")
                .append(certificate.value().text(Locale.of("vi")))
                .append('\n');
        text.append("Tổng các đơn vị, độ dài các danh sách và số đếm: ")
                .append(certificate.balanced() ? "khớp" : "KHÔNG KHỚP")
                .append(" (")
                .append(certificate.parts())
                .append(" đơn vị)\n");
        return text.append("Mã băm SHA-256: ")
                .append(certificate.hash())
                .append('\n')
                .toString();
    }

    private List<IndicatorView.Difference> differences(IndicatorQuestion question, Instant then) {
        record Found(Measure measure, Indicators.Change change) {}
        var found = new ArrayList<Found>();
        for (var measure : question.measures())
            if (measure.ofWindow())
                for (var change : indicators.changes(question, measure, then)) found.add(new Found(measure, change));
        var shown = found.stream().limit(MOST_DIFFERENCES).toList();
        var ids = shown.stream()
                .map(f -> new CaseId(f.change().caseId()))
                .distinct()
                .toList();
        var names = lines.names(ids);
        var known = chains.of(ids);
        return shown.stream()
                .map(f -> {
                    var id = new CaseId(f.change().caseId());
                    var name = names.get(id);
                    var entry = known.getOrDefault(id, List.of()).stream()
                            .filter(e -> e.version() == f.change().version())
                            .findFirst();
                    return new IndicatorView.Difference(
                            f.change().grain().href(id.value()),
                            name == null ? id.toString().substring(0, 8) : name.code(),
                            name == null ? "" : name.matter(),
                            f.measure().wordKey(),
                            f.change().after(),
                            entry.map(e -> "№ %d, %s".formatted(e.version(), e.kind()))
                                    .orElse(""),
                            entry.map(e -> Moments.text(e.recordedAt())).orElse(""));
                })
                .toList();
    }

    /** A moment of a form's field, in Vietnam; one that is none, or no earlier than the other, asks for nothing. */
    private static Optional<Instant> earlier(@Nullable String text, Instant moment) {
        if (text == null || text.isBlank()) return Optional.empty();
        try {
            var read = LegalZone.instant(LocalDateTime.parse(text));
            return read.isBefore(moment) && read.isAfter(Instant.EPOCH) ? Optional.of(read) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
