package vn.kycuong.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.identity.AccountRows.Granted;
import vn.kycuong.identity.SetUpResult.LinkNotValid;
import vn.kycuong.identity.SetUpResult.LoginTaken;
import vn.kycuong.identity.SetUpResult.Made;
import vn.kycuong.identity.SetUpResult.NotAcceptable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.ledger.Grants;

/** Makes accounts, and keeps what they are granted in step with the posts their holders have. */
@Component
public class Accounts {
    private static final Duration LINK_LIVES = Duration.ofHours(24);

    private final AccountRows rows;
    private final HeldPosts posts;
    private final Grants ledger;
    private final Passwords passwords;
    private final PasswordStrength strength;
    private final Clock clock;

    Accounts(
            AccountRows rows,
            HeldPosts posts,
            Grants ledger,
            Passwords passwords,
            PasswordStrength strength,
            Clock clock) {
        this.rows = rows;
        this.posts = posts;
        this.ledger = ledger;
        this.passwords = passwords;
        this.strength = strength;
        this.clock = clock;
    }

    /** The hash of a password, to be made once when many accounts share it (samples only). */
    public PasswordHash hash(String password) {
        return new PasswordHash(passwords.hash(password));
    }

    /** Makes all these accounts with one password, or none. They may do nothing before they hold a post: {@link #regrant}. */
    @Transactional
    public AccountsResult create(List<NewAccount> accounts, PasswordHash hash) {
        var taken = rows.taken(
                accounts.stream().map(a -> PasswordRules.login(a.login())).toList());
        if (!taken.isEmpty()) return new AccountsResult.LoginsTaken(taken);
        var actors = rows.create(accounts, hash, clock.instant());
        regrant(actors);
        return new AccountsResult.Created(actors);
    }

    /** Switches an account on or off; off ends its sessions and its rights at once. */
    @Transactional
    public void enable(ActorId actor, boolean enabled) {
        rows.enable(actor, enabled);
        regrant(List.of(actor));
    }

    /**
     * Brings what these people are granted in step with the posts they hold today. To be called when a holding, a unit or a role
     * changes; who is granted the same as before notices nothing, whose grants differ must log in again.
     */
    @Transactional
    public void regrant(Collection<ActorId> actors) {
        var rules = GrantRules.of(rows.roles(), rows.roleRights());
        var held = held(actors).stream().collect(Collectors.groupingBy(HeldPost::actor));
        var granted = actors.stream()
                .map(a -> new Granted(a, "v1\n" + rules.fingerprint(held.getOrDefault(a, List.of()))))
                .toList();
        var changed = rows.regrant(granted).stream()
                .map(r -> new Grants.ActorGrants(
                        r.actor(),
                        r.version(),
                        r.enabled(),
                        held.getOrDefault(r.actor(), List.of()).stream()
                                .flatMap(p -> rules.grants(p).stream())
                                .distinct()
                                .toList()))
                .toList();
        if (!changed.isEmpty()) ledger.replaceAll(changed);
    }

    /** {@link #regrant} for everybody: after an import of the organisation, and on the first minute of a legal day. */
    @Transactional
    public void regrantAll() {
        Set<ActorId> everybody = rows.everybody();
        regrant(everybody);
    }

    /** Is there somebody who can make everything else? */
    public boolean hasAdministrator() {
        return rows.anyAdministrator().isPresent();
    }

    /** A secret that makes one administrator, once, within a day. It is kept as a hash only: print it now. */
    @Transactional
    public String openSetUpLink() {
        var token = Secrets.token();
        var at = clock.instant();
        rows.addSetUpLink(Secrets.sha256(token), at, at.plus(LINK_LIVES));
        return token;
    }

    public boolean setUpLinkIsOpen(String token) {
        return rows.setUpLinkIsOpen(Secrets.sha256(token), clock.instant());
    }

    @Transactional
    public SetUpResult setUp(String token, String displayName, String login, String password) {
        var at = clock.instant();
        if (!rows.setUpLinkIsOpen(Secrets.sha256(token), at)) return new LinkNotValid();
        var name = PasswordRules.password(displayName).strip();
        var normal = PasswordRules.login(login);
        var problem = PasswordRules.problem(normal, name, PasswordRules.password(password));
        if (problem.isPresent()) return new NotAcceptable(problem.get());
        if (strength.isEasy(password, List.of(normal, name)))
            return new NotAcceptable(SetUpResult.Problem.PASSWORD_EASY);
        if (!rows.taken(List.of(normal)).isEmpty()) return new LoginTaken();
        if (!rows.useSetUpLink(Secrets.sha256(token), at)) return new LinkNotValid();
        var actor = rows.createAdministrator(normal, name, passwords.hash(password), at);
        regrant(List.of(actor));
        SecurityEvents.tell(SecurityEvent.FIRST_ADMINISTRATOR, "person", actor);
        return new Made(actor);
    }

    String name(ActorId actor) {
        return rows.names(List.of(actor)).getOrDefault(actor, "");
    }

    /** Posts of the organisation and roles held without one. */
    List<HeldPost> held(Collection<ActorId> actors) {
        var all = new ArrayList<>(posts.heldBy(actors));
        all.addAll(rows.standing(actors));
        return all;
    }

    GrantRules rules() {
        return GrantRules.of(rows.roles(), rows.roleRights());
    }
}
