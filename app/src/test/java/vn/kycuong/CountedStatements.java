package vn.kycuong;

import java.lang.reflect.InvocationHandler;
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
        return type.cast(
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, new Told(target, sql)));
    }

    private final class Told implements InvocationHandler {
        private final Object target;
        private final String sql;

        Told(Object target, String sql) {
            this.target = target;
            this.sql = sql;
        }

        /** Spring asks whether the connection that a statement names is the one it holds: it is, by another proxy. */
        @Override
        public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
            if (!method.getName().equals("equals")) return answer(target, method, arguments, sql);
            return arguments[0] != null
                    && Proxy.isProxyClass(arguments[0].getClass())
                    && Proxy.getInvocationHandler(arguments[0]) instanceof Told other
                    && other.target == target;
        }
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
