package io.latchkey.apikey;

import io.latchkey.access.AllowList;
import io.latchkey.access.Role;
import io.latchkey.access.ScopeSet;
import io.latchkey.lease.LeaseTerms;
import io.latchkey.lease.LeasedCache;
import io.latchkey.user.LoginType;
import io.latchkey.user.User;
import io.latchkey.user.UserStatus;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * The heap that each cached key takes, with the records that the server keeps: {@code KeyMemory
 * [KEYS [USERS]]}, 100,000 and 500 if not given. Run with {@code -Xmx1g -XX:+UseSerialGC}, so that
 * the collector leaves nothing behind. Keys and users are made as a query makes them: no object is
 * shared until the cache shares it.
 */
class KeyMemory {

  private static final class Person extends User {}

  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00.123456Z");
  private static final String SCOPES = "workspace:read,template:read,user:read";
  private static final String ALLOWED = "workspace:*";

  private final Random random = new Random(16);
  private final int keys;
  private final UUID[] users;

  private KeyMemory(int keys, int users) {
    this.keys = keys;
    this.users = new UUID[users];
    for (int i = 0; i < users; i++) {
      this.users[i] = UUID.randomUUID();
    }
  }

  public static void main(String[] arguments) throws Exception {
    int keys = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    int users = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
    new KeyMemory(keys, users).measure();
  }

  private void measure() throws Exception {
    long needed = needed();
    SharedValues shared = new SharedValues();
    PresentedKey[] records = new PresentedKey[keys];
    try {
      long empty = used();
      for (int i = 0; i < keys; i++) {
        records[i] = read(i).sharing(shared);
      }
      long record = (used() - empty) / keys;
      LeasedCache<String, PresentedKey> cache = cache();
      long before = used();
      for (int i = 0; i < keys; i++) {
        cache.put(cache.beginReading(), records[i].id(), records[i]);
      }
      long place = (used() - before) / keys;
      System.out.printf(
          "%d records of %d users in the cache%n",
          cache.statistics().records(), cache.statistics().users());
      System.out.printf("what a key must hold (id, hash, end, last use): %d bytes%n", needed);
      System.out.printf("on top of that: %d bytes%n", record - needed + place);
      System.out.printf("  its record, with its share of what is shared: %d%n", record - needed);
      System.out.printf("  its place in the cache: %d%n", place);
    } finally {
      Reference.reachabilityFence(records);
      Reference.reachabilityFence(shared);
    }
  }

  /** The objects that a key cannot do without. */
  private long needed() {
    Object[] least = new Object[4 * keys];
    try {
      long empty = used();
      for (int i = 0; i < keys; i++) {
        KeySecret secret = KeySecret.generate(random);
        least[4 * i] = secret.id();
        least[4 * i + 1] = secret.hash();
        least[4 * i + 2] = BEGINNING.plusSeconds(i);
        least[4 * i + 3] = BEGINNING.plusMillis(i);
      }
      return (used() - empty) / keys;
    } finally {
      Reference.reachabilityFence(least);
    }
  }

  private PresentedKey read(int i) throws ReflectiveOperationException {
    NewKey made =
        new NewKey(
            LoginType.TOKEN,
            "token-" + i,
            ScopeSet.ofStored(List.of(SCOPES.split(","))),
            AllowList.ofStored(List.of(ALLOWED.split(","))),
            Duration.ofDays(7),
            BEGINNING.plusSeconds(i),
            String.join(".", "192", "168", "0", Integer.toString(i % 100)));
    ApiKey key = new ApiKey(KeySecret.generate(random), users[i % users.length], made);
    set(ApiKey.class, key, Map.of("lastUsed", BEGINNING.plusMillis(i)));
    return new PresentedKey(key, user(i % users.length));
  }

  private User user(int i) throws ReflectiveOperationException {
    UUID id = new UUID(users[i].getMostSignificantBits(), users[i].getLeastSignificantBits());
    User user = new Person();
    set(
        User.class,
        user,
        Map.ofEntries(
            Map.entry("id", id),
            Map.entry("organizationId", new UUID(1, 1)),
            Map.entry("username", "user-" + i),
            Map.entry("usernameKey", "user-" + i),
            Map.entry("email", "user-" + i + "@example.com"),
            Map.entry("emailKey", "user-" + i + "@example.com"),
            Map.entry("name", "User " + i),
            Map.entry("avatarUrl", ""),
            Map.entry("passwordHash", "x".repeat(150) + i),
            Map.entry("loginType", LoginType.PASSWORD),
            Map.entry("status", UserStatus.ACTIVE),
            Map.entry("roles", Set.of(Role.OWNER)),
            Map.entry("createdAt", BEGINNING.plusNanos(i)),
            Map.entry("updatedAt", BEGINNING.plusNanos(i)),
            Map.entry("lastSeenAt", BEGINNING.plusMillis(i))));
    return user;
  }

  private static <T> void set(Class<T> type, T object, Map<String, Object> values)
      throws ReflectiveOperationException {
    for (Map.Entry<String, Object> value : values.entrySet()) {
      Field field = type.getDeclaredField(value.getKey());
      field.setAccessible(true);
      field.set(object, value.getValue());
    }
  }

  private LeasedCache<String, PresentedKey> cache() {
    LeasedCache<String, PresentedKey> cache =
        new LeasedCache<>(
            new LeaseTerms(Duration.ofMillis(500), Duration.ofSeconds(10), keys),
            key -> key.caller().userId(),
            System::nanoTime,
            () -> 0);
    cache.apply(cache.beginPoll(), Instant.EPOCH, List.of());
    return cache;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
