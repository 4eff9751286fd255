package io.latchkey.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A template. Nothing runs here, so what concerns running is empty, false or zero; clients read it.
 *
 * @param activeVersionId changes with every update
 * @param activeUserCount how many users own workspaces made from it
 */
public record TemplateResponse(
    UUID id,
    Instant createdAt,
    Instant updatedAt,
    UUID organizationId,
    String organizationName,
    String organizationDisplayName,
    String organizationIcon,
    String name,
    String displayName,
    String description,
    String icon,
    UUID activeVersionId,
    long activeUserCount,
    boolean deprecated,
    String deprecationMessage,
    UUID createdById,
    String createdByName,
    String provisioner,
    long defaultTtlMs,
    boolean allowUserCancelWorkspaceJobs,
    AutostartRequirement autostartRequirement,
    AutostopRequirement autostopRequirement,
    long activityBumpMs,
    boolean allowUserAutostart,
    boolean allowUserAutostop,
    long failureTtlMs,
    long timeTilDormantMs,
    long timeTilDormantAutodeleteMs,
    boolean requireActiveVersion,
    String maxPortShareLevel,
    String corsBehavior) {

  /** On which days workspaces start by themselves: none. */
  public record AutostartRequirement(List<String> daysOfWeek) {}

  /** On which days, every how many weeks, workspaces stop by themselves: none. */
  public record AutostopRequirement(List<String> daysOfWeek, long weeks) {}
}
