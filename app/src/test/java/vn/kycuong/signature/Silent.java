package vn.kycuong.signature;

import eu.europa.esig.dss.model.x509.revocation.crl.CRL;
import eu.europa.esig.dss.model.x509.revocation.ocsp.OCSP;
import eu.europa.esig.dss.spi.exception.DSSExternalResourceException;
import eu.europa.esig.dss.spi.x509.revocation.RevocationSource;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.time.Instant;
import org.springframework.beans.factory.BeanFactory;

/** The keys of a run, with somebody who vouches for nothing: whoever stamps the time, or whoever tells of revocation, is silent. */
public final class Silent {
    private Silent() {}

    public static Raising noStamps(BeanFactory beans) {
        return raising(beans, true, false);
    }

    public static Raising noRevocation(BeanFactory beans) {
        return raising(beans, false, true);
    }

    private static Raising raising(BeanFactory beans, boolean noStamps, boolean noRevocation) {
        var all = beans.getBean(TrustServices.class);
        var some = new TrustServices() {
            @Override
            public boolean isOffered() {
                return true;
            }

            @Override
            public TSPSource stamps(Instant at) {
                return noStamps
                        ? (_, _) -> {
                            throw new DSSExternalResourceException("no answer");
                        }
                        : all.stamps(at);
            }

            @Override
            public RevocationSource<CRL> lists(Instant at) {
                return noRevocation ? (_, _) -> null : all.lists(at);
            }

            @Override
            public RevocationSource<OCSP> answers(Instant at) {
                return (_, _) -> null;
            }
        };
        return new Raising(beans.getBean(SigningKeys.class), some, beans.getBean(Algorithms.class));
    }
}
