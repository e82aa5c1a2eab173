package vn.kycuong.signature;

import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.service.http.commons.CommonsDataLoader;
import eu.europa.esig.dss.service.http.commons.CommonsHttpClientResponseHandler;
import eu.europa.esig.dss.spi.exception.DSSExternalResourceException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks named hosts alone, follows nobody elsewhere, waits no longer than it was told, reads no more than a long list has, and asks twice before it gives up. */
final class ConfinedLoader extends CommonsDataLoader {
    private static final Logger LOG = LoggerFactory.getLogger(ConfinedLoader.class);
    private static final int MOST_TRIES = 2;
    /** A longer list takes more room in every paper than it is worth. */
    private static final int MOST_BYTES = 5 * 1024 * 1024;

    private final NamedHosts hosts;

    ConfinedLoader(String contentType, NamedHosts hosts, Duration patience) {
        super(contentType.isEmpty() ? null : contentType);
        this.hosts = hosts;
        int millis = Math.toIntExact(patience.toMillis());
        setTimeoutConnection(millis);
        setTimeoutConnectionRequest(millis);
        setTimeoutResponse(millis);
        setTimeoutSocket(millis);
        setRedirectsEnabled(false);
        setHttpClientResponseHandler(new CommonsHttpClientResponseHandler() {
            @Override
            protected byte[] getContent(HttpEntity entity) throws IOException {
                return EntityUtils.toByteArray(entity, MOST_BYTES);
            }
        });
    }

    @Override
    public byte[] get(String address) {
        return asked(address, () -> super.get(address));
    }

    @Override
    public byte[] post(String address, byte[] content) {
        return asked(address, () -> super.post(address, content));
    }

    private byte[] asked(String address, Supplier<byte[]> request) {
        if (!hosts.allow(address))
            throw new DSSExternalResourceException("Not among the hosts that may be asked: " + address);
        for (int tries = 1; ; tries++) {
            try {
                return full(request.get());
            } catch (DSSException silent) {
                if (tries == MOST_TRIES) throw silent;
                LOG.info("Asked once more: {}", silent.toString());
            }
        }
    }

    private static byte[] full(byte @Nullable [] answer) {
        if (answer == null || answer.length == 0) throw new DSSExternalResourceException("An empty answer");
        return answer;
    }
}
