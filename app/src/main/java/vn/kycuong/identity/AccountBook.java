package vn.kycuong.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.identity.SetUpResult.Problem;
import vn.kycuong.kernel.ActorId;

/**
 * The accounts of the administration, for who looks after them: opened, numbered, switched off. No administrator ever knows a password: persons set theirs by a link that opens once.
 */
@Component
public class AccountBook {
    /** The right to all of this. */
    public static final String MANAGE = "identity.manage";

    private static final int PAGE = 50;
    private static final Duration LINK_LIVES = Duration.ofDays(3);

    private final AccountBookRows rows;
    private final AccountRows accountRows;
    private final IdentityRows sessions;
    private final Accounts accounts;
    private final Substitutes substitutes;
    private final Passwords passwords;
    private final PasswordStrength strength;
    private final Clock clock;

    AccountBook(
            AccountBookRows rows,
            AccountRows accountRows,
            IdentityRows sessions,
            Accounts accounts,
            Substitutes substitutes,
            Passwords passwords,
            PasswordStrength strength,
            Clock clock) {
        this.rows = rows;
        this.accountRows = accountRows;
        this.sessions = sessions;
        this.accounts = accounts;
        this.substitutes = substitutes;
        this.passwords = passwords;
        this.strength = strength;
        this.clock = clock;
    }

    /**
     * An account in a list.
     *
     * @param staffNo by which the staff office knows the person, or null
     * @param activated whether the person has set a password
     * @param codes whether one-time codes are on
     * @param passkeys how many
     * @param seenAt when last at work, or null
     */
    public record Line(
            ActorId actor,
            String login,
            String name,
            @Nullable String staffNo,
            boolean enabled,
            boolean activated,
            boolean codes,
            int passkeys,
            @Nullable Instant seenAt,
            List<HeldPost> posts) {
        Line with(List<HeldPost> held) {
            return new Line(actor, login, name, staffNo, enabled, activated, codes, passkeys, seenAt, held);
        }
    }

    /** One page of accounts, in the order of their names; of how many. */
    public record Page(List<Line> lines, int total, int pages) {}

    /**
     * Accounts whose login or name contains what is asked for.
     *
     * @param page from 1
     */
    public Page list(String asked, int page) {
        var wanted = PasswordRules.password(asked).strip();
        int total = rows.count(wanted);
        int pages = Math.max(1, (total + PAGE - 1) / PAGE);
        var lines = rows.list(wanted, PAGE, (Math.clamp(page, 1, pages) - 1) * PAGE);
        return new Page(withPosts(lines), total, pages);
    }

    public Optional<Line> find(ActorId actor) {
        return rows.find(actor).map(line -> withPosts(List.of(line)).getFirst());
    }

    private List<Line> withPosts(List<Line> lines) {
        var held = accounts.held(lines.stream().map(Line::actor).toList()).stream()
                .collect(Collectors.groupingBy(HeldPost::actor));
        return lines.stream()
                .map(l -> l.with(held.getOrDefault(l.actor(), List.of())))
                .toList();
    }

    /** Opens an account, which may do nothing before it holds a post; the person sets the password by the link. */
    @Transactional
    public AccountResult open(NewAccount account, Officer by) {
        by.must(MANAGE);
        var name = PasswordRules.password(account.name()).strip();
        var login = PasswordRules.login(account.login());
        var problem = PasswordRules.accountProblem(login, name);
        if (problem.isPresent()) return no(problem.get());
        if (!accountRows.taken(List.of(login)).isEmpty()) return new AccountResult.NotPossible("setup.LOGIN_TAKEN");
        var actor = accountRows
                .create(List.of(new NewAccount(login, name)), new PasswordHash(Passwords.NONE), clock.instant())
                .getFirst();
        accounts.regrant(List.of(actor));
        SecurityEvents.tell(SecurityEvent.ACCOUNT_OPENED, "person", actor, "by", by.actor());
        return new AccountResult.Linked(actor, link(actor, by));
    }

    /** Another link for a person who has not set a password yet. */
    @Transactional
    public AccountResult linkAgain(ActorId actor, Officer by) {
        by.must(MANAGE);
        var line = rows.find(actor);
        if (line.isEmpty()) return new AccountResult.NotFound();
        if (line.get().activated()) return new AccountResult.NotPossible("people.no.activated");
        return new AccountResult.Linked(actor, link(actor, by));
    }

    /** Notes the number by which the staff office knows the person; empty: none. Two never have the same. */
    @Transactional
    public AccountResult number(ActorId actor, String staffNo, Officer by) {
        by.must(MANAGE);
        if (rows.find(actor).isEmpty()) return new AccountResult.NotFound();
        var number = PasswordRules.password(staffNo).strip().toUpperCase(Locale.ROOT);
        if (!number.isEmpty() && !StaffReader.STAFF_NO.matcher(number).matches())
            return new AccountResult.NotPossible("staff.no.staffNo");
        if (!rows.number(actor, number)) return new AccountResult.NotPossible("people.no.staffNo");
        SecurityEvents.tell(SecurityEvent.STAFF_NUMBER_NOTED, "person", actor, "by", by.actor());
        return new AccountResult.Done(actor);
    }

    /** Switches an account on or off; nobody switches off himself. */
    @Transactional
    public AccountResult enable(ActorId actor, boolean enabled, Officer by) {
        by.must(MANAGE);
        if (rows.find(actor).isEmpty()) return new AccountResult.NotFound();
        if (actor.equals(by.actor())) return new AccountResult.NotPossible("people.no.oneself");
        accounts.enable(actor, enabled);
        substitutes.follow(List.of(), substitutes.units(List.of(actor)));
        SecurityEvents.tell(
                SecurityEvent.ACCOUNT_SWITCHED, "person", actor, "state", enabled ? "on" : "off", "by", by.actor());
        return new AccountResult.Done(actor);
    }

    public boolean linkIsOpen(String token) {
        return rows.linkIsOpen(Secrets.sha256(token), clock.instant());
    }

    /** Sets the password of whom the link is for; empty when all is well, else the problem. An unknown link is {@link AccountResult.NotFound}. */
    @Transactional
    public AccountResult activate(String token, String password) {
        var hash = Secrets.sha256(token);
        var actor = rows.linked(hash, clock.instant());
        if (actor.isEmpty()) return new AccountResult.NotFound();
        var problem = problem(actor.get(), password);
        if (problem.isPresent()) return no(problem.get());
        if (!rows.useLink(hash, clock.instant())) return new AccountResult.NotFound();
        rows.password(actor.get(), passwords.hash(password));
        SecurityEvents.tell(SecurityEvent.PASSWORD_SET, "person", actor.get(), "how", "link");
        return new AccountResult.Done(actor.get());
    }

    /** Changes one's own password; every other session of the person ends. Who asks has proved the old one. */
    @Transactional
    public AccountResult change(Officer officer, SessionToken current, String password) {
        var problem = problem(officer.actor(), password);
        if (problem.isPresent()) return no(problem.get());
        rows.password(officer.actor(), passwords.hash(password));
        sessions.revokeOthers(officer.actor(), current, clock.instant());
        SecurityEvents.tell(SecurityEvent.PASSWORD_SET, "person", officer.actor(), "how", "changed");
        return new AccountResult.Done(officer.actor());
    }

    private Optional<Problem> problem(ActorId actor, String password) {
        var line = rows.find(actor).orElseThrow();
        return PasswordRules.passwordProblem(line.login(), PasswordRules.password(password))
                .or(() -> strength.isEasy(password, List.of(line.login(), line.name()))
                        ? Optional.of(Problem.PASSWORD_EASY)
                        : Optional.empty());
    }

    PasswordLink link(ActorId actor, Officer by) {
        var token = Secrets.token();
        var at = clock.instant();
        rows.addLink(Secrets.sha256(token), actor, by.actor(), at, at.plus(LINK_LIVES));
        return new PasswordLink("/kich-hoat#token=" + token, at.plus(LINK_LIVES));
    }

    private static AccountResult no(Problem problem) {
        return new AccountResult.NotPossible("setup." + problem);
    }
}
