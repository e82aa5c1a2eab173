/**
 * The launcher (khởi động): one command brings up the database, the application and, once, what a new province needs.
 *
 * <p>Start at {@link vn.kycuong.launch.Launch}. Writes schema {@code launch} and the data folder. A module that has something to do
 * before the door opens for the first time gives a {@link vn.kycuong.launch.FirstRun}; who has something to say to the person at the
 * console gives a {@link vn.kycuong.launch.Welcome}; whoever asks a running installation from beside it takes its
 * {@link vn.kycuong.launch.RunningDatabase}. Never knows what a first run fills in.
 */
@Floor(Floor.Level.DOOR)
@ApplicationModule(
        displayName = "Khởi động",
        allowedDependencies = {"document", "ledger", "signature"})
@NullMarked
package vn.kycuong.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
