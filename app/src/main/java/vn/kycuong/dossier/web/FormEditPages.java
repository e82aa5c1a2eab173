package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriComponentsBuilder;
import vn.kycuong.form.FormDifference;
import vn.kycuong.form.FormDraft;
import vn.kycuong.form.FormDraftResult;
import vn.kycuong.form.FormDrafts;
import vn.kycuong.form.FormEdit;
import vn.kycuong.form.FormEdition;
import vn.kycuong.form.FormPart;
import vn.kycuong.form.FormRef;
import vn.kycuong.form.FormStanding;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.PageLinks;
import vn.kycuong.ui.Several;
import vn.kycuong.worktime.LegalClock;

/** The forms of online applications: which procedure has which, written as a draft, put in use by a second person, compared, gone back on. */
@Access(
        value = Access.Who.OFFICER,
        rights = {FormEditPages.WRITE, FormEditPages.PUBLISH})
@Controller
@RequestMapping(FormEditPages.PATH)
class FormEditPages {
    static final String PATH = "/quan-tri/bieu-mau";
    /** The forms are part of the catalogue: whoever writes the one writes the other. */
    static final String WRITE = "catalogue.draft";

    static final String PUBLISH = "catalogue.apply";
    private static final int LINES = 50;
    private static final int LARGEST = 1_000_001;
    private static final Pattern ACT = Pattern.compile("([a-z-]+?)(?:-(\\d{1,4}))?(?:-(\\d{1,4}))?");
    private static final Pattern EDITION = Pattern.compile("[1-9]\\d{0,8}");

    private final FormDrafts drafts;
    private final FormViews views;
    private final Procedures procedures;
    private final LegalClock time;

    FormEditPages(FormDrafts drafts, FormViews views, Procedures procedures, LegalClock time) {
        this.drafts = drafts;
        this.views = views;
        this.procedures = procedures;
        this.time = time;
    }

    static String path(FormRef ref) {
        return PATH + "/" + ref;
    }

    @GetMapping
    String all(
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(name = "trang", defaultValue = "1") String number,
            Model page) {
        int at = number.matches("[1-9]\\d{0,5}") ? Integer.parseInt(number) : 1;
        var found = procedures.find(typed, time.today(), (at - 1) * LINES, LINES);
        var refs = new ArrayList<FormRef>();
        if (at == 1 && typed.isBlank()) refs.add(FormRef.COMMON);
        found.shown().forEach(p -> refs.add(FormRef.of(p.key())));
        var drafted = drafts.drafted();
        page.addAttribute("title", "form.edit.title").addAttribute("nav", "admin");
        page.addAttribute("typed", typed.strip());
        page.addAttribute("lines", lines(refs, drafted));
        page.addAttribute("drafted", lines(drafted, drafted));
        page.addAttribute("links", links(typed, at, found));
        return "dossier/forms";
    }

    private List<FormLine> lines(List<FormRef> refs, List<FormRef> drafted) {
        return drafts.standings(refs).stream()
                .map(s -> new FormLine(views.name(s.ref()), s, drafted.contains(s.ref())))
                .toList();
    }

    private static PageLinks links(String typed, int at, Procedures.Found found) {
        int first = (at - 1) * LINES + 1;
        int last = first + found.shown().size() - 1;
        return new PageLinks(
                at > 1 ? address(typed, at - 1) : null,
                last < found.all() ? address(typed, at + 1) : null,
                "%d–%d / %d".formatted(Math.min(first, last), last, found.all()));
    }

    private static String address(String typed, int page) {
        return UriComponentsBuilder.fromPath(PATH)
                .queryParam("q", "{q}")
                .queryParam("trang", page)
                .encode()
                .buildAndExpand(typed)
                .toUriString();
    }

    @GetMapping("/{of}")
    String show(
            @PathVariable String of,
            @RequestParam(name = "xong", defaultValue = "") String done,
            Officer officer,
            Model page) {
        return view(views.standing(of), List.of(), done, officer, page);
    }

    private String view(FormStanding standing, List<String> problems, String done, Officer officer, Model page) {
        page.addAttribute("title", "form.edit.title").addAttribute("nav", "admin");
        page.addAttribute("view", views.part(standing, officer));
        if (!problems.isEmpty()) page.addAttribute("problem", problems.getFirst());
        page.addAttribute("problems", problems);
        page.addAttribute("done", done);
        return "dossier/formPart";
    }

    /** One act of the outline: something is added, moved or removed, the last change taken back, another state begun with. */
    @Access(value = Access.Who.OFFICER, rights = WRITE)
    @Several("without")
    @PostMapping("/{of}/sua")
    String edit(
            @PathVariable String of,
            @RequestParam(name = "version", defaultValue = "0") String seen,
            @RequestParam(name = "lam", defaultValue = "") String act,
            @RequestParam(name = "without", required = false) String @Nullable [] without,
            @RequestParam(name = "authority", defaultValue = "0") String authority,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var standing = views.standing(of);
        var edit = edit(standing, act, without == null ? List.of() : Arrays.asList(without), authority);
        if (edit.isEmpty()) return "redirect:" + path(standing.ref());
        var result = drafts.edit(standing.ref(), number(seen), edit.get(), officer.actor());
        return result instanceof FormDraftResult.Kept(var draft)
                ? "redirect:" + next(draft, edit.get())
                : answer(standing, result, officer, response, page);
    }

    private static Optional<FormEdit> edit(FormStanding standing, String act, List<String> without, String authority) {
        var found = ACT.matcher(act);
        if (!found.matches()) return Optional.empty();
        int one = number(found.group(2));
        int other = number(found.group(3));
        return Optional.ofNullable(
                switch (found.group(1)) {
                    case "soan" -> new FormEdit.Replace(standing.inUse());
                    case "muc-truoc" -> new FormEdit.AddSection(false);
                    case "muc-sau" -> new FormEdit.AddSection(true);
                    case "muc-len" -> new FormEdit.MoveSection(one, true);
                    case "muc-xuong" -> new FormEdit.MoveSection(one, false);
                    case "muc-bo" -> new FormEdit.RemoveSection(one);
                    case "cau-them" -> new FormEdit.AddQuestion(one);
                    case "cau-len" -> new FormEdit.MoveQuestion(one, other, true);
                    case "cau-xuong" -> new FormEdit.MoveQuestion(one, other, false);
                    case "cau-bo" -> new FormEdit.RemoveQuestion(one, other);
                    case "chung" -> new FormEdit.Leave(without, number(authority));
                    case "hoan-tac" -> new FormEdit.Undo();
                    case "ban-goc" -> new FormEdit.TakeShipped();
                    case "ban" -> new FormEdit.GoBack(one);
                    default -> null;
                });
    }

    /** What was added is written next; whatever else was done is looked at. */
    private static String next(FormDraft draft, FormEdit edit) {
        var at = path(draft.ref());
        var all = draft.part().all();
        return switch (edit) {
            case FormEdit.AddSection(var after) ->
                at + "/muc/" + (after ? all.size() - 1 : draft.part().sections().size() - 1);
            case FormEdit.AddQuestion(var section)
            when section < all.size() ->
                at + "/muc/" + section + "/cau/" + (all.get(section).questions().size() - 1);
            default -> at + "?xong=da-ghi";
        };
    }

    @Access(value = Access.Who.OFFICER, rights = WRITE)
    @PostMapping("/{of}/nhap")
    String read(
            @PathVariable String of,
            @RequestParam(name = "version", defaultValue = "0") String seen,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Officer officer,
            HttpServletResponse response,
            Model page)
            throws IOException {
        var standing = views.standing(of);
        if (file == null || file.isEmpty())
            return view(standing, List.of(DraftViews.words().get("form.edit.noFile")), "", officer, page);
        try (var content = file.getInputStream()) {
            var result = drafts.read(standing.ref(), number(seen), content.readNBytes(LARGEST), officer.actor());
            return result instanceof FormDraftResult.Kept
                    ? "redirect:" + path(standing.ref()) + "?xong=da-doc"
                    : answer(standing, result, officer, response, page);
        }
    }

    @Access(value = Access.Who.OFFICER, rights = PUBLISH)
    @PostMapping("/{of}/cong-bo")
    String publish(
            @PathVariable String of,
            @RequestParam(name = "version", defaultValue = "0") String seen,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var standing = views.standing(of);
        return answer(standing, drafts.publish(standing.ref(), number(seen), officer.actor()), officer, response, page);
    }

    @Access(value = Access.Who.OFFICER, rights = WRITE)
    @PostMapping("/{of}/bo")
    String withdraw(
            @PathVariable String of,
            @RequestParam(name = "version", defaultValue = "0") String seen,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var standing = views.standing(of);
        return answer(standing, drafts.withdraw(standing.ref(), number(seen)), officer, response, page);
    }

    private String answer(
            FormStanding standing, FormDraftResult result, Officer officer, HttpServletResponse response, Model page) {
        var w = DraftViews.words();
        var at = path(standing.ref());
        return switch (result) {
            case FormDraftResult.Kept _ -> "redirect:" + at + "?xong=da-ghi";
            case FormDraftResult.Published _ -> "redirect:" + at + "?xong=cong-bo";
            case FormDraftResult.Withdrawn _ -> "redirect:" + at + "?xong=da-bo";
            case FormDraftResult.Stale _ -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield view(standing, List.of(w.get("form.edit.stale")), "", officer, page);
            }
            case FormDraftResult.Faulty _ -> view(standing, List.of(w.get("form.edit.faulty")), "", officer, page);
            case FormDraftResult.SecondPersonNeeded _ ->
                view(standing, List.of(w.get("form.edit.second")), "", officer, page);
            case FormDraftResult.NothingChanged _ ->
                view(standing, List.of(w.get("form.edit.nothing")), "", officer, page);
            case FormDraftResult.Refused(var sentences) -> view(standing, sentences, "", officer, page);
        };
    }

    /** A state of the part as a file: the draft, what is in use, what ships, or an edition. */
    @GetMapping("/{of}/xuat.json")
    ResponseEntity<byte[]> file(
            @PathVariable String of, @RequestParam(name = "ban", defaultValue = "dang-dung") String which) {
        var standing = views.standing(of);
        var part = state(standing, which).orElseThrow(FormViews::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"bieu-mau-%s.json\"".formatted(standing.ref()))
                .body(drafts.file(part));
    }

    /** Two states side by side, word by word. */
    @GetMapping("/{of}/so-sanh")
    String compare(
            @PathVariable String of,
            @RequestParam(name = "truoc", defaultValue = "ban-goc") String before,
            @RequestParam(name = "sau", defaultValue = "dang-dung") String after,
            Model page) {
        var standing = views.standing(of);
        page.addAttribute("title", "form.edit.compare").addAttribute("nav", "admin");
        page.addAttribute("name", views.name(standing.ref())).addAttribute("path", path(standing.ref()));
        page.addAttribute("before", before).addAttribute("after", after);
        page.addAttribute("states", states(standing));
        page.addAttribute(
                "lines",
                FormDifference.between(
                        state(standing, before).orElseThrow(FormViews::notFound),
                        state(standing, after).orElseThrow(FormViews::notFound)));
        return "dossier/formCompare";
    }

    private List<String> states(FormStanding standing) {
        var states = new ArrayList<>(List.of("ban-goc", "dang-dung"));
        if (drafts.draft(standing.ref()).isPresent()) states.add("nhap");
        drafts.editions(standing.ref()).forEach(e -> states.add(String.valueOf(e.edition())));
        return states;
    }

    private Optional<FormPart> state(FormStanding standing, String which) {
        return switch (which) {
            case "dang-dung" -> Optional.of(standing.inUse());
            case "ban-goc" -> Optional.of(standing.orShipped());
            case "nhap" -> drafts.draft(standing.ref()).map(FormDraft::part);
            default ->
                drafts.editions(standing.ref()).stream()
                        .filter(e -> EDITION.matcher(which).matches() && e.edition() == Integer.parseInt(which))
                        .map(FormEdition::part)
                        .findFirst();
        };
    }

    /** A number that was sent; 0 for none. */
    static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
