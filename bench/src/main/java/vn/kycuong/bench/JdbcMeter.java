package vn.kycuong.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.MergedBeanDefinitionPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;

/** Counts what an application waits for its database: every statement and every commit. The last to lay hands on a data source. */
final class JdbcMeter implements MergedBeanDefinitionPostProcessor {
    private final LongAdder nanos = new LongAdder();
    private final LongAdder statements = new LongAdder();

    /** Nanoseconds waited so far, of all threads. */
    long nanos() {
        return nanos.sum();
    }

    long statements() {
        return statements.sum();
    }

    @Override
    public void postProcessMergedBeanDefinition(RootBeanDefinition definition, Class<?> type, String name) {}

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database && !Proxy.isProxyClass(bean.getClass())
                ? proxy(DataSource.class, (_, method, args) -> {
                    var result = call(() -> method.invoke(database, args));
                    return result instanceof Connection connection ? measured(connection) : result;
                })
                : bean;
    }

    private Connection measured(Connection connection) {
        return proxy(Connection.class, (self, method, args) -> {
            if (method.getName().equals("commit")) return timed(() -> method.invoke(connection, args));
            var result = call(() -> method.invoke(connection, args));
            return switch (result) {
                case CallableStatement s -> measured(CallableStatement.class, s, (Connection) self);
                case PreparedStatement s -> measured(PreparedStatement.class, s, (Connection) self);
                case Statement s -> measured(Statement.class, s, (Connection) self);
                case null, default -> result;
            };
        });
    }

    private <T extends Statement> T measured(Class<T> type, T statement, Connection of) {
        return proxy(type, (_, method, args) -> {
            if (method.getName().equals("getConnection")) return of; // or whoever closes it does not know it again
            return method.getName().startsWith("execute")
                    ? timed(() -> method.invoke(statement, args))
                    : call(() -> method.invoke(statement, args));
        });
    }

    private interface Call {
        Object make() throws ReflectiveOperationException;
    }

    private Object timed(Call call) throws Throwable {
        long began = System.nanoTime();
        try {
            return call(call);
        } finally {
            nanos.add(System.nanoTime() - began);
            statements.increment();
        }
    }

    private static Object call(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(JdbcMeter.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
