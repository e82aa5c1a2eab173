package vn.kycuong.launch;

/** How far a long piece of work has come, for the bar at the console and the page that visitors see meanwhile. */
public interface ConsoleProgress {
    /** So many of so many are done; called as often as one likes. */
    void done(long done, long of);
}
