package vn.kycuong.launch;

import java.util.List;

/** Lines for the person at the console once the door is open: accounts to try, where to begin. In Vietnamese. */
public interface Welcome {
    List<String> lines(Mode mode, String address);
}
