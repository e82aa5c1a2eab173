package vn.kycuong.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.TestProvince;
import vn.kycuong.identity.LogInResult.CodeAsked;
import vn.kycuong.identity.LogInResult.CodesRest;
import vn.kycuong.identity.LogInResult.LoggedIn;
import vn.kycuong.identity.LogInResult.Over;
import vn.kycuong.identity.LogInResult.Throttled;
import vn.kycuong.identity.LogInResult.WrongCode;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Posts;
import vn.kycuong.vault.VaultOnDatabase;

/** A password is not enough: what a code opens, and what it does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondProofTest {
    private static final String PASSWORD = "một mật khẩu đủ dài";
    private static final String ADDRESS = "10.0.0.1";
    private static final List<String> ALGORITHMS = List.of("ES256", "EdDSA");

    private final TestProvince province = TestProvince.fresh();
    private final JdbcClient jdbc = province.jdbc();
    private final IdentityTest.HandClock clock = new IdentityTest.HandClock();
    private final Passwords passwords = new Passwords();
    private final Accounts accounts = accounts();
    private final SecondProofs secondProofs = new SecondProofs(new SecondProofRows(jdbc), clock);
    private final OneTimeCodes codes =
            new OneTimeCodes(new FactorRows(jdbc), VaultOnDatabase.of(province.dataSource()), clock, 0);
    private final Identity known = new Identity(
            new IdentityRows(jdbc),
            new FactorRows(jdbc),
            accounts,
            passwords,
            codes,
            new Passkeys(new FactorRows(jdbc), clock, ALGORITHMS),
            clock);
    private Officer officer;

    static Identity identity(DataSource database, Accounts accounts, Passwords passwords, Clock clock) {
        var jdbc = JdbcClient.create(database);
        var factors = new FactorRows(jdbc);
        return new Identity(
                new IdentityRows(jdbc),
                factors,
                accounts,
                passwords,
                new OneTimeCodes(factors, VaultOnDatabase.of(database), clock, 0),
                new Passkeys(factors, clock, ALGORITHMS),
                clock);
    }

    private Accounts accounts() {
        var held = new HeldPosts(
                province.face(Posts.class),
                new StandInRows(jdbc),
                province.face(Organisation.class),
                () -> Instant.parse("2020-06-15T02:00:00Z"));
        return new Accounts(
                new AccountRows(jdbc, JsonMapper.builder().build()),
                held,
                IdentityTest.ledger(jdbc),
                passwords,
                new PasswordStrength(""),
                clock);
    }

    @BeforeEach
    void anAdministrator() {
        jdbc.sql("truncate identity.account cascade").update();
        jdbc.sql("truncate identity.attempt").update();
        jdbc.sql("update identity.role set second_factor = 'OFFERED', let_off_why = 'tests'")
                .update();
        accounts.setUp(accounts.openSetUpLink(), "Quản trị", "admin", PASSWORD);
        officer = ((LoggedIn) known.logIn("admin", PASSWORD, ADDRESS)).officer();
    }

    @Test
    void a_confirmed_device_is_asked_for_its_code_after_the_password() {
        var secret = switchedOn();
        assertThat(known.logIn("admin", "sai mật khẩu rồi", ADDRESS)).isInstanceOf(LogInResult.WrongCredentials.class);
        var half = half();
        clock.pass(Duration.ofSeconds(60));
        assertThat(known.logInByCode(half, code(secret), ADDRESS)).isInstanceOf(LoggedIn.class);
        assertThat(known.logInByCode(half, code(secret), ADDRESS))
                .as("half a log-in ends once")
                .isEqualTo(new Over());
    }

    @Test
    void an_offered_secret_counts_only_once_its_first_code_was_typed() {
        var offer = codes.offer(officer, "admin").orElseThrow();
        assertThat(known.logIn("admin", PASSWORD, ADDRESS)).isInstanceOf(LoggedIn.class);
        assertThat(codes.confirm(officer, "000000")).isEmpty();
        assertThat(codes.isOn(officer.actor())).isFalse();
        assertThat(codes.confirm(officer, code(offer.secret()))).isPresent();
        assertThat(codes.isOn(officer.actor())).isTrue();
        assertThat(codes.offer(officer, "admin"))
                .as("a secret in use is not replaced")
                .isEmpty();
        assertThat(jdbc.sql("select encode(sealed, 'escape') from identity.one_time_code")
                        .query(String.class)
                        .single())
                .doesNotContain(offer.secret());
    }

    @Test
    void a_code_opens_once_and_half_a_minute_long_whoever_brings_it() throws Exception {
        var secret = switchedOn();
        clock.pass(Duration.ofSeconds(60));
        var code = code(secret);
        try (var pool = Executors.newFixedThreadPool(8)) {
            var tries = IntStream.range(0, 8)
                    .mapToObj(_ -> half())
                    .<Callable<LogInResult>>map(half -> () -> known.logInByCode(half, code, ADDRESS))
                    .toList();
            long opened = pool.invokeAll(tries).stream()
                    .filter(f -> f.resultNow() instanceof LoggedIn)
                    .count();
            assertThat(opened).isEqualTo(1);
        }
        clock.pass(Duration.ofMinutes(20));
        jdbc.sql("truncate identity.attempt").update();
        var old = code(secret);
        int before = failures();
        clock.pass(Duration.ofSeconds(30));
        assertThat(known.logInByCode(half(), old, ADDRESS))
                .as("its half minute is over, which is said")
                .isInstanceOf(LogInResult.LateCode.class);
        assertThat(failures()).as("and is no guess").isEqualTo(before);
        clock.pass(Duration.ofSeconds(60));
        assertThat(known.logInByCode(half(), old, ADDRESS)).isInstanceOf(WrongCode.class);
        assertThat(failures()).isEqualTo(before + 1);
    }

    @Test
    void an_installation_may_let_a_code_live_some_seconds_longer() {
        var secret = switchedOn();
        var patient = new OneTimeCodes(new FactorRows(jdbc), VaultOnDatabase.of(province.dataSource()), clock, 5);
        clock.pass(Duration.ofSeconds(60));
        var code = code(secret);
        clock.pass(Duration.ofSeconds(36));
        assertThat(patient.check(officer.actor(), code)).isInstanceOf(OneTimeCodes.Answer.Late.class);
        clock.pass(Duration.ofSeconds(-2));
        assertThat(codes.check(officer.actor(), code)).isInstanceOf(OneTimeCodes.Answer.Late.class);
        assertThat(patient.check(officer.actor(), code)).isInstanceOf(OneTimeCodes.Answer.Right.class);
        assertThat(patient.check(officer.actor(), code)).as("once").isInstanceOf(OneTimeCodes.Answer.Wrong.class);
        clock.pass(Duration.ofSeconds(26));
    }

    private int failures() {
        return jdbc.sql("select failures from identity.one_time_code")
                .query(Integer.class)
                .single();
    }

    @Test
    void a_recovery_code_opens_once_however_it_is_typed() {
        var offer = codes.offer(officer, "admin").orElseThrow();
        var recovery = codes.confirm(officer, code(offer.secret())).orElseThrow();
        assertThat(recovery).hasSize(8).allMatch(c -> c.matches("([A-Z2-7]{4}-){6}[A-Z2-7]{4}"));
        assertThat(new HashSet<>(recovery)).hasSize(8);
        var typed = recovery.getFirst().toLowerCase(Locale.ROOT).replace("-", " ");
        assertThat(known.logInByCode(half(), typed, ADDRESS)).isInstanceOf(LoggedIn.class);
        assertThat(known.logInByCode(half(), typed, ADDRESS)).isInstanceOf(WrongCode.class);
        assertThat(codes.recoveryCodesLeft(officer.actor())).isEqualTo(7);
        codes.newRecoveryCodes(officer);
        assertThat(known.logInByCode(half(), recovery.get(1), ADDRESS)).isInstanceOf(WrongCode.class);
    }

    @Test
    void half_a_log_in_bears_five_tries_and_five_minutes() {
        var secret = switchedOn();
        clock.pass(Duration.ofMinutes(1));
        var half = half();
        for (int i = 0; i < 5; i++) {
            jdbc.sql("truncate identity.attempt").update();
            assertThat(known.logInByCode(half, "999999", ADDRESS)).isInstanceOf(WrongCode.class);
        }
        jdbc.sql("truncate identity.attempt").update();
        assertThat(known.logInByCode(half, code(secret), ADDRESS)).isEqualTo(new Over());
        var late = half();
        clock.pass(Duration.ofMinutes(6));
        assertThat(known.logInByCode(late, code(secret), ADDRESS)).isEqualTo(new Over());
        assertThat(known.logInByCode(new HalfLogIn("invented"), code(secret), ADDRESS))
                .isEqualTo(new Over());
    }

    @Test
    void whoever_knows_the_password_cannot_try_codes_without_end() {
        switchedOn();
        var seen = Collections.synchronizedList(new java.util.ArrayList<LogInResult>());
        for (int i = 0; i < 30; i++) {
            if (known.logIn("admin", PASSWORD, ADDRESS) instanceof CodeAsked(var half))
                seen.add(known.logInByCode(half, "999999", ADDRESS));
        }
        assertThat(seen.stream().filter(WrongCode.class::isInstance).count())
                .as("from one address")
                .isLessThan(5);
        assertThat(known.logIn("admin", PASSWORD, ADDRESS)).isInstanceOf(Throttled.class);
        for (int i = 0; i < 30; i++) {
            if (known.logIn("admin", PASSWORD, "10.1.0." + i) instanceof CodeAsked(var half))
                seen.add(known.logInByCode(half, "999999", "10.1.0." + i));
        }
        assertThat(seen.stream().filter(WrongCode.class::isInstance).count())
                .as("from everywhere")
                .isLessThanOrEqualTo(10);
        assertThat(seen.getLast()).isInstanceOf(CodesRest.class);
        clock.pass(Duration.ofMinutes(16));
        assertThat(known.logInByCode(half("10.2.0.1"), "999999", "10.2.0.1")).isInstanceOf(WrongCode.class);
    }

    @Test
    void a_role_that_must_have_a_second_proof_has_no_rights_before() {
        secondProofs.ask("ADMIN");
        var in = (LoggedIn) known.logIn("admin", PASSWORD, ADDRESS);
        assertThat(in.officer().owesProof()).isTrue();
        assertThat(in.officer().rights()).isEmpty();
        assertThat(in.officer().scope().isAll()).isFalse();
        var better = known.proofChanged(in.officer(), in.token(), Proof.CODE, ADDRESS)
                .orElseThrow();
        assertThat(better.officer().owesProof()).isFalse();
        assertThat(better.officer().may("registers.import")).isTrue();
        assertThat(known.officer(in.token())).as("the old token died").isEmpty();
        clock.pass(Duration.ofHours(11).plusMinutes(30));
        jdbc.sql("update identity.session set expires_at = ends_at").update();
        var renewed = known.proofChanged(better.officer(), better.token(), null, ADDRESS)
                .orElseThrow();
        clock.pass(Duration.ofMinutes(31));
        assertThat(known.officer(renewed.token()))
                .as("twelve hours are twelve hours, however often it goes on")
                .isEmpty();
    }

    @Test
    void a_new_installation_asks_everybody_for_a_second_proof() {
        var fresh = JdbcClient.create(vn.kycuong.TestDatabase.migrated());
        assertThat(fresh.sql("select distinct second_factor from identity.role")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("REQUIRED"));
    }

    @Test
    void what_the_provider_says_of_one_proof_is_worth_a_password_and_no_more() {
        secondProofs.ask("ADMIN");
        var one = (LoggedIn) known.logInOutside(officer.actor(), false, ADDRESS);
        assertThat(one.officer().owesProof()).isTrue();
        assertThat(one.officer().rights()).isEmpty();
        var two = (LoggedIn) known.logInOutside(officer.actor(), true, ADDRESS);
        assertThat(two.officer().owesProof()).isFalse();
        assertThat(two.officer().may("registers.import")).isTrue();

        var secret = switchedOn();
        clock.pass(Duration.ofSeconds(60));
        var half = ((CodeAsked) known.logInOutside(officer.actor(), false, ADDRESS)).half();
        var in = (LoggedIn) known.logInByCode(half, code(secret), ADDRESS);
        assertThat(in.officer().owesProof()).isFalse();
        assertThat(known.logInOutside(new ActorId(999_999), true, ADDRESS))
                .isInstanceOf(LogInResult.WrongCredentials.class);
    }

    @Test
    void who_has_a_key_and_no_codes_does_not_come_in_by_a_password() {
        withKey();
        assertThat(known.logIn("admin", PASSWORD, ADDRESS)).isInstanceOf(LogInResult.PasskeyAsked.class);
        assertThat(known.logInOutside(officer.actor(), false, ADDRESS)).isInstanceOf(LogInResult.PasskeyAsked.class);
        assertThat(known.logIn("admin", "sai mật khẩu rồi", ADDRESS)).isInstanceOf(LogInResult.WrongCredentials.class);
    }

    @Test
    void before_what_proves_a_person_is_changed_all_of_it_is_asked_again() {
        var in = (LoggedIn) known.logIn("admin", PASSWORD, ADDRESS);
        assertThat(known.secondAsked(officer, in.token())).isEqualTo(SecondAsked.NOTHING);
        assertThat(prove(in, PASSWORD, "")).isInstanceOf(PasswordProof.Right.class);

        var secret = switchedOn();
        clock.pass(Duration.ofSeconds(60));
        assertThat(known.secondAsked(officer, in.token())).isEqualTo(SecondAsked.CODE);
        assertThat(prove(in, PASSWORD, "")).isInstanceOf(PasswordProof.WrongCode.class);
        assertThat(prove(in, "sai mật khẩu rồi", code(secret))).isInstanceOf(PasswordProof.Wrong.class);
        assertThat(prove(in, PASSWORD, code(secret))).isInstanceOf(PasswordProof.Right.class);
        assertThat(prove(in, PASSWORD, code(secret))).as("a code once").isInstanceOf(PasswordProof.WrongCode.class);

        codes.remove(officer.actor());
        withKey();
        assertThat(prove(in, PASSWORD, "")).isInstanceOf(PasswordProof.PasskeyAsked.class);
        jdbc.sql("update identity.session set proof = 'PASSKEY'").update();
        clock.pass(Duration.ofMinutes(2));
        assertThat(prove(in, PASSWORD, "")).isInstanceOf(PasswordProof.Right.class);
        var goesOn = known.proofChanged(officer, in.token(), null, ADDRESS).orElseThrow();
        clock.pass(Duration.ofMinutes(4));
        assertThat(prove(goesOn, PASSWORD, ""))
                .as("a new token is no new log-in")
                .isInstanceOf(PasswordProof.PasskeyAsked.class);
    }

    private PasswordProof prove(LoggedIn in, String password, String code) {
        return known.proveFully(officer, in.token(), password, code, ADDRESS);
    }

    @Test
    void a_password_hashed_by_older_parameters_is_hashed_anew_at_the_next_log_in() {
        var older = java.util.Objects.requireNonNull(
                new org.springframework.security.crypto.argon2.Argon2PasswordEncoder(16, 32, 1, 1024, 1)
                        .encode(PasswordRules.password(PASSWORD)));
        jdbc.sql("update identity.account set password_hash = :hash")
                .param("hash", older)
                .update();
        assertThat(known.logIn("admin", "sai mật khẩu rồi", ADDRESS)).isInstanceOf(LogInResult.WrongCredentials.class);
        assertThat(hash()).isEqualTo(older);
        assertThat(known.logIn("admin", PASSWORD, ADDRESS)).isInstanceOf(LoggedIn.class);
        assertThat(hash()).contains("m=19456,t=2");
        assertThat(known.logIn("admin", PASSWORD, ADDRESS)).isInstanceOf(LoggedIn.class);
    }

    private String hash() {
        return jdbc.sql("select password_hash from identity.account")
                .query(String.class)
                .single();
    }

    @Test
    void secrets_of_devices_are_sealed_anew_when_the_vault_has_new_keys() {
        var secret = switchedOn();
        var before = sealed();
        codes.sealAnew();
        assertThat(sealed()).isNotEqualTo(before);
        clock.pass(Duration.ofSeconds(60));
        assertThat(known.logInByCode(half(), code(secret), ADDRESS)).isInstanceOf(LoggedIn.class);
    }

    private byte[] sealed() {
        return jdbc.sql("select sealed from identity.one_time_code")
                .query((row, _) -> row.getBytes("sealed"))
                .single();
    }

    @Test
    void a_device_is_asked_for_no_signature_weaker_than_128_bits() {
        var asked = new Passkeys(new FactorRows(jdbc), clock, ALGORITHMS)
                .newKey(
                        officer,
                        "admin",
                        SiteOrigin.of("https://kycuong.example").orElseThrow());
        assertThat(asked.options().get("pubKeyCredParams").toString())
                .contains("-7", "-8")
                .doesNotContain("-257");
        assertThatThrownBy(() -> new Passkeys(new FactorRows(jdbc), clock, List.of("RS1")))
                .hasMessageContaining("RS1");
    }

    private void withKey() {
        jdbc.sql("""
                insert into identity.passkey (credential_id, passkey_id, actor_id, label, credential, counter, made_at)
                select '\\x01', gen_random_uuid(), actor_id, '', '\\x00', 0, created_at from identity.account
                """).update();
    }

    private String switchedOn() {
        var offer = codes.offer(officer, "admin").orElseThrow();
        assertThat(codes.confirm(officer, code(offer.secret()))).isPresent();
        return offer.secret();
    }

    private HalfLogIn half() {
        return half(ADDRESS);
    }

    private HalfLogIn half(String address) {
        jdbc.sql("delete from identity.attempt where address = :address")
                .param("address", address)
                .update();
        return ((CodeAsked) known.logIn("admin", PASSWORD, address)).half();
    }

    private String code(String secret) {
        try {
            var key = new SecretKeySpec(new Base32().decode(secret), "HmacSHA1");
            return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(key, clock.instant());
        } catch (InvalidKeyException ofOurs) {
            throw new IllegalStateException(ofOurs);
        }
    }
}
