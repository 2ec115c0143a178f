using ActionTrail.Aliyun.ResourceDirectory;

namespace ActionTrail.LocalCloud.Tests.ResourceDirectory;

public sealed class DelegationTests : DirectoryFixture
{
    private const string Trails = "actiontrail.aliyuncs.com";

    [Fact]
    public async Task A_delegated_administrator_may_read_the_directory_until_it_is_deregistered()
    {
        await EnableAsync();
        Member member = await MemberAsync("Logs");
        await Directory.Delegation.RegisterAsync(member.AccountId, Trails, default);

        DelegatedAdministrator administrator = Assert.Single(await Directory.Delegation.ListAdministratorsAsync(Trails, default).All());
        Assert.Equal(new DelegatedAdministrator(member.AccountId, "Logs", Trails, Cloud.Time.GetUtcNow()), administrator);
        Assert.Empty(await Directory.Delegation.ListAdministratorsAsync("config.aliyuncs.com", default).All());
        Assert.Single(await As(member.AccountId).ListMembersAsync(default).All());
        Assert.Equal(Trails, Assert.Single(await As(member.AccountId).Delegation.ListTrustedServicesAsync(default).All()).ServicePrincipal);
        await Refusal.Of(404, "EntityNotExists.ResourceDirectory", () => As(member.AccountId).CreateFolderAsync("Mine", null, default));

        await Directory.Delegation.DeregisterAsync(member.AccountId, Trails, default);
        await Refusal.Of(404, "EntityNotExists.ResourceDirectory", () => As(member.AccountId).ListMembersAsync(default).All());
    }

    [Fact]
    public async Task Only_members_administer_only_services_that_can_be_delegated_and_only_once()
    {
        await EnableAsync();
        Member member = await MemberAsync("Logs");
        await Refusal.Of(409, "InvalidParameter.ServicePrincipal", () => Directory.Delegation.RegisterAsync(member.AccountId, "ecs.aliyuncs.com", default));
        await Refusal.Of(409, "CannotRegisterMasterAsDelegatedAdministrator", () => Directory.Delegation.RegisterAsync(Cloud.Account.Id.Value, Trails, default));
        await Refusal.Of(404, "EntityNotExists.Account", () => Directory.Delegation.RegisterAsync("1234567890123456", Trails, default));
        await Directory.Delegation.RegisterAsync(member.AccountId, Trails, default);

        await Refusal.Of(409, "AccountAlreadyRegistered", () => Directory.Delegation.RegisterAsync(member.AccountId, Trails, default));
        await Refusal.Of(409, "AccountNotRegistered", () => Directory.Delegation.DeregisterAsync(member.AccountId, "config.aliyuncs.com", default));
    }

    [Fact]
    public async Task A_service_is_trusted_from_its_first_delegation_on()
    {
        await EnableAsync();
        Assert.Empty(await Directory.Delegation.ListTrustedServicesAsync(default).All());
        Member member = await MemberAsync("Logs");

        await Directory.Delegation.RegisterAsync(member.AccountId, Trails, default);

        Assert.Equal(new TrustedService(Trails, Cloud.Time.GetUtcNow()), Assert.Single(await Directory.Delegation.ListTrustedServicesAsync(default).All()));
    }
}
