using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Aliyun.ResourceDirectory;

namespace ActionTrail.LocalCloud.Tests.ResourceDirectory;

public sealed class VersionTests : DirectoryFixture
{
    private const string Old = "2020-03-31";

    [Fact]
    public async Task Both_versions_show_one_directory_each_in_its_own_shape()
    {
        await EnableAsync();
        Member member = await MemberAsync("Logs");

        PopAnswer old = Assert.Single((await Cloud.Root.DirectoryAsync("ListAccounts", version: Old)).List("Accounts", "Account"));
        PopAnswer current = Assert.Single((await Cloud.Root.DirectoryAsync("ListAccounts")).List("Accounts", "Account"));

        Assert.Equal((member.AccountId, null), (old.Text("AccountId"), old.TextOrNull("AccountName")));
        Assert.Equal((member.AccountId, member.AccountName), (current.Text("AccountId"), current.Text("AccountName")));
        Assert.Null((await Cloud.Root.DirectoryAsync("GetResourceDirectory", version: Old)).Child("ResourceDirectory").TextOrNull("MemberAccountDisplayNameSyncStatus"));
    }

    [Fact]
    public async Task The_current_version_pages_by_token_and_the_token_wins()
    {
        await EnableAsync();
        foreach (string name in new[] { "One", "Two", "Three" })
        {
            await MemberAsync(name);
            Cloud.Time.Advance(TimeSpan.FromSeconds(1));
        }

        PopAnswer first = await Cloud.Root.DirectoryAsync("ListAccounts", "MaxResults=2&PageNumber=9");
        Assert.Equal(["One", "Two"], first.List("Accounts", "Account").Select(account => account.Text("DisplayName")));
        PopAnswer last = await Cloud.Root.DirectoryAsync("ListAccounts", "MaxResults=2&NextToken=" + WireQuery.Encode(first.Text("NextToken")));
        Assert.Equal(["Three"], last.List("Accounts", "Account").Select(account => account.Text("DisplayName")));
        Assert.Null(last.TextOrNull("NextToken"));
        await Refusal.Of(400, "InvalidParameter.NextToken", () => Cloud.Root.DirectoryAsync("ListAccounts", "NextToken=abc"));
        Assert.Equal(2, (await Cloud.Root.DirectoryAsync("ListAccounts", "PageSize=2", Old)).List("Accounts", "Account").Count);
        Assert.Single((await Cloud.Root.DirectoryAsync("ListAccounts", "PageSize=2&PageNumber=2", Old)).List("Accounts", "Account"));
    }

    [Fact]
    public async Task Members_are_found_by_keyword_and_tag()
    {
        await EnableAsync();
        await Cloud.Root.DirectoryAsync("CreateResourceAccount", "DisplayName=Web%20shop&Tag.1.Key=team&Tag.1.Value=sales");
        await MemberAsync("Logs");

        Assert.Equal("Web shop", Assert.Single((await Cloud.Root.DirectoryAsync("ListAccounts", "QueryKeyword=SHOP")).List("Accounts", "Account")).Text("DisplayName"));
        PopAnswer tagged = Assert.Single((await Cloud.Root.DirectoryAsync("ListAccounts", "Tag.1.Key=team&IncludeTags=true")).List("Accounts", "Account"));
        Assert.Equal("sales", Assert.Single(tagged.List("Tags", "Tag")).Text("Value"));
        Assert.Empty((await Cloud.Root.DirectoryAsync("ListAccounts", "Tag.1.Key=team&Tag.1.Value=audit")).List("Accounts", "Account"));
    }

    [Fact]
    public async Task A_dry_run_checks_and_changes_nothing()
    {
        await Cloud.Root.DirectoryAsync("EnableResourceDirectory", "EnableMode=CurrentAccount&DryRun=true");
        Assert.Null(await Directory.FindAsync(default));
        await EnableAsync();

        await Cloud.Root.DirectoryAsync("CreateResourceAccount", "DisplayName=Logs&DryRun=true");

        Assert.Empty(await Directory.ListMembersAsync(default).All());
        await Refusal.Of(400, "InvalidParameter.Account.DisplayName.Length", () => Cloud.Root.DirectoryAsync("CreateResourceAccount", "DisplayName=x&DryRun=true"));
    }

    [Fact]
    public async Task Payers_are_told_and_changed_in_the_current_version_only()
    {
        await EnableAsync();
        Member member = await MemberAsync("Logs");
        string id = $"AccountId={member.AccountId}";

        Assert.Equal(member.AccountId, (await Cloud.Root.DirectoryAsync("GetPayerForAccount", id)).Text("PayerAccountId"));
        await Cloud.Root.DirectoryAsync("UpdatePayerForAccount", $"{id}&PayerAccountId={Cloud.Account.Id}");
        Assert.Equal(Cloud.Account.Id.Value, (await Cloud.Root.DirectoryAsync("GetPayerForAccount", id)).Text("PayerAccountId"));
        await Refusal.Of(
            409, "NotSupport.PayerAccountInAnotherResourceDirectory", () => Cloud.Root.DirectoryAsync("UpdatePayerForAccount", $"{id}&PayerAccountId=1234567890123456"));
        await Refusal.Of(404, "InvalidAction.NotFound", () => Cloud.Root.DirectoryAsync("GetPayerForAccount", id, Old));
    }
}
