using System.Globalization;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>The shard that a path names.</summary>
internal static class ShardNumber
{
    /// <summary>The number in the path; -1, which no shard has, when it is none.</summary>
    public static int Read(SlsCall call) =>
        int.TryParse(call.Path["shard"], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    /// <summary>The shard in the path.</summary>
    /// <exception cref="Gateway.CloudError">400 ShardNotExist.</exception>
    public static SlsShardRecord Require(SlsCall call, SlsLogstoreDocument logstore) =>
        logstore.Shards.FirstOrDefault(shard => shard.Id == Read(call)) ?? throw SlsErrors.ShardNotExist(call.Path["shard"]);

    /// <summary>Puts changed and new shards into a logstore.</summary>
    public static void Replace(SlsCall call, SlsLogstoreDocument logstore, IReadOnlyList<SlsShardRecord> changed) =>
        call.Cloud.Documents.Put("", SlsProjects.Key(call.Region, call.Project, logstore.Name), logstore with
        {
            Shards = [.. logstore.Shards.Where(shard => changed.All(other => other.Id != shard.Id)).Concat(changed).OrderBy(static shard => shard.Id)],
            ModifiedAt = call.UnixNow,
        });
}
