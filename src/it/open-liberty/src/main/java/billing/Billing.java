package billing;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The service's only application. */
@ApplicationPath("/")
public class Billing extends Application {}
