package io.latchkey.api;

import java.util.List;

/** The notifications of a user: there are none. */
public record InboxResponse(List<String> notifications, long unreadCount) {}
