package io.latchkey.jakarta;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a key must permit to call a resource method (verification 6). {@code @PermitAll} opens a
 * method to everybody, with and without a key; {@code @DenyAll} closes it. A method about which
 * nothing is said is refused to everybody.
 *
 * <p>What the method itself says counts alone. Where it says nothing, its class counts, then the
 * superclasses, nearest first, then the interfaces. Nothing is loosened on that way: what a nearer
 * class says is asked for besides what is said above of the method that is overridden, and besides
 * what the class that declares it says of a method that is merely inherited. So it takes the scopes
 * of both, and is open only where nobody asks for a key. On a class {@code @PermitAll} opens the
 * methods that this very class declares, and nothing that a subclass puts in their place (Jakarta
 * Annotations, 2.1).
 *
 * <p>What two interfaces say differently must be said on the method or class itself: otherwise the
 * application does not start.
 *
 * <p>Sub-resource locators (methods with {@code @Path} and without {@code @GET} and the like) run
 * before the key is verified, and what is said on them would count for nothing: it stops the
 * application, and so does a class that asks for keys and has nothing but locators. The class that
 * a locator returns says who may call its methods; what the locator's class says counts for the
 * operations of that class only.
 *
 * <p>A method that the framework adds, such as an answer to {@code OPTIONS}, says nothing and is
 * refused as well where the framework lets filters see it.
 *
 * <pre>{@code
 * @Path("invoices")
 * @RequiresScope("invoice:read")
 * public class InvoiceResource {
 *   @Inject VerifiedKey key;
 *
 *   @POST
 *   @Path("{id}/payment")
 *   @RequiresScope("invoice:pay")
 *   public void pay(@PathParam("id") String id) {
 *     key.require("invoice", id);
 *   }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresScope {

  /**
   * Scopes such as {@code invoice:read}, all of which the key must have; none means that any good
   * key will do. One that no key can have, such as {@code invoice:*}, stops the application.
   */
  String[] value();
}
