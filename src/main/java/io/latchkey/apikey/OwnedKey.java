package io.latchkey.apikey;

/** A key in a list, with its owner's username. */
record OwnedKey(ApiKey key, String username) {}
