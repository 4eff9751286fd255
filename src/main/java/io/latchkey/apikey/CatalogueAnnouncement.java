package io.latchkey.apikey;

import io.latchkey.access.Catalogue;
import io.latchkey.revocation.RevocationLog;
import io.latchkey.storage.NodeAgreement;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Tells the other nodes at the start which resource types this one declares (verification 1). After
 * the settings were checked, for only that check says what is wrong with them.
 */
@Startup
@Singleton
@DependsOn("StartupCheck")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CatalogueAnnouncement {

  private static final Logger LOG = System.getLogger(CatalogueAnnouncement.class.getName());

  @Inject Catalogue catalogue;
  @Inject NodeAgreement nodes;
  @Inject RevocationLog revocations;

  /**
   * In no transaction of its own, for what cannot be written must not stop the start. Services keep
   * what keys are good for, and this node may see that in another way than those that ran until
   * now: its file may differ, or its release. So they are told at every start, for one that agrees
   * with the node before may follow one that did not and has answered meanwhile.
   */
  @PostConstruct
  void announce() {
    nodes.announce(catalogue.checksum());
    try {
      revocations.ofEverything("");
    } catch (RuntimeException unwritten) {
      LOG.log(
          Level.WARNING,
          "Services may not see what this node changes, such as resource types, for an hour",
          unwritten);
    }
  }
}
