package vn.kycuong.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may open a page or send a form (ai được vào): the rule of a route, or of all routes of a class unless they say otherwise. The walls ask it
 * before anything of the page runs; a route without one is closed to everybody, and no build passes with it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Access {
    Who value();

    /**
     * Rights of which the officer must hold one in the post of the session; none are asked when it is empty. Of a program: the scopes that
     * its token must have.
     */
    String[] rights() default {};

    /** Who asks. */
    enum Who {
        /** Anybody, known or not. */
        EVERYBODY,
        /** An officer at work: his own matters, registers that all officers read, or what the rights give. */
        OFFICER,
        /**
         * An officer whose scope holds the case that the address names. For all others it does not exist. What he may do to it beyond
         * looking is decided again by the act statement, unit by unit.
         */
        CASE,
        /** A program of another system that shows a token; never an officer. */
        PROGRAM
    }
}
