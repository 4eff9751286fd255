package billing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** An invoice, for keys with the scope {@code invoice:read}. */
@SpringBootApplication
@EnableMethodSecurity
@RestController
public class Billing {
  public static void main(String[] arguments) {
    SpringApplication.run(Billing.class, arguments);
  }

  @GetMapping("/invoices/{id}")
  @PreAuthorize("hasAuthority('SCOPE_invoice:read')")
  public String view(
      @PathVariable("id") String id, @AuthenticationPrincipal OAuth2AuthenticatedPrincipal caller) {
    return id + " for " + caller.getAttribute("username");
  }
}
