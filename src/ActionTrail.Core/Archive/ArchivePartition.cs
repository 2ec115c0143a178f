using System.Globalization;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Core.Archive;

/// <summary>The directory of a bucket that one region's events go to, of one account where the trail has several.</summary>
/// <remarks>
/// Source: ActionTrail delivery to OSS. Single-account: <c>prefix/AliyunLogs/kind/region/</c>; multi-account:
/// <c>prefix/AliyunLogs/kind/directory/account/region/</c>.
/// </remarks>
public sealed record ArchivePartition
{
    /// <summary>The folder of everything that the cloud delivers, below the prefix.</summary>
    public const string Root = "AliyunLogs";

    /// <summary>Key prefix without a slash at its end; empty for none.</summary>
    public string Prefix { get; internal init; } = "";

    /// <summary>What kind of events.</summary>
    public required ArchiveKind Kind { get; init; }

    /// <summary>Id of the resource directory (<c>rd-…</c>); empty for a single-account trail.</summary>
    public string DirectoryId { get; internal init; } = "";

    /// <summary>The member whose events these are; null for a single-account trail.</summary>
    public AccountId? Account { get; internal init; }

    /// <summary>The region whose events these are.</summary>
    public required RegionId Region { get; init; }

    /// <summary>Whether a multi-account trail delivers here.</summary>
    public bool IsMultiAccount => Account is not null;

    /// <summary>The partition of a single-account trail.</summary>
    /// <param name="prefix">The trail's key prefix.</param>
    /// <param name="kind">What kind of events.</param>
    /// <param name="region">The region.</param>
    /// <returns>The partition.</returns>
    public static ArchivePartition SingleAccount(OssKeyPrefix prefix, ArchiveKind kind, RegionId region) =>
        new() { Prefix = prefix.Value.TrimEnd('/'), Kind = kind, Region = region };

    /// <summary>The partition of one member under a multi-account trail.</summary>
    /// <param name="prefix">The trail's key prefix.</param>
    /// <param name="kind">What kind of events.</param>
    /// <param name="member">Id of the resource directory, and the member.</param>
    /// <param name="region">The region.</param>
    /// <returns>The partition.</returns>
    public static ArchivePartition MultiAccount(OssKeyPrefix prefix, ArchiveKind kind, (string DirectoryId, AccountId Account) member, RegionId region) =>
        new() { Prefix = prefix.Value.TrimEnd('/'), Kind = kind, DirectoryId = member.DirectoryId, Account = member.Account, Region = region };

    /// <summary>The directory of one day.</summary>
    /// <param name="day">The day, in UTC.</param>
    /// <returns>Key prefix that ends in a slash.</returns>
    public string DayFolder(DateOnly day) => $"{this}{day.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture)}/";

    /// <summary>The directory.</summary>
    /// <returns>Key prefix that ends in a slash.</returns>
    public override string ToString()
    {
        string start = Prefix.Length == 0 ? Root : $"{Prefix}/{Root}";
        string member = IsMultiAccount ? $"{DirectoryId}/{Account}/" : "";
        return $"{start}/{NameOf(Kind)}/{member}{Region}/";
    }

    internal static string NameOf(ArchiveKind kind) => kind == ArchiveKind.Insight ? "Actiontrail-Insight" : "Actiontrail";

    internal static ArchiveKind? KindOf(string name) => name switch
    {
        "Actiontrail" => ArchiveKind.Management,
        "Actiontrail-Insight" => ArchiveKind.Insight,
        _ => null,
    };
}
