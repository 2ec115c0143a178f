using ActionTrail.Aliyun.Oss;

namespace ActionTrail.LocalCloud.Tests.Oss;

public sealed class OssWormTests : IDisposable
{
    private readonly OssCloud _oss = new();

    private OssBucketSettings Settings => _oss.Client.Settings;

    public void Dispose() => _oss.Dispose();

    [Fact]
    public async Task A_locked_object_is_neither_deleted_nor_overwritten_until_its_retention_has_passed()
    {
        await LockAsync(days: 30);
        await _oss.PutAsync("k", "evidence");
        _oss.Cloud.Time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));

        await OssCloud.RefusedAsync("FileImmutable", () => _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("k"), default));
        await OssCloud.RefusedAsync("FileImmutable", () => _oss.PutAsync("k", "forged"));
        await OssCloud.RefusedAsync("FileImmutable", () => _oss.Client.CopyObjectAsync((_oss.Bucket, OssCloud.Key("k")), _oss.Bucket, OssCloud.Key("k"), default));
        Assert.Empty(await _oss.Client.DeleteObjectsAsync(_oss.Bucket, [OssCloud.Key("k")], default));
        Assert.Equal("evidence", await _oss.GetAsync("k"));

        _oss.Cloud.Time.Advance(TimeSpan.FromSeconds(1));
        await _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("k"), default);
    }

    [Fact]
    public async Task Retention_counts_for_each_object_from_its_own_last_modification()
    {
        await _oss.PutAsync("old");
        _oss.Cloud.Time.Advance(TimeSpan.FromDays(2));
        await _oss.PutAsync("new");
        await LockAsync(days: 2);

        await _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("old"), default);
        await OssCloud.RefusedAsync("FileImmutable", () => _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("new"), default));
    }

    [Fact]
    public async Task A_policy_that_is_not_completed_within_a_day_is_void()
    {
        string id = await Settings.InitiateWormAsync(_oss.Bucket, 365, default);
        await _oss.PutAsync("k");
        await OssCloud.RefusedAsync("FileImmutable", () => _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("k"), default));
        await OssCloud.RefusedAsync("WORMConfigurationAlreadyExists", () => Settings.InitiateWormAsync(_oss.Bucket, 1, default));

        _oss.Cloud.Time.Advance(TimeSpan.FromHours(24));

        Assert.Null(await Settings.GetWormAsync(_oss.Bucket, default));
        await OssCloud.RefusedAsync("NoSuchWORMConfiguration", () => Settings.CompleteWormAsync(_oss.Bucket, id, default));
        await _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("k"), default);
        await Settings.InitiateWormAsync(_oss.Bucket, 1, default);
    }

    [Fact]
    public async Task A_policy_in_progress_can_be_aborted()
    {
        await Settings.InitiateWormAsync(_oss.Bucket, 365, default);

        await Settings.AbortWormAsync(_oss.Bucket, default);

        Assert.Null(await Settings.GetWormAsync(_oss.Bucket, default));
    }

    [Fact]
    public async Task A_locked_policy_can_only_be_lengthened()
    {
        string id = await LockAsync(days: 10);

        await OssCloud.RefusedAsync("WORMConfigurationLocked", () => Settings.AbortWormAsync(_oss.Bucket, default));
        await OssCloud.RefusedAsync("WORMConfigurationLocked", () => Settings.InitiateWormAsync(_oss.Bucket, 1, default));
        await OssCloud.RefusedAsync("WORMConfigurationLocked", () => Settings.CompleteWormAsync(_oss.Bucket, id, default));
        await OssCloud.RefusedAsync("InvalidWORMConfiguration", () => Settings.ExtendWormAsync(_oss.Bucket, id, 10, default));
        await OssCloud.RefusedAsync("NoSuchWORMConfiguration", () => Settings.ExtendWormAsync(_oss.Bucket, "other", 20, default));
        await Settings.ExtendWormAsync(_oss.Bucket, id, 20, default);

        Assert.Equal(new OssWorm(id, OssWormState.Locked, 20, _oss.Cloud.Time.GetUtcNow()), await Settings.GetWormAsync(_oss.Bucket, default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(25_551)]
    [InlineData(-1)]
    public async Task A_period_out_of_bounds_is_refused(int days) =>
        await OssCloud.RefusedAsync("InvalidWORMConfiguration", () => Settings.InitiateWormAsync(_oss.Bucket, days, default));

    [Fact]
    public async Task Retention_survives_a_restart()
    {
        await LockAsync(days: 1);
        await _oss.PutAsync("k");

        _oss.Cloud.Reopen();

        await OssCloud.RefusedAsync("FileImmutable", () => _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("k"), default));
    }

    private async Task<string> LockAsync(int days)
    {
        string id = await Settings.InitiateWormAsync(_oss.Bucket, days, default);
        await Settings.CompleteWormAsync(_oss.Bucket, id, default);
        return id;
    }
}
