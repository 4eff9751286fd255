package io.latchkey.settings;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Reads the settings when the application starts, so that an invalid one stops it. */
@Startup
@Singleton
public class StartupCheck {

  private static final Logger LOG = System.getLogger(StartupCheck.class.getName());

  @Inject SettingsSource source;

  @PostConstruct
  void check() {
    try {
      if (source.settings().accessUrl().isEmpty()) {
        LOG.log(
            Level.INFO,
            "CODER_ACCESS_URL is not set: answers name the address that a client asks for, as its"
                + " Host header says");
      }
    } catch (InvalidSettingsException wrong) {
      // the run scripts in server-config wait for this text
      LOG.log(Level.ERROR, "Latchkey cannot start: {0}", wrong.getMessage());
      throw wrong;
    }
  }
}
