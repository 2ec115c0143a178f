using System.Xml.Linq;
using ActionTrail.Tests.Support;

namespace ActionTrail.Architecture.Tests;

/// <summary>The projects and sources of this repository, as files.</summary>
internal static class SourceTree
{
    private static readonly char[] s_slashes = ['/', '\\'];

    public static string Root => Repository.Root;

    /// <summary>Names of the projects under src.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src")).Where(folder => Directory.GetFiles(folder, "*.csproj").Length > 0).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public static XDocument ProjectFile(string project) => XDocument.Load(Path.Combine(Root, "src", project, project + ".csproj"));

    /// <summary>The projects that a project compiles against; references that only order the build do not count.</summary>
    public static IReadOnlyList<string> References(string project) =>
    [
        .. ProjectFile(project).Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Split(s_slashes)[^1])),
    ];

    /// <summary>Hand-written sources of a project, or of all of them: path from the root, and text.</summary>
    public static IEnumerable<(string Path, string Text)> Sources(string project = "") =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
            && !path.Contains("/Generated/", StringComparison.Ordinal)
        orderby path
        select (path, File.ReadAllText(file));
}
