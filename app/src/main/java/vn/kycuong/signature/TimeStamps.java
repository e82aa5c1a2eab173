package vn.kycuong.signature;

import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.util.Optional;

/** Who stamps the time of a signature (dịch vụ cấp dấu thời gian), if anybody does. */
record TimeStamps(Optional<TSPSource> source) {}
