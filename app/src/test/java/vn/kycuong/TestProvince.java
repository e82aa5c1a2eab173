package vn.kycuong;

import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import vn.kycuong.reference.ImportReport;
import vn.kycuong.reference.ReferenceImport;

/**
 * Lạng Sơn with all its registers loaded: a fresh copy of the database for whoever asks, and the faces of the registers on it. The
 * registers are loaded once a run; a copy takes a fraction of a second.
 */
public final class TestProvince implements AutoCloseable {
    private final DataSource database;
    private final AnnotationConfigApplicationContext registers;

    private TestProvince(DataSource database) {
        this.database = database;
        this.registers = context(database);
    }

    /** A fresh copy with all registers loaded. */
    public static TestProvince fresh() {
        return new TestProvince(database());
    }

    /** The registers' faces on a database of the caller's; nothing is loaded. */
    public static TestProvince on(DataSource database) {
        return new TestProvince(database);
    }

    /** A fresh copy of the database with all registers loaded. */
    public static DataSource database() {
        return TestDatabase.copyOf("province", TestProvince::load);
    }

    /** A face of the registers, e.g. {@code face(Organisation.class)}. */
    public <T> T face(Class<T> type) {
        return registers.getBean(type);
    }

    public DataSource dataSource() {
        return database;
    }

    public JdbcClient jdbc() {
        return face(JdbcClient.class);
    }

    @Override
    public void close() {
        registers.close();
    }

    private static void load(DataSource database) {
        try (var empty = context(database)) {
            var report = empty.getBean(ReferenceImport.class).run((_, _, _) -> {});
            if (report.refused()) throw new IllegalStateException("Reference data refused: " + words(report));
            // tests log in by password alone; that nobody may in a new installation is SecondProofTest's and
            // WallsTest's
            empty.getBean(JdbcClient.class)
                    .sql("update identity.role set second_factor = 'OFFERED', let_off_why = 'tests'")
                    .update();
        }
    }

    private static String words(ImportReport report) {
        return String.join("\n", report.errors().stream().map(Object::toString).toList());
    }

    private static AnnotationConfigApplicationContext context(DataSource database) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> database);
        context.register(Registers.class);
        context.refresh();
        return context;
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @ComponentScan(
            value = {
                "vn.kycuong.reference",
                "vn.kycuong.law",
                "vn.kycuong.worktime",
                "vn.kycuong.organisation",
                "vn.kycuong.process",
                "vn.kycuong.procedure",
                "vn.kycuong.form"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "vn\\.kycuong\\.(process|procedure)\\.web\\..*"))
    static class Registers {
        @Bean
        JdbcClient jdbcClient(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new DataSourceTransactionManager(database);
        }
    }
}
