package vn.kycuong.ledger;

import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger over a database, put together by hand. */
final class Ledgers {
    private Ledgers() {}

    static Ledger on(DataSource database, EntryJson json, ClockProjection clocks) {
        return new Ledger(
                new LedgerRows(JdbcClient.create(database), json),
                new ActStatement(database, new ActRows(clocks, json)),
                new StaticListableBeanFactory().getBeanProvider(ActsRefused.class),
                0);
    }
}
