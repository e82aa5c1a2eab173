package vn.kycuong;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import vn.kycuong.launch.Launch;

/** The one deployable. */
@SpringBootApplication
public class Application {
    public static void main(String[] args) {
        Launch.start(Application.class, args);
    }
}
