package io.latchkey.storage;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.hibernate.engine.transaction.jta.platform.spi.JtaPlatform;

/**
 * The container's transactions, found by the JNDI names that Jakarta EE guarantees, so that
 * Hibernate need not know which server it runs on.
 */
public class ContainerJtaPlatform implements JtaPlatform {
  private static final long serialVersionUID = 1;

  private static volatile TransactionSynchronizationRegistry registry;

  private static TransactionSynchronizationRegistry registry() {
    if (registry == null) {
      registry =
          lookup(
              "java:comp/TransactionSynchronizationRegistry",
              TransactionSynchronizationRegistry.class);
    }
    return registry;
  }

  @SuppressWarnings("BanJNDI") // the names are our own constants
  private static <T> T lookup(String name, Class<T> type) {
    try {
      return type.cast(new InitialContext().lookup(name));
    } catch (NamingException e) {
      throw new IllegalStateException(name, e);
    }
  }

  @Override
  public TransactionManager retrieveTransactionManager() {
    return new CurrentTransaction();
  }

  @Override
  public UserTransaction retrieveUserTransaction() {
    return lookup("java:comp/UserTransaction", UserTransaction.class);
  }

  @Override
  public Object getTransactionIdentifier(Transaction transaction) {
    return transaction;
  }

  @Override
  public boolean canRegisterSynchronization() {
    return registry().getTransactionStatus() == Status.STATUS_ACTIVE;
  }

  @Override
  public void registerSynchronization(Synchronization synchronization) {
    registry().registerInterposedSynchronization(synchronization);
  }

  @Override
  public int getCurrentStatus() {
    return registry().getTransactionStatus();
  }

  /** The part of a transaction manager that Hibernate uses; the real one is the container's. */
  private static final class CurrentTransaction implements TransactionManager {

    @Override
    public int getStatus() {
      return registry().getTransactionStatus();
    }

    @Override
    public void setRollbackOnly() {
      registry().setRollbackOnly();
    }

    /** Called when Hibernate reads JDBC metadata at boot, when there is nothing to suspend. */
    @Override
    public Transaction suspend() {
      return null;
    }

    @Override
    public void resume(Transaction transaction) {
      throw containerOnly();
    }

    @Override
    public void begin() {
      throw containerOnly();
    }

    @Override
    public void commit() {
      throw containerOnly();
    }

    @Override
    public void rollback() {
      throw containerOnly();
    }

    @Override
    public Transaction getTransaction() {
      throw containerOnly();
    }

    @Override
    public void setTransactionTimeout(int seconds) {
      throw containerOnly();
    }

    private static UnsupportedOperationException containerOnly() {
      return new UnsupportedOperationException("the container begins and ends transactions");
    }
  }
}
