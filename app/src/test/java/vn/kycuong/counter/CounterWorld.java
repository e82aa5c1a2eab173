package vn.kycuong.counter;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import vn.kycuong.TestProvince;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.vault.Vault;
import vn.kycuong.vault.VaultOnDatabase;
import vn.kycuong.worktime.LegalClock;

/** The counter of one office on a real database with the real calendars, at whatever legal moment a test says. Its sweep stands still. */
final class CounterWorld implements AutoCloseable {
    final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    final JdbcClient jdbc;
    final Bookings bookings;
    final Queues queues;
    final CounterSettings settings;
    final UnitId unit;
    private final Posts posts;
    private int number;

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @ComponentScan(
            value = {
                "vn.kycuong.audit",
                "vn.kycuong.law",
                "vn.kycuong.worktime",
                "vn.kycuong.reference",
                "vn.kycuong.organisation"
            },
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*AuditSealer"))
    @ComponentScan(
            value = "vn.kycuong.identity",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(Presence|AbsenceRows|StandInRows)"))
    @Import({
        CounterTerms.class,
        SettingRows.class,
        CounterSettings.class,
        BookingRows.class,
        OpenTimes.class,
        Bookings.class,
        QueueRows.class,
        Queues.class,
        KioskRows.class,
        Kiosks.class
    })
    static class Beans {
        @Bean
        JdbcClient jdbcClient(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new JdbcTransactionManager(database);
        }

        @Bean
        Vault vault(DataSource database) {
            return VaultOnDatabase.of(database);
        }
    }

    CounterWorld() {
        var database = TestProvince.database();
        context.registerBean(DataSource.class, () -> database);
        context.register(Beans.class);
        context.refresh();
        jdbc = context.getBean(JdbcClient.class);
        bookings = context.getBean(Bookings.class);
        queues = context.getBean(Queues.class);
        settings = context.getBean(CounterSettings.class);
        posts = context.getBean(Posts.class);
        unit = context.getBean(Organisation.class)
                .byKey(Organisation.PROVINCIAL_ONE_STOP)
                .orElseThrow()
                .id();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Does something at a legal moment. */
    <R> R at(String moment, Supplier<R> action) {
        return LegalClock.Scoped.at(LegalZone.instant(LocalDateTime.parse(moment)), action);
    }

    void does(String moment, Runnable action) {
        at(moment, () -> {
            action.run();
            return true;
        });
    }

    /** From this day on: so many counters for appointments of so many minutes, open to citizens. */
    void keeps(String from, int minutes, int bookingDesks) {
        does(
                from + "T06:00",
                () -> settings.set(
                        new CounterSetting(true, minutes, bookingDesks, 30, 9), LocalDate.parse(from), head()));
    }

    /** Somebody receives at the unit from the beginning of the year on. */
    int receiver() {
        int actor = jdbc.sql("select nextval('identity.actor_no')::int")
                .query(Integer.class)
                .single();
        jdbc.sql("""
                insert into identity.account (actor_id, login, password_hash, display_name, created_at)
                values (:actor, 'nguoi' || :actor, '-', 'Công chức tiếp nhận ' || :actor, '2020-01-01')
                """).param("actor", actor).update();
        var from = LocalDate.of(2020, 1, 1);
        posts.appoint(
                posts.create(unit, PostRole.RECEIVER, "Tiếp nhận", false, from),
                new ActorId(actor),
                from,
                false,
                "QĐ mẫu");
        return actor;
    }

    /** The receiver is away on a day; somebody stands in wholly, or nobody. */
    void away(int actor, String day, @Nullable Integer instead) {
        jdbc.sql("""
                insert into identity.absence (person_id, kind, valid_from, valid_to, made_by, made_at)
                values (:actor, 'LEAVE', :day::date, :day::date, 1, :day::date)
                """).param("actor", actor).param("day", day).update();
        if (instead == null) return;
        jdbc.sql("""
                insert into identity.stand_in (kind, post_id, unit_id, holder_id, person_id, valid_from, valid_to, basis, made_by, made_at)
                select 'SUBSTITUTED', h.post_id, :unit, :actor, :instead, :day::date, :day::date, 'QĐ mẫu', 1, :day::date
                  from organisation.holding h where h.person_id = :actor
                """)
                .param("unit", unit.value())
                .param("actor", actor)
                .param("instead", instead)
                .param("day", day)
                .update();
    }

    Officer officer(int actor) {
        return of(actor, Set.of(Bookings.SERVE));
    }

    Officer head() {
        return of(900, Set.of(Bookings.SERVE, CounterSettings.MANAGE));
    }

    private Officer of(int actor, Set<String> rights) {
        return new Officer(
                new ActorId(actor),
                new PostId(actor),
                unit,
                "Đơn vị",
                "Người " + actor,
                "RECEIVER",
                rights,
                Scope.of(List.of(unit), 1));
    }

    /** A wish of somebody who was never here before. */
    Bookings.Wish wish(String at) {
        number++;
        return wish(at, "09000%05d".formatted(number), key());
    }

    Bookings.Wish wish(String at, String contact, String formKey) {
        return new Bookings.Wish(
                unit, LocalDateTime.parse(at), new BookedPerson("Người đặt mẫu", contact), null, formKey);
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    /** The same by many at once, each in a thread of its own at the same legal moment. */
    <R> List<R> together(int many, String moment, Callable<R> act) {
        var start = new CyclicBarrier(many);
        try (var threads = Executors.newFixedThreadPool(many)) {
            var running = IntStream.range(0, many)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        return at(moment, () -> called(act));
                    }))
                    .toList();
            return running.stream()
                    .map(r -> {
                        try {
                            return r.get();
                        } catch (Exception broken) {
                            throw new AssertionError(broken);
                        }
                    })
                    .toList();
        }
    }

    private static <R> R called(Callable<R> act) {
        try {
            return act.call();
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
