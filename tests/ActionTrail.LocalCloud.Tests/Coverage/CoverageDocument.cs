using System.Globalization;
using System.Text;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Tests.Coverage;

/// <summary>Writes <c>docs/coverage.md</c> from the operations that are built and the list of those that exist.</summary>
internal static class CoverageDocument
{
    private const string Introduction = """
        # Coverage

        Which operations of Alibaba Cloud the local cloud answers, and how it answers the others. A test writes this page from the code; when it
        fails because an operation was added, run it with `ACTIONTRAIL_WRITE_COVERAGE=1` and commit the page.

        """;

    /// <summary>The page.</summary>
    /// <param name="surface">Lines of the list of operations.</param>
    /// <returns>Markdown with a line feed at its end.</returns>
    public static string Write(IEnumerable<string> surface)
    {
        List<Section> sections = Read(surface);
        var page = new StringBuilder(Introduction).Append("\n| Service | Version | Built | Not built |\n|---|---|---|---|\n");
        foreach (Section section in sections)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {section.Service} | {section.Versions} | {section.Built.Count} | {section.Missing.Count} |\n");
        }

        foreach (Section section in sections)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {section.Service}\n\n| Operation | State |\n|---|---|\n");
            foreach (string name in section.Built.Concat(section.Missing).Order(StringComparer.Ordinal))
            {
                page.Append(CultureInfo.InvariantCulture, $"| {name} | {(section.Built.Contains(name) ? "built" : $"not built: {section.Error}")} |\n");
            }
        }

        return page.ToString();
    }

    private static List<Section> Read(IEnumerable<string> surface)
    {
        var sections = new List<Section>();
        foreach (string line in surface.Where(static line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
            {
                int end = line.IndexOf(']', StringComparison.Ordinal);
                string[] facts = line[(end + 1)..].Split(';', StringSplitOptions.TrimEntries);
                sections.Add(new Section(line[1..end], facts[0], facts[1], BuiltOf(line[1..end], facts[0].Split(", "))));
            }
            else if (!sections[^1].Built.Contains(line))
            {
                sections[^1].Missing.Add(line);
            }
        }

        return sections;
    }

    /// <summary>RPC-style products may share operations; there the version decides.</summary>
    private static SortedSet<string> BuiltOf(string service, string[] versions) => new(
        OperationRegistry.All
            .Where(operation => operation is PopOperation
                ? operation.Facts.OtherVersions.Prepend(operation.Facts.Version).Intersect(versions).Any()
                : operation.Facts.Service == service)
            .Select(static operation => operation.Facts.Name),
        StringComparer.Ordinal);

    private sealed record Section(string Service, string Versions, string Error, SortedSet<string> Built)
    {
        public List<string> Missing { get; } = [];
    }
}
