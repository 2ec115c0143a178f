using System.CommandLine;

namespace ActionTrail.Cli.Setup;

/// <summary>What plan, apply and verify take.</summary>
internal sealed class SetupOptions
{
    private readonly Argument<string> _file = new("FILE") { Description = "Setup file, YAML or JSON." };
    private readonly Option<string> _path = new("--path") { Description = "Folder of a local cloud; Alibaba Cloud when left out.", DefaultValueFactory = _ => "" };
    private readonly Option<string[]> _as = new("--as")
    {
        Description = "CONTEXT=NAME: for a context of the file, the account of the local cloud, or the profile; 'default' asks the credential chain. Repeat it.", DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document and nothing else." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_path);
        command.Add(_as);
        command.Add(_json);
    }

    /// <summary>The values.</summary>
    public SetupArguments Read(ParseResult parsed) => new(parsed.GetValue(_file)!, parsed.GetValue(_path)!, parsed.GetValue(_as)!, parsed.GetValue(_json));
}
