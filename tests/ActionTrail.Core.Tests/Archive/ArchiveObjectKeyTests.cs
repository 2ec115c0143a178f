using System.Text;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Core.Tests.Archive;

public sealed class ArchiveObjectKeyTests
{
    private const string Measured = "actiontrail/AliyunLogs/Actiontrail/ap-southeast-6/2026/09/25/Actiontrail_ap-southeast-6_20260925070451_1002_4_1146_8d2a62c7317236ee7bf50184a428d8a9.gz";
    private const string Md5 = "8d2a62c7317236ee7bf50184a428d8a9";
    private static readonly AccountId s_member = AccountId.Parse("1078120945563317");
    private static readonly RegionId s_region = RegionId.Parse("cn-hangzhou");

    [Fact]
    public void A_measured_key_parses_and_prints_the_same()
    {
        ArchiveObjectKey key = ArchiveObjectKey.Parse(Measured);

        Assert.Equal("actiontrail", key.Partition.Prefix);
        Assert.Equal(ArchiveKind.Management, key.Partition.Kind);
        Assert.False(key.Partition.IsMultiAccount);
        Assert.Equal(new DateTimeOffset(2026, 9, 25, 7, 4, 51, TimeSpan.Zero), key.Time);
        Assert.Equal((4, 1146L, Md5), (key.EventCount, key.Size, key.Md5));
        Assert.Equal(Measured, key.ToString());
    }

    [Fact]
    public void A_multi_account_key_names_directory_and_member()
    {
        ArchivePartition partition = ArchivePartition.MultiAccount(OssKeyPrefix.None, ArchiveKind.Insight, ("rd-3G7Kq1", s_member), s_region);

        Assert.Equal("AliyunLogs/Actiontrail-Insight/rd-3G7Kq1/1078120945563317/cn-hangzhou/", partition.ToString());
        Assert.Equal("AliyunLogs/Actiontrail-Insight/rd-3G7Kq1/1078120945563317/cn-hangzhou/2026/03/02/", partition.DayFolder(new(2026, 3, 2)));
    }

    [Fact]
    public void The_key_of_a_file_follows_from_its_content_and_latest_event()
    {
        using var writer = new ArchiveFileWriter();
        writer.Append("{}"u8);
        ArchiveFile file = writer.Complete();
        ArchivePartition partition = ArchivePartition.SingleAccount(OssKeyPrefix.Parse("corp-audit"), ArchiveKind.Management, s_region);

        var key = ArchiveObjectKey.For(partition, new DateTimeOffset(2026, 3, 3, 7, 59, 59, 900, TimeSpan.FromHours(8)), file);

        Assert.Equal($"corp-audit/AliyunLogs/Actiontrail/cn-hangzhou/2026/03/02/Actiontrail_cn-hangzhou_20260302235959_1002_1_{file.Bytes.Length}_{file.Md5}.gz", key.ToObjectKey().Value);
    }

    [Fact]
    public void Parsing_undoes_printing()
    {
        Gen<ArchivePartition> partitions =
            from prefix in Gen.Elements("", "corp-audit", "corp/audit/logs", "AliyunLogs/Actiontrail")
            from kind in Gen.Elements(ArchiveKind.Management, ArchiveKind.Insight)
            from region in Gen.Elements("cn-hangzhou", "cn-north-2-gov-1").Select(RegionId.Parse)
            from multi in Gen.Elements(true, false)
            select multi
                ? ArchivePartition.MultiAccount(OssKeyPrefix.Parse(prefix), kind, ("rd-3G7Kq1", s_member), region)
                : ArchivePartition.SingleAccount(OssKeyPrefix.Parse(prefix), kind, region);
        Gen<ArchiveObjectKey> keys =
            from partition in partitions
            from second in Gen.Choose(0, int.MaxValue)
            from count in Gen.Choose(0, 100_000)
            let time = DateTimeOffset.FromUnixTimeSeconds(second)
            select new ArchiveObjectKey(partition, DateOnly.FromDateTime(time.UtcDateTime), time, count, second, Md5);

        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(keys.ToArbitrary(), key => ArchiveObjectKey.Parse(key.ToString()) == key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AliyunLogs/Actiontrail/readme.txt")]
    [InlineData("AliyunLogs/Other/cn-hangzhou/2026/09/25/Actiontrail_cn-hangzhou_20260925070451_1002_4_1146_8d2a62c7317236ee7bf50184a428d8a9.gz")]
    [InlineData("AliyunLogs/Actiontrail/cn-hangzhou/2026/13/25/Actiontrail_cn-hangzhou_20260925070451_1002_4_1146_8d2a62c7317236ee7bf50184a428d8a9.gz")]
    [InlineData("AliyunLogs/Actiontrail/cn-hangzhou/2026/09/25/Actiontrail_cn-beijing_20260925070451_1002_4_1146_8d2a62c7317236ee7bf50184a428d8a9.gz")]
    [InlineData("AliyunLogs/Actiontrail/cn-hangzhou/2026/09/25/Actiontrail_cn-hangzhou_20260925070451_1002_-4_1146_8d2a62c7317236ee7bf50184a428d8a9.gz")]
    [InlineData("AliyunLogs/Actiontrail/cn-hangzhou/2026/09/25/Actiontrail_cn-hangzhou_20260925070451_1002_4_1146_8D2A62c7317236ee7bf50184a428d8a9.gz")]
    [InlineData("AliyunLogs/Actiontrail/rd-x/42/cn-hangzhou/2026/09/25/Actiontrail_cn-hangzhou_20260925070451_1002_4_1146_8d2a62c7317236ee7bf50184a428d8a9.gz")]
    public void Other_keys_are_refused(string text)
    {
        Assert.False(ArchiveObjectKey.TryParse(text, out _));
        Assert.Throws<InvalidNameException>(() => ArchiveObjectKey.Parse(text));
    }

    [Fact]
    public void The_longest_key_fits_the_limit_of_oss()
    {
        ArchivePartition partition = ArchivePartition.MultiAccount(OssKeyPrefix.Parse(new string('p', 32)), ArchiveKind.Insight, ("rd-3G7Kq1", s_member), s_region);

        Assert.True(Encoding.UTF8.GetByteCount(new ArchiveObjectKey(partition, DateOnly.MaxValue, DateTimeOffset.MaxValue, int.MaxValue, long.MaxValue, Md5).ToObjectKey().Value) < 1023);
    }
}
