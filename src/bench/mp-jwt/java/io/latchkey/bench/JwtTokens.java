package io.latchkey.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * Signs tokens, all different, with the claims of MicroProfile JWT: {@code JwtTokens FOLDER
 * NUMBER}. Writes into the folder {@code jwt}, a token a line, and {@code jwt.key}, the public key.
 */
final class JwtTokens {

  static final String ISSUER = "https://keys.example.com";

  private static final int BITS = 2048;
  private static final int MINUTES = 60;

  private JwtTokens() {}

  public static void main(String[] arguments) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(BITS);
    KeyPair pair = generator.generateKeyPair();
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Files.write(folder.resolve("jwt.key"), pair.getPublic().getEncoded());
    Files.write(
        folder.resolve("jwt"),
        IntStream.range(0, Integer.parseInt(arguments[1]))
            .parallel()
            .mapToObj(i -> sign(pair, i))
            .toList());
  }

  private static String sign(KeyPair pair, int number) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setSubject(UUID.randomUUID().toString());
    claims.setClaim("upn", "user-" + number);
    claims.setStringListClaim("groups", List.of("template:read", Verification.SCOPE));
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(MINUTES);
    claims.setGeneratedJwtId();
    JsonWebSignature signature = new JsonWebSignature();
    signature.setHeader("typ", "JWT");
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setKey(pair.getPrivate());
    signature.setPayload(claims.toJson());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
