package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.document.QrCode;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.OneTimeCodes;
import vn.kycuong.identity.OutsideLogIn;
import vn.kycuong.identity.Passkeys;
import vn.kycuong.identity.Proof;
import vn.kycuong.identity.SecondAsked;
import vn.kycuong.identity.SecondProofs;
import vn.kycuong.identity.SiteOrigin;
import vn.kycuong.kernel.Access;
import vn.kycuong.ui.Words;

/** What proves that I am I: one-time codes, recovery codes, passkeys. Whoever changes them proves himself once more, by all of them. */
@Access(Access.Who.OFFICER)
@Controller
@RequestMapping(ProofPages.PATH)
class ProofPages {
    static final String PATH = "/tai-khoan/bao-mat";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");

    private final Identity identity;
    private final SecondProofs secondProofs;
    private final OneTimeCodes codes;
    private final Passkeys passkeys;
    private final LogInDoor door;
    private final Site site;
    private final OutsideLogIn outside;
    private final Cookies cookies;

    ProofPages(
            Identity identity,
            SecondProofs secondProofs,
            OneTimeCodes codes,
            Passkeys passkeys,
            LogInDoor door,
            Site site,
            OutsideLogIn outside,
            Cookies cookies) {
        this.identity = identity;
        this.secondProofs = secondProofs;
        this.codes = codes;
        this.passkeys = passkeys;
        this.door = door;
        this.site = site;
        this.outside = outside;
        this.cookies = cookies;
    }

    @GetMapping
    String show(Officer officer, HttpServletRequest request, Model page) {
        return view(officer, null, "", request, page);
    }

    /** A secret for the device; it counts once its first code is typed. */
    @PostMapping("/ma-mot-lan")
    String offer(
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "code", defaultValue = "") String code,
            Officer officer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        return proved(officer, password, code, request, response, page, () -> {
            codes.offer(officer, identity.login(officer));
            return "redirect:" + PATH + "#ma-mot-lan";
        });
    }

    @PostMapping("/ma-mot-lan/xac-nhan")
    String confirm(
            @RequestParam(name = "code", defaultValue = "") String code,
            Officer officer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var recovery = codes.confirm(officer, code);
        if (recovery.isEmpty()) return refused(officer, "proof.wrongCode", "", request, response, page);
        door.proofChanged(officer, Proof.CODE, request, response);
        return recoveryCodes(recovery.get(), page);
    }

    @PostMapping("/ma-mot-lan/bo")
    String remove(
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "code", defaultValue = "") String code,
            Officer officer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        return proved(officer, password, code, request, response, page, () -> {
            if (isAsked(officer) && passkeys.of(officer.actor()).isEmpty())
                return refused(officer, "proof.lastOne", "", request, response, page);
            codes.remove(officer.actor());
            return "redirect:" + PATH;
        });
    }

    @PostMapping("/ma-du-phong")
    String newRecoveryCodes(
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "code", defaultValue = "") String code,
            Officer officer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        return proved(
                officer,
                password,
                code,
                request,
                response,
                page,
                () -> codes.isOn(officer.actor())
                        ? recoveryCodes(codes.newRecoveryCodes(officer), page)
                        : "redirect:" + PATH);
    }

    /** What the device is asked to make; the script of the page asks. */
    @PostMapping("/khoa/hoi")
    @ResponseBody
    Passkeys.Question ask(
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "code", defaultValue = "") String code,
            Officer officer,
            HttpServletRequest request) {
        var no = door.unproved(officer, password, code, request);
        if (no.isEmpty()) return passkeys.newKey(officer, identity.login(officer), here(request));
        throw new ResponseStatusException(
                no.get().until().isEmpty() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.TOO_MANY_REQUESTS);
    }

    /** The answer of the device; its question was asked of who had typed the password. */
    @PostMapping("/khoa")
    String keep(
            @RequestParam(name = "token", defaultValue = "") String token,
            @RequestParam(name = "answer", defaultValue = "") String answer,
            @RequestParam(name = "label", defaultValue = "") String label,
            Officer officer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (!passkeys.keep(officer, here(request), token, answer, label))
            return refused(officer, "proof.wrongKey", "", request, response, page);
        door.proofChanged(officer, Proof.PASSKEY, request, response);
        return "redirect:" + PATH;
    }

    @PostMapping("/khoa/{key}/bo")
    String removeKey(
            @PathVariable UUID key,
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "code", defaultValue = "") String code,
            Officer officer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        return proved(officer, password, code, request, response, page, () -> {
            boolean last = passkeys.of(officer.actor()).size() <= 1 && !codes.isOn(officer.actor());
            if (last && isAsked(officer)) return refused(officer, "proof.lastOne", "", request, response, page);
            if (!passkeys.remove(officer, key)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            return "redirect:" + PATH;
        });
    }

    private String proved(
            Officer officer,
            String password,
            String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page,
            Supplier<String> act) {
        var no = door.unproved(officer, password, code, request);
        if (no.isPresent()) return refused(officer, no.get().key(), no.get().until(), request, response, page);
        door.proofChanged(officer, null, request, response);
        return act.get();
    }

    private String refused(
            Officer officer,
            String problem,
            String until,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(officer, problem, until, request, page);
    }

    private boolean isAsked(Officer officer) {
        return secondProofs.required(officer.role());
    }

    private static String recoveryCodes(List<String> recovery, Model page) {
        page.addAttribute("title", "proof.recovery")
                .addAttribute("nav", "account")
                .addAttribute("codes", recovery);
        return "security/recovery";
    }

    private String view(
            Officer officer, @Nullable String problem, String until, HttpServletRequest request, Model page) {
        var words = Words.of(Language.of(request));
        var offer = codes.offered(officer, identity.login(officer));
        page.addAttribute("title", "proof.title").addAttribute("nav", "account");
        page.addAttribute(
                "view",
                new ProofView(
                        problem,
                        until,
                        officer.owesProof(),
                        cookies.session(request)
                                .map(current -> identity.secondAsked(officer, current))
                                .orElse(SecondAsked.NOTHING),
                        codes.isOn(officer.actor()),
                        codes.recoveryCodesLeft(officer.actor()),
                        offer.orElse(null),
                        offer.map(o -> QrCode.svg(o.address(), words.get("proof.qr")))
                                .orElse(""),
                        passkeys.of(officer.actor()).stream()
                                .map(k -> new ProofView.Key(
                                        k.id(),
                                        k.label().isEmpty() ? words.get("proof.unnamedKey") : k.label(),
                                        minute(k.madeAt()),
                                        k.usedAt() == null ? "" : minute(k.usedAt())))
                                .toList(),
                        site.of(request).isPresent(),
                        outside.isOffered() && site.of(request).isPresent() ? outside.name() : "",
                        outside.isTied(officer)));
        return "security/proof";
    }

    private SiteOrigin here(HttpServletRequest request) {
        return site.of(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String minute(Instant moment) {
        return LegalZone.local(moment).format(MINUTE);
    }
}
