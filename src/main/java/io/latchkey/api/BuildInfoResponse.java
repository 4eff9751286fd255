package io.latchkey.api;

/**
 * {@code GET /buildinfo} (token API 3.7).
 *
 * @param externalUrl where clients reach this server
 * @param version semver after a {@code v}; the release that clients written for Coder take this
 *     server for
 * @param deploymentId an identifier of this installation
 */
public record BuildInfoResponse(
    String externalUrl,
    String version,
    String dashboardUrl,
    boolean telemetry,
    boolean workspaceProxy,
    String agentApiVersion,
    String provisionerApiVersion,
    String upgradeMessage,
    String deploymentId) {}
