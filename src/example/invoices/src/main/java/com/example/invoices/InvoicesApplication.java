package com.example.invoices;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources of this package. */
@ApplicationPath("/")
public class InvoicesApplication extends Application {}
