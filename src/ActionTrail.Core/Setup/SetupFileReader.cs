using ActionTrail.Core.Errors;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ActionTrail.Core.Setup;

/// <summary>Reads setup files, YAML or JSON, and refuses what breaks the format or a rule, with line and column.</summary>
public static class SetupFileReader
{
    private const int MostCharacters = 1 << 20;

    /// <summary>Reads a setup file.</summary>
    /// <param name="text">Its text, YAML or JSON.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <returns>What it asks for.</returns>
    /// <exception cref="InvalidSetupFileException">The text breaks the format or a rule; every problem is named.</exception>
    public static SetupFile Read(string text, string file)
    {
        YamlNode root = Parse(text, file);
        IReadOnlyList<SetupProblem> problems = SetupSchema.Check(root);
        if (problems.Count == 0)
        {
            SetupFile setup = SetupNodes.Map((YamlMappingNode)root);
            problems = SetupRules.Check(setup, (YamlMappingNode)root);
            if (problems.Count == 0)
            {
                return setup;
            }
        }

        throw new InvalidSetupFileException(file, [.. problems.OrderBy(static problem => problem.Line).ThenBy(static problem => problem.Column)]);
    }

    private static YamlNode Parse(string text, string file)
    {
        if (text.Length > MostCharacters)
        {
            throw Broken(file, 1, 1, $"The file has {text.Length} characters; {MostCharacters} are allowed.");
        }

        // A tab is white space in JSON and forbidden as indentation in YAML; inside a JSON string it cannot stand.
        string readable = text.AsSpan().TrimStart() is ['{', ..] ? text.Replace('\t', ' ') : text;
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(readable));
            return stream.Documents switch
            {
                [{ } only] => only.RootNode,
                [] => throw Broken(file, 1, 1, "The file is empty; a setup file starts with 'version: 1'."),
                [_, { } second, ..] => throw Broken(file, (int)second.RootNode.Start.Line, (int)second.RootNode.Start.Column, "A second document starts here; a setup file is one document."),
            };
        }
        catch (YamlException broken)
        {
            throw Broken(file, (int)broken.Start.Line, (int)broken.Start.Column, $"This is neither YAML nor JSON: {Plain(broken.Message)}", broken);
        }
    }

    /// <summary>The parser's own message without the place that it repeats.</summary>
    private static string Plain(string message)
    {
        string text = message.StartsWith('(') && message.IndexOf("): ", StringComparison.Ordinal) is > 0 and int end ? message[(end + 3)..] : message;
        return text.EndsWith('.') ? text : text + ".";
    }

    private static InvalidSetupFileException Broken(string file, int line, int column, string message, Exception? cause = null) => new(file, [new(line, column, message)], cause);
}
