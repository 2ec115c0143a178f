using System.Globalization;
using System.Xml.Linq;

namespace ActionTrail.Aliyun.Oss;

/// <summary>Where a retention policy stands.</summary>
public enum OssWormState
{
    /// <summary>Set but not confirmed; may be aborted, and is void after 24 hours.</summary>
    InProgress,

    /// <summary>Confirmed: it can only be extended.</summary>
    Locked,

    /// <summary>Voided, as some answers call it.</summary>
    Expired,
}

/// <summary>Retention policy (WORM) of a bucket: no object can be deleted or overwritten before its retention has passed.</summary>
/// <param name="Id">Id that CompleteBucketWorm and ExtendBucketWorm name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="RetentionDays">1 to 25550 days, counted from an object's last modification.</param>
/// <param name="Created">When it was set (UTC).</param>
/// <remarks>Source: GetBucketWorm.</remarks>
public sealed record OssWorm(string Id, OssWormState State, int RetentionDays, DateTimeOffset Created)
{
    /// <summary>How long an unconfirmed policy lives.</summary>
    public static readonly TimeSpan TimeToConfirm = TimeSpan.FromHours(24);

    /// <summary>Writes <c>WormConfiguration</c>.</summary>
    /// <returns>The element.</returns>
    public XElement ToXml() => new(
        "WormConfiguration",
        new XElement("WormId", Id),
        new XElement("State", State.ToString()),
        new XElement("RetentionPeriodInDays", RetentionDays.ToString(CultureInfo.InvariantCulture)),
        new XElement("CreationDate", OssXml.Time(Created)));

    /// <summary>Reads <c>WormConfiguration</c>.</summary>
    /// <param name="worm">The element.</param>
    /// <returns>The policy; members that are absent read as empty, zero and the epoch.</returns>
    public static OssWorm FromXml(XElement worm) => new(
        OssXml.Child(worm, "WormId"),
        Enum.TryParse(OssXml.Child(worm, "State"), out OssWormState state) ? state : OssWormState.Expired,
        OssXml.Number(OssXml.Child(worm, "RetentionPeriodInDays")) ?? 0,
        OssXml.Time(OssXml.Child(worm, "CreationDate")) ?? DateTimeOffset.UnixEpoch);
}
