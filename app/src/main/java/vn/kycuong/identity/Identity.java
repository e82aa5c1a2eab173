package vn.kycuong.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.IdentityRows.Credentials;
import vn.kycuong.identity.IdentityRows.Opening;
import vn.kycuong.identity.IdentityRows.Standing;
import vn.kycuong.identity.LogInResult.Disabled;
import vn.kycuong.identity.LogInResult.LoggedIn;
import vn.kycuong.identity.LogInResult.NoPost;
import vn.kycuong.identity.LogInResult.Throttled;
import vn.kycuong.identity.LogInResult.WrongCredentials;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;

/** Log-in and sessions (đăng nhập, phiên làm việc). */
@Component
public class Identity {
    /** Quiet for so long, and the session is over; a busy one ends after {@link #ENDS}. */
    private static final Duration IDLE = Duration.ofMinutes(60);

    private static final Duration ENDS = Duration.ofHours(12);

    /** Between the password and the second proof. */
    private static final Duration HALF = Duration.ofMinutes(5);

    /** So long after a log-in by a key nothing more is asked before what proves the person is changed. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final int MOST_CODES = 5;

    private final IdentityRows rows;
    private final FactorRows factors;
    private final Accounts accounts;
    private final Passwords passwords;
    private final OneTimeCodes codes;
    private final Passkeys passkeys;
    private final Clock clock;

    Identity(
            IdentityRows rows,
            FactorRows factors,
            Accounts accounts,
            Passwords passwords,
            OneTimeCodes codes,
            Passkeys passkeys,
            Clock clock) {
        this.rows = rows;
        this.factors = factors;
        this.accounts = accounts;
        this.passwords = passwords;
        this.codes = codes;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /**
     * @param address from where: failures count for this login from this address, so nobody is locked out by a stranger elsewhere
     */
    public LogInResult logIn(String login, String password, String address) {
        var at = clock.instant();
        var name = PasswordRules.login(login);
        var fingerprint = Secrets.sha256(name);
        var wait = rows.countTry(fingerprint, address, at);
        if (wait.isPresent()) {
            refused("too many tries", "nobody", address);
            return new Throttled(wait.get());
        }
        var account = rows.credentials(name);
        if (!matches(account, password)) {
            refused("password", account.<Object>map(Credentials::actor).orElse("nobody"), address);
            return new WrongCredentials();
        }
        var known = account.get();
        if (passwords.isOutdated(known.passwordHash()))
            rows.rehash(known.actor(), known.passwordHash(), passwords.hash(password));
        // whoever knows the password alone goes on being counted: he may be trying codes
        var second = second(known, at);
        if (second.isPresent()) return second.get();
        rows.forgetTries(fingerprint, address, at);
        return begin(known, Proof.PASSWORD, address, at);
    }

    /** What is asked after the first proof of whoever has set up a second one: no way in leads past it. */
    private Optional<LogInResult> second(Credentials account, Instant at) {
        if (!account.enabled()) return Optional.empty();
        if (codes.isOn(account.actor())) return Optional.of(half(account, at));
        return passkeys.of(account.actor()).isEmpty() ? Optional.empty() : Optional.of(new LogInResult.PasskeyAsked());
    }

    private LogInResult half(Credentials account, Instant at) {
        var half = new HalfLogIn(Secrets.token());
        factors.begin(half, account.actor(), at, at.plus(HALF));
        return new LogInResult.CodeAsked(half);
    }

    /** The second step: a one-time code, or a recovery code. */
    public LogInResult logInByCode(HalfLogIn half, String code, String address) {
        var at = clock.instant();
        var account = factors.countTry(half, MOST_CODES, at).flatMap(rows::credentials);
        if (account.isEmpty()) {
            refused("second step over", "nobody", address);
            return new LogInResult.Over();
        }
        var known = account.get();
        var fingerprint = Secrets.sha256(known.login());
        var wait = rows.countTry(fingerprint, address, at);
        if (wait.isPresent()) {
            refused("too many tries", known.actor(), address);
            return new Throttled(wait.get());
        }
        return switch (codes.check(known.actor(), code)) {
            case OneTimeCodes.Answer.Rests(var until) -> {
                refused("codes rest", known.actor(), address);
                yield new LogInResult.CodesRest(until);
            }
            case OneTimeCodes.Answer.Late _ -> new LogInResult.LateCode(half);
            case OneTimeCodes.Answer.Wrong _ -> {
                refused("code", known.actor(), address);
                yield new LogInResult.WrongCode(half);
            }
            case OneTimeCodes.Answer.Right _ -> {
                if (!factors.use(half, at)) yield new LogInResult.Over();
                rows.forgetTries(fingerprint, address, at);
                yield begin(known, Proof.CODE, address, at);
            }
        };
    }

    /** By a key of one's device, which knows whose it is; no password is asked. */
    public LogInResult logInByPasskey(SiteOrigin site, String token, String answer, String address) {
        var account = passkeys.owner(site, token, answer).flatMap(rows::credentials);
        if (account.isEmpty()) refused("passkey", "nobody", address);
        return account.map(known -> begin(known, Proof.PASSKEY, address, clock.instant()))
                .orElseGet(WrongCredentials::new);
    }

    /**
     * By the identity provider of the administration.
     *
     * @param twoProofs whether it said that it asked for two; else its word is worth a password, and what follows a password follows here
     */
    public LogInResult logInOutside(ActorId actor, boolean twoProofs, String address) {
        var at = clock.instant();
        var account = rows.credentials(actor);
        if (account.isEmpty()) return new WrongCredentials();
        if (twoProofs) return begin(account.get(), Proof.OUTSIDE, address, at);
        return second(account.get(), at).orElseGet(() -> begin(account.get(), Proof.OUTSIDE_PASSWORD, address, at));
    }

    /** Whether it is the officer who sits there: asked before what proves him is changed. Counted like a log-in. */
    public PasswordProof prove(Officer officer, String password, String address) {
        var at = clock.instant();
        var account = rows.credentials(officer.actor());
        var fingerprint = Secrets.sha256(account.map(Credentials::login).orElse(""));
        var wait = rows.countTry(fingerprint, address, at);
        if (wait.isPresent()) {
            SecurityEvents.tell(
                    SecurityEvent.PASSWORD_REFUSED,
                    "reason",
                    "too many tries",
                    "person",
                    officer.actor(),
                    "address",
                    address);
            return new PasswordProof.Throttled(wait.get());
        }
        if (!matches(account, password)) {
            SecurityEvents.tell(SecurityEvent.PASSWORD_REFUSED, "person", officer.actor(), "address", address);
            return new PasswordProof.Wrong();
        }
        rows.forgetTries(fingerprint, address, at);
        return new PasswordProof.Right();
    }

    /** What the officer is asked for beside the password before he changes what proves him. */
    public SecondAsked secondAsked(Officer officer, SessionToken current) {
        var fresh = clock.instant().minus(FRESH);
        boolean byKey = rows.standing(current)
                .filter(s -> s.proof() == Proof.PASSKEY && s.provedAt().isAfter(fresh))
                .isPresent();
        if (byKey) return SecondAsked.NOTHING;
        if (codes.isOn(officer.actor())) return SecondAsked.CODE;
        return passkeys.of(officer.actor()).isEmpty() ? SecondAsked.NOTHING : SecondAsked.PASSKEY;
    }

    /** Whether it is the officer who sits there, by all that he has set up: asked before that is changed. */
    public PasswordProof proveFully(
            Officer officer, SessionToken current, String password, String code, String address) {
        var first = prove(officer, password, address);
        if (!(first instanceof PasswordProof.Right)) return first;
        return switch (secondAsked(officer, current)) {
            case NOTHING -> first;
            case PASSKEY -> new PasswordProof.PasskeyAsked();
            case CODE ->
                codes.check(officer.actor(), code) instanceof OneTimeCodes.Answer.Right
                        ? first
                        : new PasswordProof.WrongCode();
        };
    }

    /** By what name a person logs in. */
    public String login(Officer officer) {
        return rows.credentials(officer.actor()).map(Credentials::login).orElseThrow();
    }

    /**
     * What proves the person has changed: every other session ends, this one goes on under a new token.
     *
     * @param better how it is proved from now on; null for as before
     */
    public Optional<LoggedIn> proofChanged(
            Officer officer, SessionToken current, @Nullable Proof better, String address) {
        return rows.standing(current).flatMap(s -> {
            var at = clock.instant();
            rows.revokeOthers(officer.actor(), current, at);
            var now = better == null ? s : new Standing(better, at, s.ends());
            return goOn(officer, current, officer.post(), now, address);
        });
    }

    /** The officer behind a token, or nobody: one statement. */
    public Optional<Officer> officer(SessionToken token) {
        var at = clock.instant();
        return rows.officer(token, at, at.plus(IDLE));
    }

    public void logOut(SessionToken token) {
        officer(token).ifPresent(officer -> SecurityEvents.tell(SecurityEvent.LOGGED_OUT, "person", officer.actor()));
        rows.revoke(token, clock.instant());
    }

    private static void refused(String why, Object person, String address) {
        SecurityEvents.tell(SecurityEvent.LOG_IN_REFUSED, "reason", why, "person", person, "address", address);
    }

    /** Where this person is logged in now. */
    public List<SessionLine> sessions(Officer officer, SessionToken current) {
        return rows.sessions(officer.actor(), current, clock.instant());
    }

    /** Ends every session of the person but this one. */
    public void revokeOthers(Officer officer, SessionToken current) {
        rows.revokeOthers(officer.actor(), current, clock.instant());
        SecurityEvents.tell(SecurityEvent.SESSION_ENDED, "person", officer.actor(), "which", "all others");
    }

    /** Ends one of the person's own sessions; false when there is no such session. */
    public boolean revoke(Officer officer, UUID session) {
        boolean ended = rows.revoke(officer.actor(), session, clock.instant());
        if (ended) SecurityEvents.tell(SecurityEvent.SESSION_ENDED, "person", officer.actor());
        return ended;
    }

    /** The posts this person may change to. */
    public List<HeldPost> postsOf(ActorId actor) {
        return accounts.held(List.of(actor)).stream()
                .sorted(accounts.rules().highestFirst())
                .toList();
    }

    /** Goes on in another of the person's posts, under a new token; empty when the post is not held. */
    public Optional<LoggedIn> changePost(Officer officer, SessionToken current, PostId post, String address) {
        var changed = rows.standing(current).flatMap(s -> goOn(officer, current, post, s, address));
        if (changed.isPresent())
            SecurityEvents.tell(SecurityEvent.POST_CHANGED, "person", officer.actor(), "post", post);
        return changed;
    }

    /** A session that goes on under another token ends when the first one would have. */
    private Optional<LoggedIn> goOn(
            Officer officer, SessionToken current, PostId post, Standing standing, String address) {
        var at = clock.instant();
        var chosen = postsOf(officer.actor()).stream()
                .filter(p -> p.post().equals(post))
                .findFirst();
        return chosen.flatMap(p -> {
            rows.revoke(current, at);
            return open(p, officer.displayName(), officer.scope().grantVersion(), standing, address, at);
        });
    }

    /** The person at work in a post today, for work that goes on after the click; empty when the post is not held any more. */
    public Optional<Officer> at(ActorId actor, PostId post) {
        var rules = accounts.rules();
        return postsOf(actor).stream()
                .filter(p -> p.post().equals(post))
                .findFirst()
                .map(p -> new Officer(
                        actor,
                        post,
                        p.unit(),
                        p.unitName(),
                        accounts.name(actor),
                        p.role(),
                        p.only().orElseGet(() -> rules.rightsOf(p.role())),
                        rules.scope(p, 0),
                        p.inPlaceOf(),
                        false));
    }

    private boolean matches(Optional<Credentials> account, String password) {
        if (password.length() > PasswordRules.LONGEST || account.isEmpty()) {
            passwords.matchesNobody(password.substring(0, Math.min(password.length(), PasswordRules.LONGEST)));
            return false;
        }
        return passwords.matches(password, account.get().passwordHash());
    }

    private LogInResult begin(Credentials account, Proof proof, String address, Instant at) {
        if (!account.enabled()) {
            refused("switched off", account.actor(), address);
            return new Disabled();
        }
        var opened = postsOf(account.actor()).stream()
                .findFirst()
                .flatMap(post -> open(
                        post,
                        account.name(),
                        account.grantVersion(),
                        new Standing(proof, at, at.plus(ENDS)),
                        address,
                        at));
        if (opened.isEmpty()) refused("no post", account.actor(), address);
        else
            SecurityEvents.tell(SecurityEvent.LOGGED_IN, "person", account.actor(), "proof", proof, "address", address);
        return opened.<LogInResult>map(in -> in).orElseGet(NoPost::new);
    }

    private Optional<LoggedIn> open(
            HeldPost post, String name, int grantVersion, Standing standing, String address, Instant at) {
        var token = new SessionToken(Secrets.token());
        var idle = at.plus(IDLE);
        var ends = standing.ends();
        var scope = accounts.rules().scope(post, grantVersion);
        rows.open(
                token,
                UUID.randomUUID(),
                grantVersion,
                new Opening(post, name, scope, standing, address, at, idle.isBefore(ends) ? idle : ends));
        return rows.officer(token, at, at.plus(IDLE)).map(officer -> new LoggedIn(token, officer));
    }
}
