package io.latchkey.apikey;

import io.latchkey.user.LoginType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Counts what happens to keys. */
@ApplicationScoped
public class KeyMeters {

  @Inject MeterRegistry registry;

  private Counter sessions;
  private Counter tokens;
  private Counter expired;
  private Counter deleted;
  private Counter purged;

  @PostConstruct
  void register() {
    sessions = created(LoginType.PASSWORD);
    tokens = created(LoginType.TOKEN);
    expired = Counter.builder("latchkey.keys.expired").register(registry);
    deleted = Counter.builder("latchkey.keys.deleted").register(registry);
    purged = Counter.builder("latchkey.keys.purged").register(registry);
  }

  private Counter created(LoginType type) {
    return Counter.builder("latchkey.keys.issued") // the Prometheus client reserves "created"
        .tag("login_type", type.text())
        .register(registry);
  }

  void created(boolean token) {
    (token ? tokens : sessions).increment();
  }

  /** A request to expire a key was answered; counts if it was this request that did it. */
  void expired(boolean byThis) {
    expired.increment(byThis ? 1 : 0);
  }

  /** The same for a request to delete one. */
  void deleted(boolean byThis) {
    deleted.increment(byThis ? 1 : 0);
  }

  void purged(int keys) {
    purged.increment(keys);
  }
}
