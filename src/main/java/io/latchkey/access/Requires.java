package io.latchkey.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permissions that an HTTP operation requires; it is rejected before it starts if one is
 * missing.
 *
 * <p>They are checked in order against the caller's roles and scopes ({@link
 * Caller#mayEver(Permission)}); the first one missing decides: a {@code read} permission answers
 * 404, any other 403 (token API D2, D3). Whether the caller may do it to the object in question is
 * decided where that is loaded, with {@link Caller#may(Permission, AccessObject)}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requires {

  /**
   * Permissions, for example {@code "api_key:create"}; none means that any authenticated caller may
   * try.
   */
  String[] value();

  /**
   * Whether the operation concerns all objects of these types, or the only one there is: roles must
   * then permit it whoever the owner is, and the key's allow list must not confine it.
   */
  boolean siteWide() default false;

  /**
   * The message of the 403 where the contract requires one other than the usual; a missing {@code
   * read} permission then answers 403, too.
   */
  String refusal() default "";

  /**
   * Whether requests of those who have the permissions count towards the rate limit of their user;
   * not so where a service asks about each request that it gets itself.
   */
  boolean rateLimited() default true;
}
