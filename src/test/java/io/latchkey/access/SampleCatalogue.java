package io.latchkey.access;

import java.util.List;
import java.util.Set;

/** What a shop declares: invoices that everybody reads and owners pay, deliveries for auditors. */
final class SampleCatalogue {

  static final Catalogue SHOP =
      new Catalogue(
          List.of(
              type("invoice", action("read", Role.MEMBER), action("pay", Role.OWNER)),
              type("delivery", action("read", Role.AUDITOR))));

  private SampleCatalogue() {}

  static DeclaredType type(String name, DeclaredType.Action... actions) {
    return new DeclaredType(name, "", List.of(actions));
  }

  static DeclaredType.Action action(String name, Role... roles) {
    return new DeclaredType.Action(name, "", Set.of(roles));
  }
}
