using ActionTrail.Core.Errors;
using ActionTrail.Core.Setup;
using ActionTrail.Engine.Setup;

namespace ActionTrail.LocalCloud.Tests.Setup;

public class SetupExportTests
{
    public static TheoryData<SetupTemplateKind> Kinds => [.. Enum.GetValues<SetupTemplateKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_exists_is_exported_as_a_file_that_has_no_changes(SetupTemplateKind kind)
    {
        using SetupCloud cloud = await SetupCloud.OpenAsync();
        SetupFile file = cloud.Template(kind);
        await cloud.InstallAsync(file);

        var export = new SetupExport([new("mgmt", cloud.Management), new("dest", cloud.LogArchive)]);
        string yaml = SetupFileWriter.ToYaml(await export.ReadAsync(file.Trail.Name, cloud.Management, default));
        SetupPlan plan = await cloud.Planner.PlanAsync(SetupFileReader.Read(yaml, "export.yaml"), default);
        Assert.Empty(plan.Drift);
        Assert.Equal(file.Oss?.Retention, plan.File.Oss?.Retention);
    }

    [Fact]
    public async Task A_role_of_the_trails_own_account_is_exported_too()
    {
        using SetupCloud cloud = await SetupCloud.OpenAsync();
        SetupFile file = cloud.Template(SetupTemplateKind.MultiAccountManagement);
        file = file with
        {
            DeliveryRole = new SetupRole { Account = "management", Name = Core.Accounts.RoleName.Parse("OwnRole"), Trust = ["management"], Policies = ["AliyunActionTrailDeliveryPolicy"] },
        };
        await cloud.InstallAsync(file);

        SetupFile exported = await new SetupExport([new("mgmt", cloud.Management)]).ReadAsync(file.Trail.Name, cloud.Management, default);
        Assert.Equal("OwnRole", exported.DeliveryRole!.Name.Value);
        Assert.Empty((await cloud.Planner.PlanAsync(exported, default)).Drift);
    }

    [Fact]
    public async Task An_account_that_is_not_connected_is_named()
    {
        using SetupCloud cloud = await SetupCloud.OpenAsync();
        SetupFile file = cloud.Template(SetupTemplateKind.MultiAccountMember);
        await cloud.InstallAsync(file);
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => new SetupExport([new("mgmt", cloud.Management)]).ReadAsync(file.Trail.Name, cloud.Management, default));
        Assert.Contains(cloud.LogArchiveAccount.Id.Value, error.Message, StringComparison.Ordinal);
    }
}
