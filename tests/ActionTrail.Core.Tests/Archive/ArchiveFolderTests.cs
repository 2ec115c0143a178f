using System.Globalization;
using ActionTrail.Core.Archive;

namespace ActionTrail.Core.Tests.Archive;

public sealed class ArchiveFolderTests
{
    [Theory]
    [InlineData("corp-audit/AliyunLogs/Actiontrail/rd-1/1000000000000001/", "1000000000000001", "", "0001-01-01", "9999-12-31")]
    [InlineData("AliyunLogs/Actiontrail/rd-1/1000000000000001/cn-hangzhou/", "1000000000000001", "cn-hangzhou", "0001-01-01", "9999-12-31")]
    [InlineData("AliyunLogs/Actiontrail-Insight/rd-1/1000000000000001/cn-hangzhou/2024/", "1000000000000001", "cn-hangzhou", "2024-01-01", "2024-12-31")]
    [InlineData("AliyunLogs/Actiontrail/cn-hangzhou/2024/02/", "", "cn-hangzhou", "2024-02-01", "2024-02-29")]
    [InlineData("a/b/AliyunLogs/Actiontrail/cn-hangzhou/2024/02/29/", "", "cn-hangzhou", "2024-02-29", "2024-02-29")]
    public void The_path_of_a_folder_tells_whose_events_of_which_days_are_below_it(string path, string account, string region, string first, string last)
    {
        Assert.True(ArchiveFolder.TryParse(path, out ArchiveFolder? folder));

        Assert.Equal((account, region), (folder.Account?.Value ?? "", folder.Partition?.Region.Value ?? ""));
        Assert.Equal((first, last), (Text(folder.First), Text(folder.Last)));
        Assert.Equal(first == last, folder.IsDay);
        Assert.Equal(first != "0001-01-01", folder.IsDated);
    }

    [Theory]
    [InlineData("")]
    [InlineData("corp-audit/")]
    [InlineData("AliyunLogs/Actiontrail/")]
    [InlineData("AliyunLogs/Actiontrail/rd-1/")] // A directory, or a region of a single-account trail.
    [InlineData("AliyunLogs/Actiontrail/cn-hangzhou/2024/13/")]
    [InlineData("AliyunLogs/Actiontrail/cn-hangzhou/2024/02/30/")]
    [InlineData("AliyunLogs/Other/cn-hangzhou/2024/")]
    [InlineData("2024/02/29/")]
    public void Other_paths_tell_nothing(string path) => Assert.False(ArchiveFolder.TryParse(path, out _));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
