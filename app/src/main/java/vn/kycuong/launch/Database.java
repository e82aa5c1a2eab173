package vn.kycuong.launch;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where the application keeps its rows.
 *
 * @param user null when the address itself names the user
 */
record Database(String url, @Nullable String user, @Nullable String password) {
    Connection connect() throws SQLException {
        var who = new Properties();
        if (user != null) who.setProperty("user", user);
        if (password != null) who.setProperty("password", password);
        return DriverManager.getConnection(url, who);
    }

    /** The same, for the owner of the tables: says to the migrations under which role the application will work. */
    Database confining(String application) {
        var role = URLEncoder.encode("-c kycuong.app_role=" + application, StandardCharsets.UTF_8);
        return new Database(
                url + (url.contains("?") ? "&" : "?") + "options=" + role.replace("+", "%20"), user, password);
    }

    /** The address without what follows the question mark, which may be a password. */
    String shown() {
        int query = url.indexOf('?');
        var bare = query < 0 ? url : url.substring(0, query);
        return bare.replaceFirst("//[^/@]*@", "//");
    }
}
