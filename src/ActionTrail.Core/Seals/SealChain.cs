using System.Globalization;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Seals;

/// <summary>
/// One chain of digests: of one trail, one kind of events and one key prefix. It lies beside <c>AliyunLogs/</c>, never in it, so that whoever
/// reads delivered files sees what the cloud writes and nothing else.
/// </summary>
/// <remarks>The cloud has no seals; this layout is the product's own, see <c>docs/seal.md</c>.</remarks>
public sealed record SealChain
{
    /// <summary>The folder of all seals below a key prefix.</summary>
    public const string Root = "ActionTrail-Seal";

    /// <summary>Key prefix without a slash at its end; empty for none.</summary>
    public required string Prefix { get; init; }

    /// <summary>Account that owns the trail.</summary>
    public required AccountId Owner { get; init; }

    /// <summary>The trail.</summary>
    public required TrailName Trail { get; init; }

    /// <summary>When the trail was created, <c>yyyyMMddHHmmssfff</c> in UTC: a trail that was deleted and made again has another chain.</summary>
    public required string Creation { get; init; }

    /// <summary>What kind of events.</summary>
    public required ArchiveKind Kind { get; init; }

    /// <summary>The folder of the chain's digests; ends in a slash.</summary>
    public string Folder => $"{RootBelow(Prefix)}{Owner}/{Trail}/{Creation}/{ArchivePartition.NameOf(Kind)}/";

    /// <summary>The chain of a trail.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="createdAt">When it was created.</param>
    /// <param name="kind">What kind of events.</param>
    /// <param name="prefix">Key prefix of the destination.</param>
    /// <returns>The chain.</returns>
    public static SealChain Of(TrailArn trail, DateTimeOffset createdAt, ArchiveKind kind, OssKeyPrefix prefix) => new()
    {
        Prefix = prefix.Value.TrimEnd('/'),
        Owner = trail.Account,
        Trail = trail.Trail,
        Creation = createdAt.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture),
        Kind = kind,
    };

    /// <summary>The folder of all seals below a key prefix.</summary>
    /// <param name="prefix">Key prefix; empty for none.</param>
    /// <returns>The folder; ends in a slash.</returns>
    public static string RootBelow(string prefix) => prefix.Length == 0 ? $"{Root}/" : $"{prefix.TrimEnd('/')}/{Root}/";

    /// <inheritdoc/>
    public override string ToString() => Folder;
}
