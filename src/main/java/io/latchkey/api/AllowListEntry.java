package io.latchkey.api;

/**
 * One object, or one kind of objects, that a key is confined to (token API 6.2). Read from an
 * object with both members or from the text {@code type:id}; always written as the object.
 *
 * @param type a resource type, or {@code *}
 * @param id a UUID, or {@code *}
 */
public record AllowListEntry(String type, String id) {}
