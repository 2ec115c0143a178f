using ActionTrail.Core.Errors;

namespace ActionTrail.LocalCloud.Tests.Accounts;

public sealed class LocalCloudHostTests : IDisposable
{
    private readonly TestCloud _cloud = new();

    public void Dispose() => _cloud.Dispose();

    [Fact]
    public void A_folder_has_one_opener_at_a_time()
    {
        var refused = Assert.Throws<ConfigurationException>(() => LocalCloudHost.Open(new LocalCloudOptions { Folder = _cloud.Host.Folder }));

        Assert.Contains(_cloud.Host.Folder, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_cloud_is_not_made_unasked()
    {
        string missing = Path.Combine(_cloud.Host.Folder, "missing");

        Assert.Throws<ConfigurationException>(() => LocalCloudHost.Open(new LocalCloudOptions { Folder = missing, CreateIfMissing = false }));

        Assert.False(Directory.Exists(missing));
    }

    [Fact]
    public void The_database_is_readable_by_its_owner_only()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_cloud.Host.Folder, "cloud.db")));
        }
    }

    [Fact]
    public void Accounts_and_keys_survive_a_restart()
    {
        string key = _cloud.Host.RootCredentials(_cloud.Account.Id).AccessKeySecret;

        _cloud.Reopen();

        Assert.Equal([_cloud.Account], _cloud.Host.Accounts);
        Assert.Equal(key, _cloud.Host.RootCredentials(_cloud.Account.Id).AccessKeySecret);
    }

    [Fact]
    public void Seeded_clouds_are_alike()
    {
        using var twin = new TestCloud();

        Assert.Equal(_cloud.Account, twin.Account);
        Assert.Equal(_cloud.Host.RootCredentials(_cloud.Account.Id), twin.Host.RootCredentials(twin.Account.Id));
    }

    [Fact]
    public void A_reopened_seeded_cloud_never_repeats_an_id()
    {
        _cloud.Reopen();

        Assert.NotEqual(_cloud.Account.Id, _cloud.Host.CreateAccount("Second").Id);
    }

    [Fact]
    public async Task Accounts_are_found_by_id_name_and_alias()
    {
        await _cloud.Root.RamAsync("SetAccountAlias", "AccountAlias", "corp");

        Assert.All(new[] { _cloud.Account.Id.Value, "management", "CORP" }, name => Assert.Equal(_cloud.Account.Id, _cloud.Host.FindAccount(name).Id));
        Assert.Contains("Management", Assert.Throws<ConfigurationException>(() => _cloud.Host.FindAccount("nobody")).Message, StringComparison.Ordinal);
    }
}
