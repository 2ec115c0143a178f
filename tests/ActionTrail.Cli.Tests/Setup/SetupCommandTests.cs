using ActionTrail.Cli.Setup;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Setup;
using ActionTrail.Core.Trails;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Samples;

namespace ActionTrail.Cli.Tests.Setup;

[Collection("Console")]
public sealed class SetupCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actiontrail-").FullName;

    private string Cloud => Path.Combine(_folder, "cloud");

    private string FilePath => Path.Combine(_folder, "audit.yaml");

    private SetupArguments Arguments => new(FilePath, Cloud, ["mgmt=Management", "dest=LogArchive"], Json: false);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Plan_apply_and_verify_tell_by_their_exit_codes_how_things_stand()
    {
        await PrepareAsync();
        Assert.Equal(2, (await RunAsync(() => PlanCommand.Report.RunAsync(Arguments, default))).Exit);
        Assert.Equal(2, (await RunAsync(() => VerifyCommand.Report.RunAsync(Arguments, default))).Exit);

        (int exit, string output, _) = await RunAsync(() => ApplyCommand.RunAsync(Arguments, isAgreed: true, default));
        Assert.Equal(0, exit);
        Assert.Contains("done: Create Trail corp-audit: multi-account in cn-hangzhou", output, StringComparison.Ordinal);

        Assert.EndsWith("No changes.", (await RunAsync(() => PlanCommand.Report.RunAsync(Arguments, default))).Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(() => ApplyCommand.RunAsync(Arguments, isAgreed: false, default))).Exit);
        Assert.Equal((0, "All is as the file says."), await RunAsync(() => VerifyCommand.Report.RunAsync(Arguments, default)) is var (code, text, _) ? (code, text.TrimEnd()) : default);
    }

    [Fact]
    public async Task A_mistake_in_the_file_is_named_with_line_and_column()
    {
        await PrepareAsync();
        string[] lines = await File.ReadAllLinesAsync(FilePath);
        int line = Array.FindIndex(lines, static each => each.Contains("encryption:", StringComparison.Ordinal));
        lines[line] = "  encrytion: AES256";
        await File.WriteAllLinesAsync(FilePath, lines);

        (int exit, _, string errors) = await RunAsync(() => PlanCommand.Report.RunAsync(Arguments, default));
        Assert.Equal(1, exit);
        Assert.Equal($"{FilePath}({line + 1},3): 'encrytion' is no key of oss; did you mean 'encryption'?", errors.TrimEnd());
    }

    [Fact]
    public async Task What_cannot_be_changed_in_place_has_an_exit_code_of_its_own()
    {
        await PrepareAsync();
        await RunAsync(() => ApplyCommand.RunAsync(Arguments, isAgreed: true, default));
        await File.WriteAllTextAsync(FilePath, (await File.ReadAllTextAsync(FilePath)).Replace("days: 365", "days: 30", StringComparison.Ordinal));
        Assert.Equal(3, (await RunAsync(() => PlanCommand.Report.RunAsync(Arguments, default))).Exit);
        Assert.Equal(3, (await RunAsync(() => ApplyCommand.RunAsync(Arguments, isAgreed: true, default))).Exit);
    }

    [Fact]
    public async Task Json_is_one_document()
    {
        await PrepareAsync();
        (_, string output, _) = await RunAsync(() => PlanCommand.Report.RunAsync(Arguments with { Json = true }, default));
        using var json = System.Text.Json.JsonDocument.Parse(output);
        Assert.Contains(json.RootElement.EnumerateArray(), static step => step.GetProperty("action").GetString() == "Create");
    }

    [Fact]
    public async Task An_unknown_context_is_named()
    {
        await PrepareAsync();
        (int exit, _, string errors) = await RunAsync(() => PlanCommand.Report.RunAsync(Arguments with { As = [] }, default));
        Assert.Equal(1, exit);
        Assert.Contains("no account called 'mgmt'", errors, StringComparison.Ordinal);
    }

    private async Task PrepareAsync()
    {
        using LocalCloudHost cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = Cloud });
        await SampleCompany.EnsureAsync(cloud, RegionId.Parse("cn-hangzhou"), default);
        await File.WriteAllTextAsync(FilePath, new SetupTemplate
        {
            Kind = SetupTemplateKind.MultiAccountMember, Name = TrailName.Parse("corp-audit"), Region = RegionId.Parse("cn-hangzhou"), TrailContext = "mgmt", StoreContext = "dest",
        }.ToYaml());
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(Func<Task<int>> command)
    {
        (TextWriter output, TextWriter errors) = (Console.Out, Console.Error);
        using var captured = new StringWriter();
        using var complaints = new StringWriter();
        Console.SetOut(captured);
        Console.SetError(complaints);
        try
        {
            return (await command(), captured.ToString(), complaints.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
