package io.latchkey.api;

import java.util.Map;

/** How clients write their SSH configuration. */
public record SshConfigResponse(
    String hostnamePrefix, String hostnameSuffix, Map<String, String> sshConfigOptions) {}
