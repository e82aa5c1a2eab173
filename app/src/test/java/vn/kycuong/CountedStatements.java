package vn.kycuong;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A database that remembers which statements the asking thread sent, the ends of transactions among them. */
public final class CountedStatements {
    private final DataSource database;
    private final ThreadLocal<List<String>> sent = ThreadLocal.withInitial(ArrayList::new);
    private final Consumer<String> heard;

    public CountedStatements(DataSource database) {
        this.database = database;
        this.heard = sql -> sent.get().add(sql);
    }

    /** Tells each statement to somebody else, on the thread that sends it. */
    public CountedStatements(DataSource database, Consumer<String> heard) {
        this.database = database;
        this.heard = heard;
    }

    public DataSource dataSource() {
        return proxy(DataSource.class, database, "");
    }

    /** What this thread sent meanwhile; each is a round trip. */
    public List<String> during(Runnable work) {
        sent.get().clear();
        work.run();
        return List.copyOf(sent.get());
    }

    private <T> T proxy(Class<T> type, T target, String sql) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> method.getName().equals("equals")
                        ? self == arguments[0] // Spring asks whether a connection is the one it holds
                        : answer(target, method, arguments, sql)));
    }

    private Object answer(Object target, Method method, Object[] arguments, String sql) throws Throwable {
        if (method.getName().startsWith("execute")) heard.accept(sql.isEmpty() ? (String) arguments[0] : sql);
        if (target instanceof Connection && method.getName().matches("commit|rollback")) heard.accept(method.getName());
        try {
            var result = method.invoke(target, arguments);
            return switch (result) {
                case Connection connection -> proxy(Connection.class, connection, "");
                case PreparedStatement statement -> proxy(PreparedStatement.class, statement, (String) arguments[0]);
                case Statement statement -> proxy(Statement.class, statement, "");
                case null, default -> result;
            };
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
