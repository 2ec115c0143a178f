using System.Text.RegularExpressions;

namespace ActionTrail.Architecture.Tests;

/// <summary>Arrows run one way: Commands, Cli → LocalCloud → Engine → Aliyun → Core; the loader stands alone.</summary>
public sealed class ArrowTests
{
    /// <summary>What each project may compile against: anything below it, nothing beside or above.</summary>
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["ActionTrail.Core"] = [],
        ["ActionTrail.Loader"] = [],
        ["ActionTrail.Aliyun"] = ["ActionTrail.Core"],
        ["ActionTrail.Engine"] = ["ActionTrail.Core", "ActionTrail.Aliyun"],
        ["ActionTrail.LocalCloud"] = ["ActionTrail.Core", "ActionTrail.Aliyun", "ActionTrail.Engine"],
        ["ActionTrail.Commands"] = ["ActionTrail.Core", "ActionTrail.Aliyun", "ActionTrail.Engine", "ActionTrail.LocalCloud"],
        ["ActionTrail.Cli"] = ["ActionTrail.Core", "ActionTrail.Aliyun", "ActionTrail.Engine", "ActionTrail.LocalCloud"],
    };

    public static TheoryData<string> Projects => [.. SourceTree.Projects];

    [Fact]
    public void Every_project_has_its_place() => Assert.Equal(s_allowed.Keys.Order(StringComparer.Ordinal), SourceTree.Projects);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_is_below_it(string project) =>
        Assert.Empty(SourceTree.References(project).Except(s_allowed[project], StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Its_sources_name_only_what_is_below_it(string project)
    {
        string[] forbidden = [.. s_allowed.Keys.Except([.. s_allowed[project], project], StringComparer.Ordinal)];
        var used = new Regex($@"^using (static )?({string.Join('|', forbidden.Select(Regex.Escape))})[.;]", RegexOptions.Multiline);

        Assert.Empty(SourceTree.Sources(project).Where(source => used.IsMatch(source.Text)).Select(source => source.Path));
    }

    [Theory]
    [InlineData("PowerShellStandard.Library", "System.Management.Automation", "ActionTrail.Commands", "ActionTrail.Loader")]
    [InlineData("Microsoft.AspNetCore.App", "Microsoft.AspNetCore", "ActionTrail.Cli")]
    [InlineData("Spectre.Console", "Spectre.Console", "ActionTrail.Cli")]
    [InlineData("System.CommandLine", "System.CommandLine", "ActionTrail.Cli")]
    [InlineData("SQLitePCLRaw.bundle_e_sqlite3", "SQLitePCL", "ActionTrail.LocalCloud")]
    public void A_host_or_store_is_known_to_its_owner_alone(string package, string @namespace, params string[] owners)
    {
        string[] others = [.. SourceTree.Projects.Except(owners, StringComparer.Ordinal)];

        string[] referencing = [.. others.Where(project => SourceTree.ProjectFile(project).Descendants().Any(item => (string?)item.Attribute("Include") == package))];
        string[] naming = [.. others.SelectMany(SourceTree.Sources).Where(source => source.Text.Contains($"using {@namespace}", StringComparison.Ordinal)).Select(source => source.Path)];

        Assert.Empty(referencing);
        Assert.Empty(naming);
    }

    [Fact]
    public void Core_does_no_input_or_output()
    {
        var effects = new Regex(@"\b(File|Directory|Environment|Process|Console)\.[A-Z]|\bHttpClient\b|\bTcpClient\b|\bnew (FileStream|Socket)\b");

        Assert.Empty(SourceTree.Sources("ActionTrail.Core").Where(source => effects.IsMatch(source.Text)).Select(source => source.Path));
    }
}
