package io.latchkey.apikey;

/** A key in a list, with its owner's username beside it. */
record OwnedKey(ApiKey key, String username) {}
