package vn.kycuong.signature;

import eu.europa.esig.dss.model.x509.revocation.crl.CRL;
import eu.europa.esig.dss.model.x509.revocation.ocsp.OCSP;
import eu.europa.esig.dss.spi.x509.revocation.RevocationSource;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.time.Instant;

/**
 * The port to those who vouch for the time and for certificates (dịch vụ tin cậy). A source of stamps that is silent, refuses or answers what nobody
 * understands fails as the library says, by a {@code DSSException}; who says nothing of a certificate's revocation answers null, or fails so.
 */
interface TrustServices {
    /** Whether somebody is named who stamps the time; nobody is asked for that. */
    boolean isOffered();

    /** Stamps the time (RFC 3161). @param at the legal moment, for a stand-in: everybody else has a clock of his own */
    TSPSource stamps(Instant at);

    /** Lists of what was revoked (RFC 5280). */
    RevocationSource<CRL> lists(Instant at);

    /** Answers about one certificate (RFC 6960). */
    RevocationSource<OCSP> answers(Instant at);
}
