package io.latchkey.storage;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.type.StandardBasicTypes;

/**
 * Gives queries the function {@code index_prefix(column)}, for ordering rows that all have the same
 * value in the first column of an index. H2 reads them in the order of that index only if the order
 * names the column, MariaDB only if it does not.
 */
public class IndexPrefix implements FunctionContributor {

  @Override
  public void contributeFunctions(FunctionContributions functions) {
    functions
        .getFunctionRegistry()
        .patternDescriptorBuilder(
            "index_prefix", functions.getDialect() instanceof H2Dialect ? "?1" : "null")
        .setExactArgumentCount(1)
        .setInvariantType(
            functions
                .getTypeConfiguration()
                .getBasicTypeRegistry()
                .resolve(StandardBasicTypes.STRING))
        .register();
  }
}
