package vn.kycuong.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.IdentityRows.Credentials;
import vn.kycuong.identity.IdentityRows.Opening;
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

    private final IdentityRows rows;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Clock clock;

    Identity(IdentityRows rows, Accounts accounts, Passwords passwords, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.passwords = passwords;
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
        if (wait.isPresent()) return new Throttled(wait.get());
        var account = rows.credentials(name);
        if (!matches(account, password)) return new WrongCredentials();
        rows.forgetTries(fingerprint, address, at);
        return account.filter(Credentials::enabled)
                .map(a -> begin(a, address, at))
                .orElseGet(Disabled::new);
    }

    /** The officer behind a token, or nobody: one statement. */
    public Optional<Officer> officer(SessionToken token) {
        var at = clock.instant();
        return rows.officer(token, at, at.plus(IDLE));
    }

    public void logOut(SessionToken token) {
        rows.revoke(token, clock.instant());
    }

    /** Where this person is logged in now. */
    public List<SessionLine> sessions(Officer officer, SessionToken current) {
        return rows.sessions(officer.actor(), current, clock.instant());
    }

    /** Ends one of the person's own sessions; false when there is no such session. */
    public boolean revoke(Officer officer, UUID session) {
        return rows.revoke(officer.actor(), session, clock.instant());
    }

    /** The posts this person may change to. */
    public List<HeldPost> postsOf(ActorId actor) {
        return accounts.held(List.of(actor)).stream()
                .sorted(accounts.rules().highestFirst())
                .toList();
    }

    /** Goes on in another of the person's posts, under a new token; empty when the post is not held. */
    public Optional<LoggedIn> changePost(Officer officer, SessionToken current, PostId post, String address) {
        var at = clock.instant();
        var chosen = postsOf(officer.actor()).stream()
                .filter(p -> p.post().equals(post))
                .findFirst();
        return chosen.flatMap(p -> {
            rows.revoke(current, at);
            return open(p, officer.displayName(), officer.scope().grantVersion(), address, at);
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
                        p.inPlaceOf()));
    }

    /** A secret of this installation, the same after every start. */
    public byte[] secret(String name) {
        return rows.secret(name);
    }

    private boolean matches(Optional<Credentials> account, String password) {
        if (password.length() > PasswordRules.LONGEST || account.isEmpty()) {
            passwords.matchesNobody(password.substring(0, Math.min(password.length(), PasswordRules.LONGEST)));
            return false;
        }
        return passwords.matches(password, account.get().passwordHash());
    }

    private LogInResult begin(Credentials account, String address, Instant at) {
        return postsOf(account.actor()).stream()
                .findFirst()
                .flatMap(post -> open(post, account.name(), account.grantVersion(), address, at))
                .<LogInResult>map(opened -> opened)
                .orElseGet(NoPost::new);
    }

    private Optional<LoggedIn> open(HeldPost post, String name, int grantVersion, String address, Instant at) {
        var token = new SessionToken(Secrets.token());
        var scope = accounts.rules().scope(post, grantVersion);
        rows.open(
                token,
                UUID.randomUUID(),
                grantVersion,
                new Opening(post, name, scope, address, at, at.plus(IDLE), at.plus(ENDS)));
        return rows.officer(token, at, at.plus(IDLE)).map(officer -> new LoggedIn(token, officer));
    }
}
