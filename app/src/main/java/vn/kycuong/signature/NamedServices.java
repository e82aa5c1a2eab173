package vn.kycuong.signature;

import eu.europa.esig.dss.model.x509.revocation.crl.CRL;
import eu.europa.esig.dss.model.x509.revocation.ocsp.OCSP;
import eu.europa.esig.dss.service.crl.OnlineCRLSource;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.service.tsp.OnlineTSPSource;
import eu.europa.esig.dss.spi.x509.revocation.RevocationSource;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Services that the configuration names, over the network. Addresses of revocation stand in certificates: of these only named hosts are asked. */
final class NamedServices implements TrustServices {
    private final String stamps;
    private final TSPSource source;
    private final RevocationSource<CRL> lists;
    private final RevocationSource<OCSP> answers;

    /**
     * @param stamps address of the source of time-stamps; empty for none
     * @param hosts that may be asked about revocation, each with its port where that is not the usual one
     * @param patience with each request
     */
    NamedServices(String stamps, List<String> hosts, Duration patience) {
        this.stamps = stamps;
        this.source = new OnlineTSPSource(
                stamps, new ConfinedLoader("application/timestamp-query", NamedHosts.ofAddress(stamps), patience));
        var named = new NamedHosts(hosts);
        this.lists = new OnlineCRLSource(new ConfinedLoader("", named, patience));
        this.answers = new OnlineOCSPSource(new ConfinedLoader("application/ocsp-request", named, patience));
    }

    @Override
    public boolean isOffered() {
        return !stamps.isEmpty();
    }

    @Override
    public TSPSource stamps(Instant at) {
        return source;
    }

    @Override
    public RevocationSource<CRL> lists(Instant at) {
        return lists;
    }

    @Override
    public RevocationSource<OCSP> answers(Instant at) {
        return answers;
    }
}
