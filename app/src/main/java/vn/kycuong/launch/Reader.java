package vn.kycuong.launch;

import java.util.Optional;
import java.util.function.Supplier;

/** How pages reach the database to read; empty where one role does everything (a trial on somebody's own database). */
record Reader(Supplier<Optional<Database>> database) {}
