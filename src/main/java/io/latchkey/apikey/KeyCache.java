package io.latchkey.apikey;

import io.latchkey.lease.LeaseTerms;
import io.latchkey.lease.LeasedCache;
import io.latchkey.lease.Reading;
import io.latchkey.lease.RevokerTerms;
import io.latchkey.revocation.RevocationPolls;
import io.latchkey.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keys that were read from the database, with their users, for as long as none of it has been
 * revoked: see {@link LeasedCache}. Nothing is kept about keys that do not exist. With {@code
 * LATCHKEY_KEY_CACHE_RECORDS=0} nothing is kept at all.
 */
@ApplicationScoped
public class KeyCache {

  @Inject Settings settings;
  @Inject RevocationPolls polls;

  private final SharedValues shared = new SharedValues();

  /** Null when nothing is kept. */
  private LeasedCache<String, PresentedKey> cache;

  @PostConstruct
  void begin() {
    if (settings.keyCacheRecords() > 0) {
      cache =
          new LeasedCache<>(
              new LeaseTerms(
                  settings.revocationLease(), RevokerTerms.WINDOW, settings.keyCacheRecords()),
              key -> key.caller().userId(),
              System::nanoTime,
              Clock.systemUTC()::millis);
      polls.serve(cache);
    }
  }

  /** The key with that id, if it may be verified from memory now. */
  public Optional<PresentedKey> find(String id) {
    return cache == null ? Optional.empty() : cache.find(id);
  }

  /** Reads a key from the database, and keeps it unless something is revoked meanwhile. */
  public PresentedKey reading(Supplier<PresentedKey> database) {
    if (cache == null) {
      return database.get();
    }
    polls.wake();
    Reading reading = cache.beginReading();
    PresentedKey key = database.get();
    cache.put(reading, key.id(), key.sharing(shared));
    return key;
  }
}
