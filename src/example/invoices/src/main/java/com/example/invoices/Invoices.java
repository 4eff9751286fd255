package com.example.invoices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The invoices in the database. Every method asks whose, so that nobody finds somebody else's. */
@ApplicationScoped
@Transactional
public class Invoices {
  @PersistenceContext EntityManager database;

  /** All of one owner, by id. */
  public List<Invoice> list(String owner) {
    return database
        .createNamedQuery("Invoice.listOwn", Invoice.class)
        .setParameter("owner", owner)
        .getResultList();
  }

  /** One, empty if there is none or it is somebody else's. */
  public Optional<Invoice> find(String id, String owner) {
    return database
        .createNamedQuery("Invoice.findOwn", Invoice.class)
        .setParameter("id", id)
        .setParameter("owner", owner)
        .getResultStream()
        .findFirst();
  }

  /** The same after its payment was released; that it was already makes no difference. */
  public Optional<Invoice> pay(String id, String owner) {
    Optional<Invoice> invoice = find(id, owner);
    invoice.ifPresent(Invoice::pay);
    return invoice;
  }
}
