package example;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Lists nothing: the server looks for the classes. */
@ApplicationPath("api")
public class Api extends Application {}
