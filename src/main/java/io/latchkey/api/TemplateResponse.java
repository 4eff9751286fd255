package io.latchkey.api;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A template. Nothing runs here, so what concerns running is empty, false or zero; it is there
 * because clients read it.
 *
 * @param activeVersionId changes with every update
 * @param provisioner {@code terraform}: clients have no other word for none
 * @param activeUserCount how many users own workspaces made from it
 */
@JsonbPropertyOrder("id")
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
    String corsBehavior,
    BuildTimeStats buildTimeStats,
    boolean deleted,
    boolean useClassicParameterFlow,
    boolean disableModuleCache,
    long timeTilAutostopNotifyMs) {

  /** How long each transition takes, which nobody here measures. */
  public record BuildTimeStats(
      TransitionStats start, TransitionStats stop, TransitionStats delete) {

    /** Of none of the transitions. */
    public static final BuildTimeStats NONE =
        new BuildTimeStats(TransitionStats.NONE, TransitionStats.NONE, TransitionStats.NONE);
  }

  /**
   * How long one transition takes, as the median and the 95th percentile; milliseconds, or null.
   */
  public record TransitionStats(
      @JsonbNillable @JsonbProperty("P50") Long p50,
      @JsonbNillable @JsonbProperty("P95") Long p95) {

    static final TransitionStats NONE = new TransitionStats(null, null);
  }

  /** On which days workspaces start by themselves: none. */
  public record AutostartRequirement(List<String> daysOfWeek) {}

  /** On which days, every how many weeks, workspaces stop by themselves: none. */
  public record AutostopRequirement(List<String> daysOfWeek, long weeks) {}
}
