package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.document.SampleSlips;
import vn.kycuong.document.SlipForm;
import vn.kycuong.document.SlipForm.Wording;
import vn.kycuong.document.SlipFormProblem;
import vn.kycuong.document.SlipFormResult;
import vn.kycuong.document.SlipForms;
import vn.kycuong.document.SlipForms.Editable;
import vn.kycuong.document.SlipKind;
import vn.kycuong.document.Slips;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** The forms of slips: which document each follows, the words around its fields, looked at on a sample, put in use from a later day. */
@Access(value = Access.Who.OFFICER, rights = SlipFormPages.MANAGE)
@Controller
@RequestMapping(SlipFormPages.PATH)
class SlipFormPages {
    static final String MANAGE = "document.forms";
    static final String PATH = "/quan-tri/mau-giay";

    private final SlipForms forms;
    private final Slips slips;
    private final LegalClock time;

    SlipFormPages(SlipForms forms, Slips slips, LegalClock time) {
        this.forms = forms;
        this.slips = slips;
        this.time = time;
    }

    @GetMapping
    String all(Model page) {
        page.addAttribute("title", "slip.forms").addAttribute("nav", "admin");
        page.addAttribute("forms", forms.editable(time.today()));
        return "dossier/slipForms";
    }

    @GetMapping("/{kind}/{of}")
    String show(
            @PathVariable String kind,
            @PathVariable String of,
            @RequestParam(name = "xong", defaultValue = "") String done,
            Model page) {
        var form = find(kind, of);
        return view(form, form.form().words(), form.next().toString(), List.of(), null, done, page);
    }

    /** As the next slips will look. */
    @GetMapping("/{kind}/{of}/mau.pdf")
    void sample(@PathVariable String kind, @PathVariable String of, HttpServletResponse response) throws IOException {
        var form = find(kind, of);
        pdf(form, form.form().words(), response);
    }

    /** As they would look with what is typed. */
    @PostMapping("/{kind}/{of}/xem-truoc")
    @Nullable
    String preview(
            @PathVariable String kind, @PathVariable String of, Typed typed, HttpServletResponse response, Model page)
            throws IOException {
        var form = find(kind, of);
        var problems = forms.problems(form, typed.words(), form.next());
        if (!problems.isEmpty()) return refused(form, typed, problems, response, page);
        pdf(form, typed.words(), response);
        return null;
    }

    @PostMapping("/{kind}/{of}")
    String edit(
            @PathVariable String kind,
            @PathVariable String of,
            Typed typed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return answer(find(kind, of), typed, typed.words(), "da-ghi", officer, response, page);
    }

    @PostMapping("/{kind}/{of}/mau-goc")
    String back(
            @PathVariable String kind,
            @PathVariable String of,
            Typed typed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return answer(find(kind, of), typed, null, "mau-goc", officer, response, page);
    }

    private String answer(
            Editable form,
            Typed typed,
            @Nullable Wording words,
            String done,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        officer.must(MANAGE);
        var from = typed.day();
        if (from == null)
            return refused(form, typed, List.of(new SlipFormProblem("from", "slip.form.no.day")), response, page);
        return switch (forms.edit(form, typed.version(), words, from, officer.doer(), time.instant())) {
            case SlipFormResult.Done _ -> "redirect:" + path(form) + "?xong=" + done;
            case SlipFormResult.Refused(var problems) -> refused(form, typed, problems, response, page);
            case SlipFormResult.Overtaken _ -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                var now = find(
                        form.form().kind().name(), form.form().effectiveFrom().toString());
                yield view(now, typed.words(), typed.from(), List.of(), "slip.form.no.overtaken", "", page);
            }
        };
    }

    private String refused(
            Editable form, Typed typed, List<SlipFormProblem> problems, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var words = Words.of(LocaleContextHolder.getLocale().getLanguage());
        var errors = problems.stream()
                .map(p -> new ErrorLine(p.field(), words.get(p.wordKey(), words.get("slip.form." + p.field()))))
                .toList();
        return view(form, typed.words(), typed.from(), errors, null, "", page);
    }

    private static String view(
            Editable form,
            Wording typed,
            String from,
            List<ErrorLine> errors,
            @Nullable String problem,
            String done,
            Model page) {
        page.addAttribute("title", "slip.forms").addAttribute("nav", "admin");
        page.addAttribute("view", new SlipFormView(form, path(form), typed, from, errors, problem, done));
        return "dossier/slipForm";
    }

    static String path(Editable form) {
        return PATH + "/" + form.form().kind() + "/" + form.form().effectiveFrom();
    }

    private void pdf(Editable form, Wording words, HttpServletResponse response) throws IOException {
        var kind = form.form().kind();
        var samples = new SampleSlips(day -> {
            var others = new EnumMap<SlipKind, SlipForm>(forms.on(day));
            others.put(kind, form.form().with(words, form.latest()));
            return others;
        });
        var bytes = slips.pdf(samples.of(kind, form.next()));
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setHeader("Content-Disposition", "inline; filename=\"mau-giay.pdf\"");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private Editable find(String kind, String of) {
        return Arrays.stream(SlipKind.values())
                .filter(k -> k.name().equals(kind))
                .flatMap(k -> forms.editable(k, day(of), time.today()).stream())
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            return LocalDate.MIN;
        }
    }

    /** The words as they were typed, and the edit that the page showed. */
    record Typed(
            int version,
            @Nullable String number,
            @Nullable String title,
            @Nullable String source,
            @Nullable String compared,
            @Nullable String newDate,
            @Nullable String opening,
            @Nullable String closing,
            @Nullable String from) {
        Wording words() {
            return new Wording(
                    line(number),
                    line(title),
                    line(source),
                    compared != null,
                    line(newDate),
                    line(opening),
                    line(closing));
        }

        @Override
        public String from() {
            return from == null ? "" : from;
        }

        @Nullable
        LocalDate day() {
            var day = SlipFormPages.day(from().strip());
            return day.equals(LocalDate.MIN) ? null : day;
        }

        private static String line(@Nullable String typed) {
            return typed == null
                    ? ""
                    : Normalizer.normalize(typed, Normalizer.Form.NFC)
                            .replaceAll("\\s+", " ")
                            .strip();
        }
    }
}
