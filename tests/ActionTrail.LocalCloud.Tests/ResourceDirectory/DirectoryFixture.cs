using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Core.Accounts;

namespace ActionTrail.LocalCloud.Tests.ResourceDirectory;

/// <summary>A cloud whose first account may manage a directory.</summary>
public abstract class DirectoryFixture : IDisposable
{
    protected TestCloud Cloud { get; } = new();

    protected ResourceDirectoryClient Directory => new(Cloud.Root);

    public void Dispose()
    {
        Assert.Empty(Cloud.Faults);
        Cloud.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<ResourceDirectoryInfo> EnableAsync() => await Directory.EnableAsync(default);

    protected Task<Member> MemberAsync(string name, string? folder = null) =>
        Directory.CreateMemberAsync(new NewMember(name) { ParentFolderId = folder ?? "" }, default);

    protected CloudConnection RootOf(string accountId) => Cloud.Connect(Cloud.Host.RootCredentials(AccountId.Parse(accountId)));

    protected ResourceDirectoryClient As(string accountId) => new(RootOf(accountId));
}
