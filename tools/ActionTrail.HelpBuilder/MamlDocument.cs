using System.Xml.Linq;

namespace ActionTrail.HelpBuilder;

/// <summary>Writes pages as MAML, the XML that Get-Help reads.</summary>
internal static class MamlDocument
{
    private static readonly XNamespace s_msh = "http://msh";
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>The document of all pages.</summary>
    /// <param name="pages">Pages.</param>
    /// <returns>The document.</returns>
    public static XDocument Of(IEnumerable<HelpPage> pages) => new(new XElement(s_msh + "helpItems", new XAttribute("schema", "maml"), pages.Select(Command)));

    private static XElement Command(HelpPage page)
    {
        string[] name = page.Name.Split('-', 2);
        return new XElement(
            s_command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", s_maml),
            new XAttribute(XNamespace.Xmlns + "command", s_command),
            new XAttribute(XNamespace.Xmlns + "dev", s_dev),
            new XElement(
                s_command + "details",
                new XElement(s_command + "name", page.Name),
                new XElement(s_command + "verb", name[0]),
                new XElement(s_command + "noun", name[1]),
                new XElement(s_maml + "description", Paragraphs([page.Synopsis]))),
            new XElement(s_maml + "description", Paragraphs(page.Description)),
            new XElement(s_command + "syntax", page.Syntax.Select(line => Syntax(page, line))),
            new XElement(s_command + "parameters", page.Parameters.Select(Parameter)),
            new XElement(s_command + "inputTypes", page.Inputs.Select(static type => Type("inputType", type))),
            new XElement(s_command + "returnValues", page.Outputs.Select(static type => Type("returnValue", type))),
            new XElement(s_command + "examples", page.Examples.Select(Example)),
            new XElement(s_command + "relatedLinks", page.Links.Select(static link => new XElement(s_maml + "navigationLink", new XElement(s_maml + "linkText", link), new XElement(s_maml + "uri")))));
    }

    private static XElement Syntax(HelpPage page, SyntaxLine line) => new(
        s_command + "syntaxItem",
        new XElement(s_maml + "name", page.Name),
        line.Parameters.Select(parameter => new XElement(
            s_command + "parameter",
            new XAttribute("required", parameter.IsRequired ? "true" : "false"),
            new XAttribute("position", parameter.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "named"),
            new XElement(s_maml + "name", parameter.Name),
            parameter.Type.Length == 0 ? null : new XElement(s_command + "parameterValue", new XAttribute("required", "true"), parameter.Type))));

    private static XElement Parameter(HelpParameter parameter) => new(
        s_command + "parameter",
        new XAttribute("required", parameter.Fact("Required") == "True" ? "true" : "false"),
        new XAttribute("globbing", parameter.Fact("Accept wildcard characters") == "True" ? "true" : "false"),
        new XAttribute("pipelineInput", parameter.Fact("Accept pipeline input")),
        new XAttribute("position", parameter.Fact("Position").ToLowerInvariant()),
        new XAttribute("aliases", parameter.Fact("Aliases") is { Length: > 0 } aliases ? aliases : "none"),
        new XElement(s_maml + "name", parameter.Name),
        new XElement(s_maml + "description", Paragraphs([parameter.Text])),
        parameter.Fact("Type") == "SwitchParameter" ? null : new XElement(s_command + "parameterValue", new XAttribute("required", "true"), parameter.Fact("Type")),
        new XElement(s_dev + "type", new XElement(s_maml + "name", parameter.Fact("Type"))));

    private static XElement Example(HelpExample example) => new(
        s_command + "example",
        new XElement(s_maml + "title", $"--- {example.Title} ---"),
        new XElement(s_dev + "code", example.Code),
        new XElement(s_dev + "remarks", Paragraphs([example.Remarks])));

    private static XElement Type(string element, string type) => new(s_command + element, new XElement(s_dev + "type", new XElement(s_maml + "name", type)));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> texts) => texts.Select(static text => new XElement(s_maml + "para", text));
}
