package io.latchkey.apikey;

import io.latchkey.access.Catalogue;
import io.latchkey.storage.NodeAgreement;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Tells the other nodes at the start which resource types this one declares (verification 1). After
 * the settings were checked, for only that check says what is wrong with them.
 */
@Startup
@Singleton
@DependsOn("StartupCheck")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // else its failure is the start's
public class CatalogueAnnouncement {

  @Inject Catalogue catalogue;
  @Inject NodeAgreement nodes;

  @PostConstruct
  void announce() {
    nodes.announce(catalogue.checksum());
  }
}
