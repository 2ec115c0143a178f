using ActionTrail.Core.Errors;
using ActionTrail.Core.Setup;

namespace ActionTrail.Core.Tests.Setup;

public class SetupFileReaderTests
{
    private const string Whole = """
        version: 1
        accounts:
          management: { context: mgmt }
          logArchive:
            context: dest
            id: "1234567890123456"
        deliveryRole:
          account: logArchive
        oss:
          account: logArchive
          bucket: corp-audit
          region: cn-hangzhou
          encryption: AES256
          retention: { days: 365 }
        trail:
          name: corp-audit
          account: management
          kind: multi-account
          homeRegion: cn-hangzhou
        """;

    [Fact]
    public void Defaults_fill_what_is_left_out()
    {
        SetupFile file = SetupFileReader.Read(Whole, "a.yaml");
        Assert.Equal("ActionTrailDeliveryRole", file.DeliveryRole!.Name.Value);
        Assert.Equal(["management"], file.DeliveryRole.Trust);
        Assert.Equal(["AliyunActionTrailDeliveryPolicy", "AliyunActionTrailRolePolicy"], file.DeliveryRole.Policies);
        Assert.True(file.Oss!.Retention!.Locked);
        Assert.Null(file.Oss.Versioning);
        Assert.True(file.Trail.Enabled);
        Assert.True(file.Trail.Regions.IsAll);
    }

    [Fact]
    public void Json_reads_like_yaml_even_with_tabs()
    {
        SetupFile yaml = SetupFileReader.Read(Whole, "a.yaml");
        string json = SetupFileWriter.ToJson(yaml).Replace("  ", "\t", StringComparison.Ordinal);
        Assert.Equal(SetupFileWriter.ToYaml(yaml), SetupFileWriter.ToYaml(SetupFileReader.Read(json, "a.json")));
    }

    [Theory]
    [InlineData("  encryption: AES256", "  encrytion: AES256", 13, 3, "'encrytion' is no key of oss; did you mean 'encryption'?")]
    [InlineData("  encryption: AES256", "  encryption: AES-256", 13, 15, "'encryption' is 'AES-256'; did you mean 'AES256'? AES256, KMS, SM4 are allowed.")]
    [InlineData("{ days: 365 }", "{ days: many }", 14, 22, "'days' is 'many'; a whole number is expected.")]
    [InlineData("{ days: 365 }", "{ days: \"365\" }", 14, 22, "'days' is '365'; a whole number is expected.")]
    [InlineData("{ days: 365 }", "{ days: 30000 }", 14, 22, "'days' is 30000; 1 to 25550 are allowed.")]
    [InlineData("{ days: 365 }", "365", 14, 14, "'retention' is '365'; a group of keys is expected.")]
    [InlineData("bucket: corp-audit", "bucket: Corp_Audit", 11, 11, "Bucket name 'Corp_Audit' contains 'C' at position 1; lower-case letters, digits and - are allowed.")]
    [InlineData("name: corp-audit", "name: corp", 16, 9, "Trail name 'corp' has 4 characters; 6 to 36 are allowed.")]
    [InlineData("account: management", "account: managment", 17, 12, "Account 'managment' is not among the accounts of the file; did you mean 'management'?")]
    [InlineData("kind: multi-account", "kind: multi", 18, 9, "'kind' is 'multi'; single-account, multi-account are allowed.")]
    [InlineData("  region: cn-hangzhou\n", "", 10, 3, "'region' is missing in oss.")]
    [InlineData("version: 1", "version: 2", 1, 10, "'version' is '2'; 1 is expected.")]
    [InlineData("id: \"1234567890123456\"", "id: \"12\"", 6, 9, "Account id '12' has 2 characters; 16 are allowed.")]
    public void A_mistake_is_named_with_its_place(string right, string wrong, int line, int column, string message)
    {
        string text = Whole.ReplaceLineEndings("\n").Replace(right, wrong, StringComparison.Ordinal);
        var error = Assert.Throws<InvalidSetupFileException>(() => SetupFileReader.Read(text, "corp.yaml"));
        SetupProblem problem = Assert.Single(error.Problems);
        Assert.Equal(message, problem.Message);
        Assert.Equal((line, column), (problem.Line, problem.Column));
        Assert.StartsWith($"corp.yaml({line},{column}): ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_is_named_in_the_order_of_the_file()
    {
        string text = Whole.Replace("encryption: AES256", "encryption: none", StringComparison.Ordinal).Replace("kind: multi-account", "kinds: x", StringComparison.Ordinal);
        var error = Assert.Throws<InvalidSetupFileException>(() => SetupFileReader.Read(text, "corp.yaml"));
        Assert.Equal(3, error.Problems.Count);
        Assert.Equal(error.Problems.OrderBy(static problem => problem.Line), error.Problems);
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("- a", "'the file' is a list; a group of keys is expected.")]
    [InlineData("version: [1", "This is neither YAML nor JSON")]
    [InlineData("version: 1\nversion: 1", "This is neither YAML nor JSON")]
    [InlineData("a: 1\n---\nb: 1", "A second document starts here")]
    [InlineData("accounts: &a { m: *a }", "is missing")]
    public void What_is_no_setup_file_is_refused(string text, string message)
    {
        var error = Assert.Throws<InvalidSetupFileException>(() => SetupFileReader.Read(text, "corp.yaml"));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_must_fit_together()
    {
        Refuses("deliveryRole:\n  account: logArchive\n", "", "needs a deliveryRole in 'logArchive'");
        Refuses("  account: logArchive\noss:", "  account: management\noss:", "one role cannot write to stores of several accounts");
        Refuses("deliveryRole:\n", "deliveryRole:\n  trust: [logArchive]\n", "does not trust 'management'");
        Refuses("deliveryRole:\n", "deliveryRole:\n  policies: [AliyunActionTrailDeliveriPolicy]\n", "did you mean 'AliyunActionTrailDeliveryPolicy'?");
        Refuses("encryption: AES256", "kmsKey: abc", "needs 'encryption: KMS'");
        Refuses("encryption: AES256", "versioning: suspended", "can have no retention");
        Refuses("encryption: AES256", "lifecycle: [{ id: idle }]", "does nothing");
        Refuses("deliveryRole:", "history: { backfill: true }\ndeliveryRole:", "it needs 'sls'");
        Refuses("homeRegion: cn-hangzhou", "homeRegion: cn-hangzhou\n  events: write\n  insights: [IpInsight]", "all regions and all events");
    }

    private static void Refuses(string right, string wrong, string message)
    {
        var error = Assert.Throws<InvalidSetupFileException>(() => SetupFileReader.Read(Whole.ReplaceLineEndings("\n").Replace(right, wrong, StringComparison.Ordinal), "a.yaml"));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
