package io.latchkey.http;

import java.util.List;
import java.util.stream.Stream;

/** Query strings that no operation understands, or that none should fall over. */
final class BadQueries {

  static final List<String> ALL =
      Stream.of(
              "limit",
              "offset",
              "after_id",
              "q",
              "login_type",
              "include_all",
              "include_expired",
              "%00")
          .flatMap(
              name ->
                  Stream.of(
                          "",
                          "=",
                          "=-1",
                          "=2147483648",
                          "=" + "9".repeat(30),
                          "=1.5",
                          "=%00",
                          "=%F0%9F%98%80",
                          "=0x1",
                          "=%2B1",
                          "=1&" + name + "=2",
                          "=null",
                          "=" + BadInput.UUID,
                          "=status:%00",
                          "=resource_id:1",
                          "=date_to:9999-12-31",
                          "=date_from:-1-1-1",
                          "=resource_target:%00",
                          "=%22",
                          "=:",
                          "=a:b:c",
                          "=%27%20or%201=1")
                      .map(value -> name + value))
          .toList();

  private BadQueries() {}
}
