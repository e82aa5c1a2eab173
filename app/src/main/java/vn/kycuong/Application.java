package vn.kycuong;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;
import vn.kycuong.launch.Launch;

/** The one deployable. */
@SpringBootApplication
@Modulithic(sharedModules = {"kernel", "calendar"})
public class Application {
    public static void main(String[] args) {
        Launch.start(Application.class, args);
    }
}
