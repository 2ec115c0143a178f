using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Seals;
using ActionTrail.Engine.Setup;
using ActionTrail.Engine.Verification.Seals;

namespace ActionTrail.LocalCloud.Tests.Delivery;

public sealed class SealTests
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Digests_lie_beside_the_delivered_folder_and_each_names_the_one_before()
    {
        using SealedFolder folder = await SealedFolder.DeliverAsync(rounds: 3);
        string previous = SealDigest.NoPrevious;
        long objects = 0;
        foreach ((SealDigestKey key, SealDigest digest) in folder.Digests)
        {
            Assert.StartsWith("corp-audit/ActionTrail-Seal/", key.ToString(), StringComparison.Ordinal);
            Assert.Equal((key.Sequence, previous), (digest.Sequence, digest.Previous));
            Assert.Equal(objects += digest.Objects.Count, digest.TotalObjects);
            Assert.All(digest.Objects, each => Assert.Equal(each.Sha256, SealDigest.HashOf(folder.Original(each.Key))));
            previous = key.Sha256;
        }

        (IReadOnlyList<SealFinding> findings, SealStatement statement) = await folder.VerifyAsync(folder.Head);
        Assert.Empty(findings);
        Assert.Equal((folder.Digests.Count, objects, 1), (statement.DigestsIntact, statement.ObjectsIntact, statement.Chains));
        Assert.Equal([folder.Head], statement.Heads);
    }

    [Fact]
    public async Task A_rewritten_end_of_the_chain_is_seen_against_a_head_that_was_noted_down()
    {
        using SealedFolder folder = await SealedFolder.DeliverAsync(rounds: 3);
        (SealDigestKey key, SealDigest newest) = folder.Digests[^1];
        folder.Delete(key.ToString());
        folder.Delete(newest.Objects[0].Key);
        byte[] forged = SealDigestFile.Write(newest with { Objects = [.. newest.Objects.Skip(1)], TotalObjects = newest.TotalObjects - 1, TotalEvents = newest.TotalEvents - newest.Objects[0].Events });
        folder.Write((key with { Sha256 = SealDigest.HashOf(forged) }).ToString(), forged);

        Assert.Empty((await folder.VerifyAsync()).Findings); // the chain holds in itself: that is what heads are for
        Assert.Contains((await folder.VerifyAsync(folder.Head)).Findings, finding => finding.Kind == SealFindingKind.Altered && finding.Expected.Contains(key.Sha256, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deleted_end_of_the_archive_is_seen_against_a_head_that_was_noted_down()
    {
        using SealedFolder folder = await SealedFolder.DeliverAsync(rounds: 3);
        (SealDigestKey key, SealDigest newest) = folder.Digests[^1];
        folder.Delete(key.ToString());
        foreach (SealedObject each in newest.Objects)
        {
            folder.Delete(each.Key);
        }

        Assert.Empty((await folder.VerifyAsync()).Findings);
        SealFinding finding = Assert.Single((await folder.VerifyAsync(folder.Head)).Findings);
        Assert.Equal((SealFindingKind.Missing, key.ToString()), (finding.Kind, finding.Key));
    }

    [Fact]
    public async Task A_bucket_is_verified_through_its_api_and_what_was_delivered_a_moment_ago_may_wait_for_its_digest()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false);
        cloud.Record(cloud.Host.FindAccount("Shop"), 5);
        await cloud.DrainAsync();
        var oss = new OssClient(cloud.Archive);
        string delivered = (await cloud.KeysAsync()).First(key => key.EndsWith(".gz", StringComparison.Ordinal));
        byte[] bytes = (await oss.GetObjectAsync(DeliveryCloud.Bucket, ObjectKey.Parse(delivered), GetObjectOptions.Default, default)).Body.ToArray();
        string added = delivered.Replace("/2024/", "/3024/", StringComparison.Ordinal).Replace("_2024", "_3024", StringComparison.Ordinal);
        await oss.PutObjectAsync(DeliveryCloud.Bucket, ObjectKey.Parse(added), bytes, PutObjectOptions.Default, default);

        (IReadOnlyList<SealFinding> findings, SealStatement statement) = await VerifyAsync(cloud);
        Assert.Empty(findings);
        Assert.Equal(1, statement.ObjectsNotYetSealed);
        cloud.Cloud.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal([(SealFindingKind.Added, added)], (await VerifyAsync(cloud)).Findings.Select(finding => (finding.Kind, finding.Key)));
    }

    [Fact]
    public async Task A_restart_and_a_recreated_bucket_go_on_with_the_chain_and_what_went_with_the_bucket_is_told()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false);
        LocalAccount shop = cloud.Host.FindAccount("Shop");
        cloud.Record(shop, 5);
        await cloud.DrainAsync();
        cloud.Cloud.Reopen();
        cloud.Record(shop, 5);
        Assert.Equal(2, (await cloud.DrainAsync()).Destinations.Single().SealHeads.Select(head => SealDigestKey.Parse(head).Sequence).Single());
        Assert.Empty((await VerifyAsync(cloud)).Findings);

        var oss = new OssClient(cloud.Archive);
        IReadOnlyList<string> gone = await cloud.KeysAsync();
        await oss.DeleteObjectsAsync(DeliveryCloud.Bucket, [.. gone.Select(ObjectKey.Parse)], default);
        await oss.DeleteBucketAsync(DeliveryCloud.Bucket, default);
        await cloud.MakeBucketAsync();
        cloud.Record(shop, 5);
        await cloud.DrainAsync();
        (IReadOnlyList<SealFinding> findings, SealStatement statement) = await VerifyAsync(cloud);
        Assert.Equal(SealFindingKind.Missing, Assert.Single(findings).Kind);
        Assert.Equal((2, gone.Count(key => key.EndsWith(".gz", StringComparison.Ordinal))), (statement.DigestsMissing, statement.ObjectsOfMissingDigests));
    }

    [Fact]
    public async Task A_trail_that_moves_leaves_a_sealed_archive_behind_and_begins_another()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false);
        string old = Assert.Single(await HeadsAsync(cloud));
        await MoveAsync(cloud, static trail => trail with { OssKeyPrefix = "other-audit" });
        string current = Assert.Single(await HeadsAsync(cloud));
        Assert.Equal(["corp-audit", "other-audit"], new[] { old, current }.Select(head => SealDigestKey.Parse(head).Chain.Prefix));
        (IReadOnlyList<SealFinding> findings, SealStatement statement) = await VerifyAsync(cloud, "", old, current);
        Assert.Empty(findings);
        Assert.Equal(2, statement.Chains);
        Assert.Equal([old, current], statement.Heads);
        Assert.Empty((await VerifyAsync(cloud, "corp-audit", old)).Findings);
        Assert.Empty((await VerifyAsync(cloud, "other-audit", current)).Findings);
    }

    [Fact]
    public async Task A_head_of_a_place_that_is_not_verified_is_missing_and_says_nothing_about_the_place_that_is()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false);
        string old = Assert.Single(await HeadsAsync(cloud));
        await MoveAsync(cloud, static trail => trail with { OssKeyPrefix = "other-audit" });
        string current = Assert.Single(await HeadsAsync(cloud));
        foreach (string[] heads in new[] { [old], [old, current], new[] { current, old } })
        {
            (IReadOnlyList<SealFinding> findings, SealStatement statement) = await VerifyAsync(cloud, "other-audit", heads);
            Assert.Equal([(SealFindingKind.Missing, old)], findings.Select(static finding => (finding.Kind, finding.Key)));
            Assert.Equal((statement.DigestsListed, statement.ObjectsSealed), (statement.DigestsIntact, statement.ObjectsIntact));
        }
    }

    [Fact]
    public async Task The_head_of_a_trail_that_moved_to_another_bucket_is_that_of_the_bucket()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false);
        await HeadsAsync(cloud);
        var other = BucketName.Parse("other-audit-bucket");
        await new OssDestinationSetup(cloud.Archive).EnsureAsync(new OssDestinationRequest { Bucket = other, KeyPrefix = OssKeyPrefix.Parse("corp-audit") }, default);
        await MoveAsync(cloud, trail => trail with { OssBucketName = other.Value });
        IReadOnlyList<string> heads = await HeadsAsync(cloud);
        Assert.Single(heads);
        var verification = new ArchiveVerification(new BucketSealedArchive(cloud.Archive, other, "corp-audit"), cloud.Cloud.Time);
        Assert.Empty(await verification.FindAsync(heads, default).All());
        Assert.Equal(heads, verification.Statement.Heads);
    }

    [Fact]
    public async Task Two_heads_of_one_number_prove_that_the_digest_was_written_anew()
    {
        using SealedFolder folder = await SealedFolder.DeliverAsync(rounds: 3);
        (SealDigestKey key, SealDigest newest) = folder.Digests[^1];
        byte[] forged = SealDigestFile.Write(newest with { SealedAt = newest.SealedAt.AddSeconds(1) });
        string later = (key with { Sha256 = SealDigest.HashOf(forged) }).ToString();
        folder.Delete(key.ToString());
        folder.Write(later, forged);
        Assert.Empty((await folder.VerifyAsync(later)).Findings);
        foreach (string[] heads in new[] { [folder.Head, later], new[] { later, folder.Head } })
        {
            SealFinding finding = Assert.Single((await folder.VerifyAsync(heads)).Findings);
            Assert.Equal((SealFindingKind.Altered, folder.Head), (finding.Kind, finding.Key));
        }

        Assert.Empty((await folder.VerifyAsync(later, later)).Findings);
    }

    [Fact]
    public async Task Heads_of_copies_and_of_the_bucket_are_good_for_each_other()
    {
        using SealedFolder folder = await SealedFolder.DeliverAsync(rounds: 2);
        (string Key, byte[] Bytes)[] files = [.. folder.Files.Select(static file => (file.Key, file.Value))];
        foreach (string place in new[] { "backup/2024/", "backup/2025/" })
        {
            foreach ((string key, byte[] bytes) in files)
            {
                folder.Write(place + key, bytes);
                folder.Delete(key);
            }
        }

        Assert.Empty((await folder.VerifyAsync(folder.Head)).Findings);
        folder.Delete($"backup/2025/{folder.Head}");
        Assert.DoesNotContain((await folder.VerifyAsync(folder.Head)).Findings, static finding => finding.Kind == SealFindingKind.Missing);
        string noted = folder.Head["corp-audit/".Length..];
        folder.Restore();
        Assert.Empty((await folder.VerifyAsync(noted, $"backup/2024/{folder.Head}")).Findings);
    }

    [Fact]
    public async Task A_copy_below_another_prefix_is_verified_as_well()
    {
        using SealedFolder folder = await SealedFolder.DeliverAsync(rounds: 2);
        string[] keys = [.. folder.Digests.Select(static digest => digest.Key.ToString()), .. folder.Digests.SelectMany(static digest => digest.Digest.Objects).Select(static each => each.Key)];
        foreach (string key in keys)
        {
            folder.Delete(key);
            folder.Write($"backup/2024/{key}", folder.Original(key));
        }

        (IReadOnlyList<SealFinding> findings, SealStatement statement) = await folder.VerifyAsync(folder.Head);
        Assert.Empty(findings);
        Assert.Equal(folder.Digests.Sum(static digest => digest.Digest.Objects.Count), statement.ObjectsIntact);
    }

    [Fact]
    public async Task A_number_far_beyond_the_chain_costs_no_more_than_any_other()
    {
        using SealedFolder folder = await SealedFolder.DeliverAsync(rounds: 2);
        string far = (SealDigestKey.Parse(folder.Head) with { Sequence = 9_999_999_999 }).ToString();
        (IReadOnlyList<SealFinding> mistyped, SealStatement statement) = await Task.Run(() => folder.VerifyAsync(far)).WaitAsync(s_soon);
        Assert.Equal(SealFindingKind.Missing, Assert.Single(mistyped).Kind);
        Assert.Equal((9_999_999_999 - folder.Digests.Count, folder.Digests.Count), (statement.DigestsMissing, statement.DigestsIntact));

        folder.Write(far, []);
        (IReadOnlyList<SealFinding> planted, statement) = await Task.Run(() => folder.VerifyAsync()).WaitAsync(s_soon);
        Assert.Equal([SealFindingKind.Altered, SealFindingKind.Missing], planted.Select(static finding => finding.Kind));
        Assert.Equal(far, planted[0].Key);
        Assert.Equal((folder.Digests.Count, folder.Digests.Sum(static digest => digest.Digest.Objects.Count)), (statement.DigestsIntact, statement.ObjectsIntact));
    }

    [Theory]
    [InlineData("corp-audit/AliyunLogs/Actiontrail/one.gz", "ab")]
    [InlineData("corp-audit/AliyunLogs/Actiontrail/one.gz", "zz00000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("", "0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/etc/passwd", "0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("corp-audit/\0", "0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_digest_that_names_what_no_object_can_be_is_altered_in_a_copy_and_in_a_bucket(string key, string hash)
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false);
        var head = SealDigestKey.Parse(Assert.Single(await HeadsAsync(cloud)));
        var oss = new OssClient(cloud.Archive);
        ReadOnlyMemory<byte> newest = (await oss.GetObjectAsync(DeliveryCloud.Bucket, head.ToObjectKey(), GetObjectOptions.Default, default)).Body;
        Assert.True(SealDigestFile.TryRead(newest.Span, out SealDigest? digest, out _));
        byte[] crafted = SealDigestFile.Write(digest with { Sequence = head.Sequence + 1, Previous = head.Sha256, TotalObjects = digest.TotalObjects + 1, Objects = [new(key, hash, 1, 1)] });
        SealDigestKey planted = head with { Sequence = head.Sequence + 1, Sha256 = SealDigest.HashOf(crafted) };
        await oss.PutObjectAsync(DeliveryCloud.Bucket, planted.ToObjectKey(), crafted, PutObjectOptions.Default, default);
        (IReadOnlyList<SealFinding> findings, SealStatement statement) = await VerifyAsync(cloud);
        Assert.Equal([(SealFindingKind.Altered, planted.ToString())], findings.Select(static finding => (finding.Kind, finding.Key)));
        Assert.Equal(digest.TotalObjects, statement.ObjectsIntact);

        using SealedFolder folder = await SealedFolder.CopyAsync(cloud);
        findings = (await folder.VerifyAsync()).Findings;
        Assert.Equal([(SealFindingKind.Altered, planted.ToString())], findings.Select(static finding => (finding.Kind, finding.Key)));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_and_a_folder_in_its_place_are_told_and_the_rest_is_verified()
    {
        using SealedFolder folder = await SealedFolder.DeliverAsync(rounds: 3);
        string[] objects = [.. folder.Digests.SelectMany(static digest => digest.Digest.Objects).Select(static each => each.Key)];
        folder.Delete(objects[0]);
        folder.Write($"{objects[0]}/nested", []);
        using (folder.Lock(objects[^1]))
        {
            (IReadOnlyList<SealFinding> findings, SealStatement statement) = await folder.VerifyAsync();
            Assert.Equal(
                [(SealFindingKind.Added, $"{objects[0]}/nested"), (SealFindingKind.Altered, objects[^1]), (SealFindingKind.Missing, objects[0])],
                findings.Select(static finding => (finding.Kind, finding.Key)).OrderBy(static finding => $"{finding.Kind}"));
            Assert.Equal(objects.Length - 2, statement.ObjectsIntact);
        }

        folder.Restore();
        using (folder.Lock(folder.Head))
        {
            (IReadOnlyList<SealFinding> findings, SealStatement statement) = await folder.VerifyAsync();
            Assert.Equal((SealFindingKind.Altered, folder.Head), (findings[0].Kind, findings[0].Key));
            Assert.All(findings.Skip(1), static finding => Assert.Equal(SealFindingKind.Unsealed, finding.Kind));
            Assert.Equal(folder.Digests.Count - 1, statement.DigestsIntact);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_place_whose_role_is_gone_keeps_what_waits_for_its_digest_until_the_trail_comes_back(bool isWritten)
    {
        var loss = new DigestLoss(isWritten);
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false, options: loss.Options);
        await LoseDigestAsync(cloud, loss);
        DeliveryRole other = await MakeRoleAsync(cloud, "OtherDeliveryRole");
        await MoveAsync(cloud, trail => trail with { OssKeyPrefix = "other-audit", OssWriteRoleArn = other.Arn.ToString() });
        await cloud.Roles.RemoveAsync(cloud.RoleName, default);
        for (int round = 0; round < 3; round++)
        {
            cloud.Cloud.Time.Advance(TimeSpan.FromHours(2));
            cloud.Record(cloud.Host.FindAccount("Shop"), 5);
            Assert.True((await cloud.DrainAsync()).IsCaughtUp);
        }

        DeliveryRole again = await MakeRoleAsync(cloud, cloud.RoleName.Value);
        await MoveAsync(cloud, trail => trail with { OssKeyPrefix = "corp-audit", OssWriteRoleArn = again.Arn.ToString() });
        IReadOnlyList<string> heads = await HeadsAsync(cloud);
        cloud.Cloud.Time.Advance(TimeSpan.FromHours(2));
        (IReadOnlyList<SealFinding> findings, SealStatement statement) = await VerifyAsync(cloud, "corp-audit", [.. heads]);
        Assert.Empty(findings);
        Assert.Equal((statement.ObjectsListed, statement.DigestsListed), (statement.ObjectsIntact, statement.DigestsIntact));
        Assert.Empty((await VerifyAsync(cloud, "other-audit")).Findings);
    }

    [Fact]
    public async Task A_place_whose_bucket_is_gone_goes_on_behind_the_digests_that_went_with_it()
    {
        var loss = new DigestLoss(losesAnswers: true);
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false, options: loss.Options);
        await LoseDigestAsync(cloud, loss);
        var other = BucketName.Parse("other-audit-bucket");
        await new OssDestinationSetup(cloud.Archive).EnsureAsync(new OssDestinationRequest { Bucket = other, KeyPrefix = OssKeyPrefix.Parse("corp-audit") }, default);
        await MoveAsync(cloud, trail => trail with { OssBucketName = other.Value });
        IReadOnlyList<string> gone = await cloud.KeysAsync();
        var oss = new OssClient(cloud.Archive);
        await oss.DeleteObjectsAsync(DeliveryCloud.Bucket, [.. gone.Select(ObjectKey.Parse)], default);
        await oss.DeleteBucketAsync(DeliveryCloud.Bucket, default);
        await HeadsAsync(cloud);
        await cloud.MakeBucketAsync();
        await MoveAsync(cloud, static trail => trail with { OssBucketName = DeliveryCloud.Bucket.Value });
        IReadOnlyList<string> heads = await HeadsAsync(cloud);
        string lost = gone.Where(static key => SealDigestKey.TryParse(key, out _)).Max(StringComparer.Ordinal)!;
        (IReadOnlyList<SealFinding> findings, SealStatement statement) = await VerifyAsync(cloud, "corp-audit", [.. heads, lost]);
        Assert.Equal(SealFindingKind.Missing, Assert.Single(findings).Kind);
        Assert.EndsWith(lost, findings[0].Key, StringComparison.Ordinal);
        Assert.Equal(gone.Count(static key => key.EndsWith(".gz", StringComparison.Ordinal)), statement.ObjectsOfMissingDigests);
    }

    /// <summary>Delivers something twice; the second digest or the answer to it is lost.</summary>
    private static async Task LoseDigestAsync(DeliveryCloud cloud, DigestLoss loss)
    {
        await HeadsAsync(cloud);
        loss.IsOn = true;
        await HeadsAsync(cloud);
        loss.IsOn = false;
        Assert.True(loss.Lost > 0);
    }

    private static async Task<DeliveryRole> MakeRoleAsync(DeliveryCloud cloud, string name)
    {
        await cloud.Roles.EnsureAsync(RoleName.Parse(name), default);
        return await cloud.Roles.TrustAsync(RoleName.Parse(name), cloud.Owner.Id, default);
    }

    private static async Task MoveAsync(DeliveryCloud cloud, Func<TrailDefinition, TrailDefinition> change)
    {
        Trail trail = (await cloud.Trails.FindTrailAsync(DeliveryCloud.TrailName, default))!;
        await cloud.Trails.UpdateTrailAsync(change(trail.ToDefinition()), default);
    }

    /// <summary>Delivers something; the heads that are reported then.</summary>
    private static async Task<IReadOnlyList<string>> HeadsAsync(DeliveryCloud cloud)
    {
        cloud.Record(cloud.Host.FindAccount("Shop"), 5);
        return (await cloud.DrainAsync()).Destinations.Single().SealHeads;
    }

    private static async Task<(IReadOnlyList<SealFinding> Findings, SealStatement Statement)> VerifyAsync(DeliveryCloud cloud, string prefix = "corp-audit", params string[] heads)
    {
        var verification = new ArchiveVerification(new BucketSealedArchive(cloud.Archive, DeliveryCloud.Bucket, prefix), cloud.Cloud.Time);
        IReadOnlyList<SealFinding> findings = await verification.FindAsync(heads, default).All();
        Assert.True(verification.Statement.Balances, verification.Statement.ToString());
        return (findings, verification.Statement);
    }
}
