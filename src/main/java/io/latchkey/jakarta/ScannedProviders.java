package io.latchkey.jakarta;

import jakarta.ws.rs.ext.Provider;

/**
 * The same again for Quarkus, which looks for annotated classes and not for {@code
 * META-INF/services}. Classes of their own, because a server that does both would warn of one that
 * it finds twice.
 */
public final class ScannedProviders {

  private ScannedProviders() {}

  /** Protects the resources. */
  @Provider
  public static class Protection extends ResourceProtection {}

  /** Answers what a key is not permitted. */
  @Provider
  public static class Mapper extends NotPermittedMapper {}
}
