using System.Text.RegularExpressions;

namespace ActionTrail.Architecture.Tests;

public sealed partial class SourceStyleTests
{
    [Fact]
    public void A_file_holds_one_top_level_type_named_after_it()
    {
        string[] offenders = [.. SourceTree.Sources().Select(source => Offence(source.Path, source.Text)).OfType<string>()];

        Assert.True(offenders.Length == 0, string.Join('\n', offenders));
    }

    [Fact]
    public void No_file_has_regions() =>
        Assert.Empty(SourceTree.Sources().Where(source => Region().IsMatch(source.Text)).Select(source => source.Path));

    /// <summary>Namespaces are file-scoped, so a top-level type starts at the first column.</summary>
    private static string? Offence(string path, string text)
    {
        string[] types = [.. TypeDeclaration().Matches(text).Select(match => match.Groups["name"].Value)];
        string file = Path.GetFileNameWithoutExtension(path);
        if (types.Length == 0)
        {
            return file is "Program" or "AssemblyInfo" or "GlobalUsings" or "GlobalSuppressions" ? null : $"{path} has no type";
        }

        // A type may bring its own small enum.
        bool bringsEnum = types.Length == 2 && EnumDeclaration().Count(text) == 1;
        return types.Length > 1 && !bringsEnum ? $"{path} has {string.Join(", ", types)}"
            : types.Contains(file, StringComparer.Ordinal) ? null
            : $"{path} has {types[0]}";
    }

    [GeneratedRegex(@"^\s*#region", RegexOptions.Multiline)]
    private static partial Regex Region();

    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|static|abstract|readonly|partial|ref|unsafe) )*(?:class|struct|interface|enum|record struct|record class|record|delegate [\w<>?\[\], ]+?) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"^(?:\w+ )*enum ", RegexOptions.Multiline)]
    private static partial Regex EnumDeclaration();
}
