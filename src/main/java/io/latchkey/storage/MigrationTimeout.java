package io.latchkey.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets each migration take the time it needs: the time that a request may wait for the database
 * (the pool's {@code socketTimeout}) is too short for altering a large table.
 */
final class MigrationTimeout extends BaseCallback {

  private static final Logger LOG = System.getLogger(MigrationTimeout.class.getName());

  private int usual;

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_EACH_MIGRATE
        || event == Event.AFTER_EACH_MIGRATE
        || event == Event.AFTER_EACH_MIGRATE_ERROR;
  }

  @Override
  public void handle(Event event, Context context) {
    try {
      if (event == Event.BEFORE_EACH_MIGRATE) {
        usual = context.getConnection().getNetworkTimeout();
        context.getConnection().setNetworkTimeout(Runnable::run, 0);
      } else {
        context.getConnection().setNetworkTimeout(Runnable::run, usual);
      }
    } catch (SQLException unsupported) {
      LOG.log(Level.DEBUG, "The limit on waiting for the database cannot be lifted", unsupported);
    }
  }
}
