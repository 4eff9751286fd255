package io.latchkey.auth;

import io.latchkey.access.Caller;
import io.latchkey.apikey.KeySecret;
import java.lang.reflect.Method;

/**
 * What a socket was opened with. The key must still be valid whenever something is said on it.
 *
 * @param caller who opened it, with what the key permitted at that time
 * @param secret the key
 * @param address where the request came from
 * @param operation what the caller had to be admitted to
 */
public record Admission(Caller caller, KeySecret secret, String address, Method operation) {}
