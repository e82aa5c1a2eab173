package vn.kycuong.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The floor a module stands on. Imports only go down; {@code HouseTest} reads this annotation from each package-info. */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Floor {
    Level value();

    /** The floors from the ground up. */
    enum Level {
        GROUND,
        FOUNDATION,
        REGISTER,
        DESK,
        WATCH,
        DOOR
    }
}
