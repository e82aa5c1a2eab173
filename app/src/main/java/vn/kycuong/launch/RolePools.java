package vn.kycuong.launch;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * Puts a second pool beside the application's own, under the reader's role, and lets each statement have the connection it is entitled to:
 * a read-only transaction of a request, and each statement outside of a transaction in a request that only reads, is a reader's; everything
 * else acts. Which it is, is known only when a transaction makes its first statement, so connections are borrowed no earlier.
 */
final class RolePools implements BeanPostProcessor, DisposableBean {
    private final ObjectProvider<Reader> reader;
    private final AtomicReference<@Nullable HikariDataSource> readers = new AtomicReference<>();

    RolePools(ObjectProvider<Reader> reader) {
        this.reader = reader;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof HikariDataSource actors)) return bean;
        return Optional.ofNullable(reader.getIfAvailable())
                .flatMap(one -> one.database().get())
                .<Object>map(database -> routed(actors, pool(actors, database)))
                .orElse(bean);
    }

    private HikariDataSource pool(HikariDataSource actors, Database database) {
        var pool = new HikariDataSource();
        pool.setPoolName("readers");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(actors.getMaximumPoolSize());
        readers.set(pool);
        return pool;
    }

    static DataSource routed(DataSource actors, DataSource readers) {
        var seeing = new SeeingConnections(readers);
        var routed = new LazyConnectionDataSourceProxy();
        routed.setTargetDataSource(new RoleChoice(actors, seeing, false));
        routed.setReadOnlyDataSource(new RoleChoice(actors, seeing, true));
        routed.setDefaultAutoCommit(true);
        routed.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return routed;
    }

    @Override
    public void destroy() {
        var pool = readers.get();
        if (pool != null) pool.close();
    }
}
