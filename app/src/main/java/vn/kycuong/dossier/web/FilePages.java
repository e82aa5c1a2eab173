package vn.kycuong.dossier.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.PersonName;
import vn.kycuong.dossier.SupplementItem;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;

/** The file of one dossier: what it is, where its clock stands, what may be done now, what happened. */
@Controller
@RequestMapping("/ho-so/{id}")
class FilePages {
    private static final int LONGEST_TEXT = 4_000;
    /** What the act before this page was: taken in, done, or found to exist already. */
    private static final List<String> CAME = List.of("moi", "xong", "da-co");

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Dossiers dossiers;
    private final Files files;

    FilePages(Dossiers dossiers, Files files) {
        this.dossiers = dossiers;
        this.files = files;
    }

    @GetMapping
    String show(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            Officer officer,
            Model page) {
        if (!UUID_TEXT.matcher(id).matches()) return byCode(id, officer);
        page.addAttribute(
                "came",
                CAME.stream().filter(parameters::containsKey).findFirst().orElse(""));
        return view(caseId(id), officer, null, page);
    }

    /** A code read from a slip leads to the file; an unknown code and one that the officer may not see answer alike. */
    private String byCode(String code, Officer officer) {
        return "redirect:/ho-so/"
                + files.byCode(code, officer).orElseThrow(FilePages::notFound).id();
    }

    @PostMapping("/tiep-nhan")
    String accept(
            @PathVariable String id, @RequestParam int version, @RequestParam String key, Officer officer, Model page) {
        return done(caseId(id), dossiers.accept(caseId(id), sheet(version, key), officer), officer, page);
    }

    @PostMapping("/huong-dan")
    String guide(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam String key,
            @RequestParam MultiValueMap<String, String> parameters,
            Officer officer,
            Model page) {
        var items = Items.of(parameters);
        return items.problem()
                .map(problem -> view(caseId(id), officer, problem, page))
                .orElseGet(() -> done(
                        caseId(id),
                        dossiers.guide(caseId(id), sheet(version, key), items.list(), officer),
                        officer,
                        page));
    }

    @PostMapping("/tu-choi")
    String refuse(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String goTo,
            Officer officer,
            Model page) {
        if (reason.isBlank() || ground.isBlank()) return view(caseId(id), officer, "dossier.no.reasonMissing", page);
        return done(
                caseId(id),
                dossiers.refuse(
                        caseId(id), sheet(version, key), cut(ground), cut(basis), cut(reason), cut(goTo), officer),
                officer,
                page);
    }

    @PostMapping("/nhan-viec")
    String take(
            @PathVariable String id, @RequestParam int version, @RequestParam String key, Officer officer, Model page) {
        return done(caseId(id), dossiers.take(caseId(id), sheet(version, key), officer), officer, page);
    }

    @PostMapping("/phan-cong")
    String assign(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam String key,
            @RequestParam(defaultValue = "0") int holder,
            Officer officer,
            Model page) {
        if (files.colleagues(caseId(id), officer).stream()
                .noneMatch(p -> p.actor().value() == holder)) {
            return view(caseId(id), officer, "dossier.no.holderMissing", page);
        }
        return done(
                caseId(id),
                dossiers.assign(caseId(id), sheet(version, key), new ActorId(holder), officer),
                officer,
                page);
    }

    @PostMapping("/hoan-thanh")
    String complete(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String note,
            Officer officer,
            Model page) {
        return done(caseId(id), dossiers.complete(caseId(id), sheet(version, key), cut(note), officer), officer, page);
    }

    @PostMapping("/tra-lai")
    String sendBack(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String reason,
            Officer officer,
            Model page) {
        if (reason.isBlank()) return view(caseId(id), officer, "dossier.no.reasonMissing", page);
        return done(
                caseId(id), dossiers.sendBack(caseId(id), sheet(version, key), cut(reason), officer), officer, page);
    }

    @PostMapping("/de-xuat-bo-sung")
    String proposeSupplement(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam String key,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "") String answerBy,
            Officer officer,
            Model page) {
        var items = Items.of(parameters);
        var until = date(answerBy);
        if (items.problem().isPresent())
            return view(caseId(id), officer, items.problem().get(), page);
        if (until.isEmpty()) return view(caseId(id), officer, "dossier.no.dateWrong", page);
        return done(
                caseId(id),
                dossiers.proposeSupplement(caseId(id), sheet(version, key), items.list(), until.get(), officer),
                officer,
                page);
    }

    @PostMapping("/duyet-bo-sung")
    String requestSupplement(
            @PathVariable String id, @RequestParam int version, @RequestParam String key, Officer officer, Model page) {
        return done(caseId(id), dossiers.requestSupplement(caseId(id), sheet(version, key), officer), officer, page);
    }

    @PostMapping("/khong-duyet-bo-sung")
    String declineSupplement(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String reason,
            Officer officer,
            Model page) {
        if (reason.isBlank()) return view(caseId(id), officer, "dossier.no.reasonMissing", page);
        return done(
                caseId(id),
                dossiers.declineSupplement(caseId(id), sheet(version, key), cut(reason), officer),
                officer,
                page);
    }

    @PostMapping("/nhan-bo-sung")
    String supplementReceived(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam String key,
            @RequestParam MultiValueMap<String, String> parameters,
            Officer officer,
            Model page) {
        var papers = parameters.getOrDefault("paper", List.of());
        if (papers.isEmpty()) return view(caseId(id), officer, "dossier.no.papersMissing", page);
        return done(
                caseId(id),
                dossiers.supplementReceived(caseId(id), sheet(version, key), papers, officer),
                officer,
                page);
    }

    @PostMapping("/xin-loi")
    String apologise(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String newDate,
            @RequestParam(defaultValue = "") String newTime,
            @RequestParam(defaultValue = "") String reason,
            Officer officer,
            Model page) {
        var moment = moment(newDate, newTime);
        if (moment.isEmpty()) return view(caseId(id), officer, "dossier.no.dateWrong", page);
        if (reason.isBlank()) return view(caseId(id), officer, "dossier.no.reasonMissing", page);
        return done(
                caseId(id),
                dossiers.apologise(caseId(id), sheet(version, key), moment.get(), cut(reason), officer),
                officer,
                page);
    }

    @PostMapping("/tra-ket-qua")
    String handOver(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String receivedBy,
            @RequestParam(defaultValue = "COUNTER") String how,
            Officer officer,
            Model page) {
        if (receivedBy.isBlank() || receivedBy.strip().length() > PersonName.LONGEST) {
            return view(caseId(id), officer, "dossier.no.receiverMissing", page);
        }
        return done(
                caseId(id),
                dossiers.handOver(
                        caseId(id),
                        sheet(version, key),
                        new PersonName(receivedBy),
                        "POSTAL".equals(how) ? "POSTAL" : "COUNTER",
                        officer),
                officer,
                page);
    }

    @PostMapping("/dinh-chinh")
    String correct(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String reason,
            Officer officer,
            Model page) {
        if (reason.isBlank()) return view(caseId(id), officer, "dossier.no.reasonMissing", page);
        return done(caseId(id), dossiers.correct(caseId(id), sheet(version, key), cut(reason), officer), officer, page);
    }

    /** What is asked for: parallel fields of the form, one row a paper. Read as they came, since a comma is no separator. */
    record Items(List<SupplementItem> list) {
        static Items of(MultiValueMap<String, String> parameters) {
            var papers = parameters.getOrDefault("paper", List.of());
            var bases = parameters.getOrDefault("basis", List.of());
            var lacks = parameters.getOrDefault("lack", List.of());
            var items = new ArrayList<SupplementItem>();
            for (int i = 0; i < Math.min(papers.size(), Math.min(bases.size(), lacks.size())); i++) {
                if (!lacks.get(i).isBlank())
                    items.add(new SupplementItem(cut(papers.get(i)), cut(bases.get(i)), cut(lacks.get(i))));
            }
            return new Items(items);
        }

        Optional<String> problem() {
            if (list.isEmpty()) return Optional.of("dossier.no.itemsMissing");
            return list.stream().anyMatch(i -> i.basis().isBlank())
                    ? Optional.of("dossier.no.basisMissing")
                    : Optional.empty();
        }
    }

    private String done(CaseId id, ActResult result, Officer officer, Model page) {
        return switch (result) {
            case ActResult.Done _ -> "redirect:/ho-so/" + id + "?xong";
            case ActResult.Repeated _ -> "redirect:/ho-so/" + id;
            case ActResult.Overtaken overtaken -> {
                page.addAttribute("overtaken", overtaken);
                yield view(id, officer, "dossier.no.overtaken", page);
            }
            case ActResult.NotAllowed _ -> view(id, officer, "dossier.no.notAllowed", page);
            case ActResult.NotPossible(var wordKey, var arguments) -> {
                page.addAttribute("arguments", arguments);
                yield view(id, officer, wordKey, page);
            }
            case ActResult.NotFound _ -> throw notFound();
        };
    }

    private String view(CaseId id, Officer officer, @Nullable String problem, Model page) {
        var file = files.of(id, officer).orElseThrow(FilePages::notFound);
        page.addAttribute("title", "dossier.title");
        page.addAttribute("nav", "work");
        page.addAttribute("file", file);
        page.addAttribute("correctable", dossiers.mayStillBeCorrected(file.state()));
        page.addAttribute("problem", problem);
        if (!page.containsAttribute("arguments")) page.addAttribute("arguments", new Object[0]);
        if (!page.containsAttribute("came")) page.addAttribute("came", "");
        if (!page.containsAttribute("overtaken")) page.addAttribute("overtaken", null);
        page.addAttribute("key", FormKeys.fresh());
        page.addAttribute("officer", officer);
        return "dossier/file";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static CaseId caseId(String id) {
        if (!UUID_TEXT.matcher(id).matches()) throw notFound();
        return CaseId.parse(id);
    }

    private static Dossiers.Sheet sheet(int version, String key) {
        if (key.length() < 16 || key.length() > 100) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return new Dossiers.Sheet(version, key);
    }

    private static String cut(String text) {
        var clean = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC)
                .strip();
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(String date, String time) {
        try {
            return date(date).map(d -> LegalZone.instant(LocalDateTime.of(d, LocalTime.parse(time))));
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }
}
