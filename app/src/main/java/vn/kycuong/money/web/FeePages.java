package vn.kycuong.money.web;

import java.util.UUID;
import java.util.function.Supplier;
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
import vn.kycuong.audit.Audit;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.money.Assessment;
import vn.kycuong.money.CashBook;
import vn.kycuong.money.Fees;
import vn.kycuong.money.MoneyResult;
import vn.kycuong.money.Owed;
import vn.kycuong.money.Payments;
import vn.kycuong.money.Refunds;
import vn.kycuong.procedure.Procedures;

/** The money of one dossier: what it costs and why, taking it, its receipts, giving it back. */
@Access(
        value = Access.Who.CASE,
        rights = {Fees.COLLECT, CashBook.CONFIRM})
@Controller
@RequestMapping("/ho-so/{id}")
class FeePages {
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Fees fees;
    private final Payments payments;
    private final Refunds refunds;
    private final Procedures procedures;
    private final People people;
    private final Audit audit;

    FeePages(Fees fees, Payments payments, Refunds refunds, Procedures procedures, People people, Audit audit) {
        this.fees = fees;
        this.payments = payments;
        this.refunds = refunds;
        this.procedures = procedures;
        this.people = people;
        this.audit = audit;
    }

    @GetMapping("/thu-phi")
    String show(
            @PathVariable String id,
            @RequestParam(name = "xong", required = false) @Nullable String done,
            Officer officer,
            Model page) {
        page.addAttribute("done", done != null);
        return view(caseId(id), FeeForm.none(), null, officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Fees.COLLECT)
    @PostMapping("/thu-phi/dinh-muc")
    String set(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = FeeForm.of("set", typed);
        var key = form.key();
        var said = form.question();
        int edition = form.edition();
        return done(caseId(id), form, () -> fees.set(caseId(id), key, edition, said, officer), officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Fees.COLLECT)
    @PostMapping("/thu-phi/tien-mat")
    String cash(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = FeeForm.of("cash", typed);
        var key = form.key();
        long shown = form.shown().orElse(-1);
        return done(caseId(id), form, () -> payments.cash(caseId(id), key, shown, officer), officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Fees.COLLECT)
    @PostMapping("/thu-phi/huy-bien-lai")
    String voidReceipt(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = FeeForm.of("void", typed);
        var key = form.key();
        var receipt = form.paper();
        var reason = form.must("reason");
        return done(
                caseId(id), form, () -> payments.voidReceipt(caseId(id), key, receipt, reason, officer), officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Fees.COLLECT)
    @PostMapping("/thu-phi/hoan-tra")
    String ask(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = FeeForm.of("ask", typed);
        var key = form.key();
        var receipt = form.paper();
        var wish = new Refunds.Wish(receipt, form.amount("amount"), form.first("ground"), form.must("reason"));
        return done(caseId(id), form, () -> refunds.ask(caseId(id), key, wish, officer), officer, page);
    }

    @Access(value = Access.Who.CASE, rights = CashBook.CONFIRM)
    @PostMapping("/thu-phi/hoan-tra/duyet")
    String decide(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = FeeForm.of("decide", typed);
        var refund = form.paper();
        boolean yes = form.first("yes").equals("1");
        var opinion = yes ? form.text("opinion") : form.must("opinion");
        return done(caseId(id), form, () -> refunds.decide(caseId(id), refund, yes, opinion, officer), officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Fees.COLLECT)
    @PostMapping("/thu-phi/hoan-tra/chi")
    String pay(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = FeeForm.of("pay", typed);
        var key = form.key();
        var refund = form.paper();
        boolean inCash = form.first("cach").equals("CASH");
        return done(
                caseId(id),
                form,
                () -> inCash
                        ? refunds.payInCash(caseId(id), key, refund, officer)
                        : refunds.pay(caseId(id), key, refund, officer),
                officer,
                page);
    }

    private String done(CaseId id, FeeForm form, Supplier<MoneyResult> act, Officer officer, Model page) {
        if (!form.isFine()) return view(id, form, null, officer, page);
        return switch (act.get()) {
            case MoneyResult.Done _, MoneyResult.Repeated _ -> "redirect:/ho-so/" + id + "/thu-phi?xong";
            case MoneyResult.NotFound _ -> throw notFound();
            case MoneyResult no -> view(id, form, no, officer, page);
        };
    }

    private String view(CaseId id, FeeForm form, @Nullable MoneyResult refusal, Officer officer, Model page) {
        var owed = fees.owed(id, officer).orElseThrow(FeePages::notFound);
        audit.read(officer.doer(), "money", id);
        page.addAttribute("title", "money.title").addAttribute("nav", "work");
        page.addAttribute("owed", owed);
        page.addAttribute("procedure", procedures.name(owed.charged().procedureKey()));
        page.addAttribute("tried", tried(owed, form));
        page.addAttribute("exemptions", fees.exemptions(owed.charged()));
        page.addAttribute("refunds", refunds.of(id));
        page.addAttribute("grounds", fees.refundGrounds());
        page.addAttribute("people", people);
        page.addAttribute("officer", officer);
        page.addAttribute("form", form);
        page.addAttribute("key", UUID.randomUUID().toString());
        if (!page.containsAttribute("done")) page.addAttribute("done", false);
        page.addAttribute("problem", problem(refusal));
        page.addAttribute("arguments", refusal instanceof MoneyResult.NotPossible no ? no.arguments() : new Object[0]);
        return "money/fees";
    }

    /** What the fees would come to with what was typed: the form shows what it lacks. */
    private @Nullable Assessment tried(Owed owed, FeeForm form) {
        if (!form.act().equals("set") || !form.isFine()) return owed.reckoned();
        return fees.assess(owed.charged(), form.question()).orElse(null);
    }

    static @Nullable String problem(@Nullable MoneyResult refusal) {
        return switch (refusal) {
            case null -> null;
            case MoneyResult.NotPossible no -> no.wordKey();
            case MoneyResult.NotAllowed _ -> "money.no.notAllowed";
            case MoneyResult.NotFound _, MoneyResult.Done _, MoneyResult.Repeated _ -> null;
        };
    }

    static boolean isId(String id) {
        return UUID_TEXT.matcher(id).matches();
    }

    static CaseId caseId(String id) {
        if (!isId(id)) throw notFound();
        return CaseId.parse(id);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
