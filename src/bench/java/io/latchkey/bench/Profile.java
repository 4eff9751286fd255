package io.latchkey.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of request threads went and who allocated, from a flight recording: {@code Profile
 * FILE [REQUESTS]}. Each sample counts for the first layer, from the top of the stack down, that
 * its frames name, so the JDK's own classes count for their caller. Socket reads and writes are
 * native samples and come on top.
 */
class Profile {

  /** Name of a layer and the beginnings of its classes' names. */
  private static final Map<String, List<String>> LAYERS = new LinkedHashMap<>();

  static {
    LAYERS.put("MySQL driver", List.of("com.mysql."));
    LAYERS.put("H2", List.of("org.h2."));
    LAYERS.put("Hibernate", List.of("org.hibernate.", "org.antlr."));
    LAYERS.put(
        "connection pool",
        List.of("com.sun.gjc.", "com.sun.enterprise.resource.", "com.sun.enterprise.connectors."));
    LAYERS.put("JTA", List.of("com.sun.enterprise.transaction.", "com.sun.jts."));
    LAYERS.put(
        "JPA container",
        List.of("com.sun.enterprise.container.common.", "org.glassfish.persistence."));
    LAYERS.put("EJB", List.of("com.sun.ejb.", "org.glassfish.ejb."));
    LAYERS.put("CDI (Weld)", List.of("org.jboss.weld.", "org.glassfish.weld."));
    LAYERS.put(
        "Jersey, HK2", List.of("org.glassfish.jersey.", "org.glassfish.hk2.", "org.jvnet.hk2."));
    LAYERS.put("JSON-B", List.of("org.eclipse.yasson.", "org.eclipse.parsson."));
    LAYERS.put("Caffeine", List.of("com.github.benmanes."));
    LAYERS.put("Micrometer", List.of("io.micrometer.", "io.prometheus.", "org.HdrHistogram"));
    LAYERS.put("Latchkey itself", List.of("io.latchkey."));
    LAYERS.put("Payara's listeners", List.of("fish.payara."));
    LAYERS.put("Catalina", List.of("org.apache.catalina.", "org.glassfish.web."));
    LAYERS.put("Grizzly", List.of("org.glassfish.grizzly."));
  }

  /** Samples that are counted by who is on their stack. */
  private static final class Tally {
    private final Map<String, Long> byLayer = new HashMap<>();
    private final Map<String, Long> below = new HashMap<>();
    private final Map<String, Long> byMethod = new HashMap<>();
    private final Map<String, Long> byTop = new HashMap<>();
    private long samples;
    private long total;

    void add(List<RecordedFrame> frames, long weight, String top) {
      samples++;
      total += weight;
      byLayer.merge(layer(frames), weight, Long::sum);
      byTop.merge(top, weight, Long::sum);
      frames.stream()
          .map(Profile::type)
          .flatMap(type -> LAYERS.entrySet().stream().filter(l -> begins(type, l.getValue())))
          .map(Map.Entry::getKey)
          .distinct()
          .forEach(name -> below.merge(name, weight, Long::sum));
      frames.stream()
          .filter(frame -> type(frame).startsWith("io.latchkey."))
          .findFirst()
          .map(Profile::method)
          .ifPresent(method -> byMethod.merge(method, weight, Long::sum));
    }

    void print(String byTopTitle) {
      System.out.println("  own share / share with all it calls, by layer:");
      top(byLayer, 20, true);
      System.out.println("  by the innermost method of Latchkey on the stack:");
      top(byMethod, 20, false);
      System.out.println("  by " + byTopTitle + ":");
      top(byTop, 20, false);
    }

    private void top(Map<String, Long> counts, int rows, boolean withCallees) {
      counts.entrySet().stream()
          .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
          .limit(rows)
          .forEach(
              entry -> {
                String callees = withCallees ? percent(below.getOrDefault(entry.getKey(), 0L)) : "";
                System.out.printf(
                    "  %s %s  %s%n", percent(entry.getValue()), callees, entry.getKey());
              });
    }

    private String percent(long count) {
      return String.format("%5.1f %%", 100.0 * count / Math.max(1, total));
    }
  }

  private final Tally time = new Tally();
  private final Tally bytes = new Tally();
  private final Set<Long> begun = new HashSet<>();

  private Profile() {}

  public static void main(String[] arguments) throws Exception {
    Profile profile = new Profile();
    try (RecordingFile recording = new RecordingFile(Path.of(arguments[0]))) {
      while (recording.hasMoreEvents()) {
        profile.add(recording.readEvent());
      }
    }
    profile.print(arguments.length > 1 ? Long.parseLong(arguments[1]) : 0);
  }

  private void add(RecordedEvent event) {
    if (event.getStackTrace() == null) {
      return;
    }
    List<RecordedFrame> frames = event.getStackTrace().getFrames();
    switch (event.getEventType().getName()) {
      case "jdk.ExecutionSample" -> {
        if (isOfRequest(event.getThread("sampledThread"))) {
          time.add(frames, 1, method(frames.get(0)));
        }
      }
      case "jdk.ObjectAllocationSample" -> {
        RecordedThread thread = event.getThread("eventThread");
        // A sample stands for all that its thread has allocated since the one before.
        if (isOfRequest(thread) && !begun.add(thread.getJavaThreadId())) {
          bytes.add(frames, event.getLong("weight"), event.getClass("objectClass").getName());
        }
      }
      default -> {}
    }
  }

  private static boolean isOfRequest(RecordedThread thread) {
    return thread != null && String.valueOf(thread.getJavaName()).contains("http-");
  }

  private static String layer(List<RecordedFrame> frames) {
    for (RecordedFrame frame : frames) {
      String type = type(frame);
      for (Map.Entry<String, List<String>> layer : LAYERS.entrySet()) {
        if (begins(type, layer.getValue())) {
          return layer.getKey();
        }
      }
    }
    return "JDK alone";
  }

  private static boolean begins(String type, List<String> beginnings) {
    return beginnings.stream().anyMatch(type::startsWith);
  }

  private static String type(RecordedFrame frame) {
    return frame.getMethod().getType().getName();
  }

  private static String method(RecordedFrame frame) {
    return type(frame) + "." + frame.getMethod().getName();
  }

  private void print(long requests) {
    System.out.printf(
        "profile of the authenticated request: %d samples of request threads%n", time.samples);
    time.print("method at the top of the stack");
    System.out.printf(
        "allocation: %d samples of request threads, %d MB", bytes.samples, bytes.total >> 20);
    System.out.println(requests > 0 ? ", " + bytes.total / requests + " bytes a request" : "");
    bytes.print("class of the object");
  }
}
