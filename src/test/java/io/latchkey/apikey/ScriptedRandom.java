package io.latchkey.apikey;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The source of ids and secrets in the server under test: the platform's generator, as in {@link
 * RandomSource}, unless a test told it what to draw next.
 */
public final class ScriptedRandom extends SecureRandom {
  private static final long serialVersionUID = 1;

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final ScriptedRandom INSTANCE = new ScriptedRandom();

  private final transient Queue<Integer> script = new ConcurrentLinkedQueue<>();

  /** What is drawn next will spell this text of letters and digits. */
  static void drawNext(String text) {
    text.chars().map(ALPHABET::indexOf).forEach(INSTANCE.script::add);
  }

  /** Whether all of it was drawn. */
  static boolean isExhausted() {
    return INSTANCE.script.isEmpty();
  }

  @Override
  public int nextInt(int bound) {
    Integer next = script.poll();
    return next == null ? super.nextInt(bound) : next;
  }

  /** Takes the place of {@link RandomSource} in the tests' deployment. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  public static class Source {

    @Produces
    public SecureRandom random() {
      return INSTANCE;
    }
  }
}
