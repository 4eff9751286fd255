package com.example.invoices;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/**
 * What somebody has to pay. The owner is a user of Latchkey's, by name; a service whose users may
 * be renamed keeps the key's {@code userId()} instead, which stays.
 */
@Entity
@Table(name = "invoices")
@NamedQuery(
    name = "Invoice.listOwn",
    query = "select i from Invoice i where i.owner = :owner order by i.id")
@NamedQuery(
    name = "Invoice.findOwn",
    query = "select i from Invoice i where i.id = :id and i.owner = :owner")
public class Invoice {
  @Id
  @Column(length = 32)
  private String id;

  @Column(length = 64, nullable = false)
  private String owner;

  @Column(precision = 10, scale = 2, nullable = false)
  private BigDecimal amount;

  private boolean paid;

  /** Such as {@code INV-7}. */
  public String getId() {
    return id;
  }

  /** Who has to pay. */
  public String getOwner() {
    return owner;
  }

  /** In euros. */
  public BigDecimal getAmount() {
    return amount;
  }

  /** Whether its payment was released. */
  public boolean isPaid() {
    return paid;
  }

  void pay() {
    paid = true;
  }
}
