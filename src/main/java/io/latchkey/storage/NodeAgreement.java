package io.latchkey.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Whether all nodes have in common what they must: each writes a checksum of it when it starts, and
 * sees in the database what the one that started last wrote. A node that differs says so and works
 * on, for nobody can say which of them is right.
 */
@ApplicationScoped
public class NodeAgreement {

  private static final Logger LOG = System.getLogger(NodeAgreement.class.getName());

  @Inject Database database;
  @Inject DatabaseProbe probe;

  private volatile String mine = "";
  private volatile String told = "";

  /** Writes this node's checksum, once, at its start. */
  public void announce(String checksum) {
    mine = checksum;
    try {
      warnOf(database.replaceAgreement(checksum));
    } catch (RuntimeException unwritten) {
      LOG.log(
          Level.WARNING,
          "Whether the other nodes declare the same resource types is not known: {0}",
          String.valueOf(unwritten.getMessage()));
    }
  }

  /** The checksum of this node. */
  String mine() {
    return mine;
  }

  /** The checksum of the node that started last; that of this one when it is not known. */
  String latest() {
    String latest = probe.agreement().isEmpty() ? mine : probe.agreement();
    warnOf(latest);
    return latest;
  }

  /** Logged once for each other checksum. */
  private void warnOf(String other) {
    if (!other.isEmpty() && !other.equals(mine) && !other.equals(told)) {
      told = other;
      LOG.log(
          Level.WARNING,
          "Another node declares other resource types (checksum {0}) than this one ({1}). Give all"
              + " nodes the same LATCHKEY_RESOURCE_TYPES and restart those that have another; if it"
              + " was changed on purpose, those that started before",
          other,
          mine);
    }
  }
}
