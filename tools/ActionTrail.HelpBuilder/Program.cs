using ActionTrail.HelpBuilder;

// Makes what Get-Help reads from the pages that people write: MAML of the cmdlet pages, plain text of the about pages.
if (args is not [var pages, var output])
{
    Console.Error.WriteLine("Usage: ActionTrail.HelpBuilder <folder of pages> <folder of the help>");
    return 2;
}

try
{
    Directory.CreateDirectory(output);
    string[] files = [.. Directory.EnumerateFiles(pages, "*.md").Order(StringComparer.Ordinal)];
    HelpPage[] cmdlets = [.. files.Where(static file => !IsAbout(file)).Select(HelpPageReader.Read)];
    MamlDocument.Of(cmdlets).Save(Path.Combine(output, "ActionTrail.Commands.dll-Help.xml"));
    foreach (string about in files.Where(IsAbout))
    {
        File.WriteAllText(Path.Combine(output, $"{Path.GetFileNameWithoutExtension(about)}.help.txt"), AboutTopic.ToText(File.ReadAllText(about)));
    }

    return 0;
}
catch (FormatException broken)
{
    Console.Error.WriteLine($"error HELP001: {broken.Message}");
    return 1;
}

static bool IsAbout(string file) => Path.GetFileName(file).StartsWith("about_", StringComparison.Ordinal);
