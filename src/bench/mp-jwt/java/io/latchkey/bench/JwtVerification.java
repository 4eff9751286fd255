package io.latchkey.bench;

import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

/**
 * By MicroProfile JWT, as WildFly and Quarkus implement it: signature, issuer and end are checked,
 * and the token is read into the principal, whose groups are what {@code @RolesAllowed} compares.
 * The public key is in memory: nothing is asked for on the network.
 */
record JwtVerification(JWTParser parser, List<String> tokens) implements Verification {

  /**
   * @param folder as {@link JwtTokens} has filled it
   */
  static JwtVerification of(Path folder) throws Exception {
    RSAPublicKey key =
        (RSAPublicKey)
            KeyFactory.getInstance("RSA")
                .generatePublic(
                    new X509EncodedKeySpec(Files.readAllBytes(folder.resolve("jwt.key"))));
    return new JwtVerification(
        new DefaultJWTParser(new JWTAuthContextInfo(key, JwtTokens.ISSUER)),
        Files.readAllLines(folder.resolve("jwt")));
  }

  @Override
  public boolean permits(int number) {
    try {
      return parser.parse(tokens.get(number)).getGroups().contains(SCOPE);
    } catch (ParseException refused) {
      return false;
    }
  }
}
