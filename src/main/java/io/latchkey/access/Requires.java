package io.latchkey.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permissions without which an HTTP operation is refused before it starts.
 *
 * <p>They are checked in order against the caller's roles and scopes ({@link
 * Caller#mayEver(Permission)}); the first one lacking decides: a {@code read} permission answers
 * 404, any other 403 (token API D2, D3). Whether the caller may do it to the very object is decided
 * where the object is loaded, with {@link Caller#may(Permission, AccessObject)}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requires {

  /**
   * Texts of permissions, for example {@code "api_key:create"}; none means that any authenticated
   * caller may try.
   */
  String[] value();

  /**
   * Whether the operation is about all objects of these types, or about the one thing that there
   * is: then roles must permit it whoever owns them, and the key's allow list must not confine it.
   */
  boolean siteWide() default false;

  /**
   * The message of the 403, where the contract wants another than the usual one; a {@code read}
   * permission that is lacking then answers 403, too.
   */
  String refusal() default "";
}
