package vn.kycuong.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The floors of the product up to the registers, over a durable PostgreSQL of their own, without its pages. */
final class BenchHouse {
    private BenchHouse() {}

    /** PostgreSQL that keeps what it acknowledged: fsync, synchronous commit, full page writes. */
    static EmbeddedPostgres server() throws IOException {
        return server(UnaryOperator.identity());
    }

    /** The same, with more said about it. */
    static EmbeddedPostgres server(UnaryOperator<EmbeddedPostgres.Builder> more) throws IOException {
        return more.apply(EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .setServerConfig("max_connections", "300"))
                .start();
    }

    static AnnotationConfigApplicationContext on(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> database);
        context.register(Floors.class);
        context.refresh();
        return context;
    }

    /** Nothing happens by itself any more. */
    static void quiet(AnnotationConfigApplicationContext house) {
        house.getBeansOfType(SmartLifecycle.class).values().forEach(SmartLifecycle::stop);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*[.]web[.].*"),
            basePackages = {
                "vn.kycuong.reference",
                "vn.kycuong.law",
                "vn.kycuong.worktime",
                "vn.kycuong.organisation",
                "vn.kycuong.process",
                "vn.kycuong.procedure",
                "vn.kycuong.ledger"
            })
    static class Floors {
        @Bean
        JdbcClient jdbcClient(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new DataSourceTransactionManager(database);
        }

        @Bean
        TransactionTemplate transaction(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        JsonMapper json() {
            return JsonMapper.builder().build();
        }
    }
}
