package io.latchkey.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks resources that OAuth clients call: programs, not browsers. The caller authenticates as such
 * a client does, or with a key in any place but the cookie, so that no other site can make a
 * browser do it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ForClients {

  /**
   * The header that holds the caller's key, where every other place holds the key that the question
   * is about; empty for none.
   */
  String header() default "";
}
