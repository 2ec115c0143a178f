using ActionTrail.Core.Accounts;
using ActionTrail.Core.Setup;
using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Tests.Setup;

public class SetupTemplateTests
{
    public static TheoryData<SetupTemplateKind> Kinds => [.. Enum.GetValues<SetupTemplateKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_template_is_a_valid_file(SetupTemplateKind kind)
    {
        SetupFile plain = SetupFileReader.Read(Template(kind).ToYaml(), "template.yaml");
        SetupFile known = SetupFileReader.Read(
            (Template(kind) with { TrailAccountId = AccountId.Parse("1000000000000001"), StoreAccountId = AccountId.Parse("1000000000000002") }).ToYaml(), "template.yaml");
        Assert.Equal(kind != SetupTemplateKind.SingleAccount, plain.Trail.IsMultiAccount);
        Assert.All(known.Accounts, static account => Assert.NotNull(account.Id));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_written_reads_back_the_same(SetupTemplateKind kind)
    {
        string yaml = SetupFileWriter.ToYaml(SetupFileReader.Read(Template(kind).ToYaml(), "template.yaml"));
        Assert.Equal(yaml, SetupFileWriter.ToYaml(SetupFileReader.Read(yaml, "again.yaml")));
    }

    [Fact]
    public void The_longest_trail_name_still_makes_valid_names() =>
        SetupFileReader.Read((Template(SetupTemplateKind.AllStores) with { Name = TrailName.Parse("a" + new string('b', 34) + "_") }).ToYaml(), "template.yaml");

    private static SetupTemplate Template(SetupTemplateKind kind) => new()
    {
        Kind = kind, Name = TrailName.Parse("corp-audit"), Region = RegionId.Parse("cn-hangzhou"), TrailContext = "mgmt", StoreContext = "dest",
    };
}
