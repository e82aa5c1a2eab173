package vn.kycuong.ui;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fields that a page may be sent more than once (ô nhiều giá trị): boxes to tick, rows of a table. Any other parameter that comes twice is
 * refused by the walls, since two readers might each believe another of the two values.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Several {
    String[] value();
}
