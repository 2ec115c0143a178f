using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Delivery;
using ActionTrail.Commands.Events;
using ActionTrail.Engine.Setup;
using ActionTrail.Engine.Verification.Canary;
using ActionTrail.Engine.Verification.Coverage;

namespace ActionTrail.Commands;

/// <summary>Cells of the default views. Times are UTC, with a Z.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ViewText
{
    /// <summary>A time.</summary>
    /// <param name="time">The time, or null.</param>
    /// <returns>Text; empty for null.</returns>
    public static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A time in a row that has no view of its own.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Text.</returns>
    public static string RowTime(PSObject time) => Time((DateTimeOffset)time.BaseObject);

    /// <summary>How a destination is set up.</summary>
    /// <param name="destination">Destination.</param>
    /// <returns>Text.</returns>
    public static string Settings(Destination destination) => destination is OssDestination oss
        ? string.Join(", ", new[]
        {
            oss.KeyPrefix.Length > 0 ? $"prefix {oss.KeyPrefix}" : "",
            oss.Encryption,
            oss.RetentionDays > 0 ? $"{oss.RetentionDays} days{(oss.IsRetentionLocked ? " locked" : "")}" : "",
        }.Where(static part => part.Length > 0))
        : "";

    /// <summary>Kinds of the destinations of a trail.</summary>
    /// <param name="trail">Trail.</param>
    /// <returns>Text.</returns>
    public static string Destinations(Trail trail) => string.Join(", ", new[]
    {
        trail.OssBucketName.Length > 0 ? "OSS" : "", trail.SlsProjectArn.Length > 0 ? "SLS" : "", trail.MaxComputeProjectArn.Length > 0 ? "MaxCompute" : "",
    }.Where(static kind => kind.Length > 0));

    /// <summary>What one destination last had to tell: an error, or the time of the latest delivery.</summary>
    /// <param name="latest">Time of the latest delivery, or null.</param>
    /// <param name="error">Error; empty for none.</param>
    /// <returns>Text.</returns>
    public static string Outcome(DateTimeOffset? latest, string error) => error.Length > 0 ? error : Time(latest);

    /// <summary>Who acted.</summary>
    /// <param name="audit">Event.</param>
    /// <returns>User name, or the kind of identity where there is none.</returns>
    public static string Actor(AtEvent audit) => audit.UserIdentity.UserName.Length > 0 ? audit.UserIdentity.UserName : audit.UserIdentity.Type;

    /// <summary>Where delivery stands: the lag, or what blocks it.</summary>
    /// <param name="delivery">Delivery.</param>
    /// <returns>Text.</returns>
    public static string Standing(AtDelivery delivery) => delivery.Problem.Length > 0 ? $"Blocked: {delivery.Problem}"
        : delivery.SourceProblem.Length > 0 ? $"Blocked: {delivery.SourceProblem}"
        : delivery.State;

    /// <summary>What became of a canary: arrived, or the broken step and what was found.</summary>
    /// <param name="cell">Cell.</param>
    /// <returns>Text.</returns>
    public static string Result(CanaryCell cell) => cell.Passed ? "Arrived" : $"{cell.Step}: {cell.Found}";

    /// <summary>Whether a member is covered, and what is wrong.</summary>
    /// <param name="coverage">Coverage.</param>
    /// <returns>Text.</returns>
    public static string State(MemberCoverage coverage) => $"{(coverage.IsCovered ? "Covered" : "Not covered")}{(coverage.Reason.Length > 0 ? ": " : "")}{coverage.Reason}";
}
