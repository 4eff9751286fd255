package io.latchkey.socket;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.websocket.Session;

/** No socket is given a limit of silence by the server: {@link Silence} says why. */
@AnalyzeClasses(packagesOf = Silence.class)
class ServersLimitTest {

  @ArchTest
  static final ArchRule noLimitIsSet =
      noClasses().should().callMethod(Session.class, "setMaxIdleTimeout", long.class);
}
