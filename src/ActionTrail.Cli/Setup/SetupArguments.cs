namespace ActionTrail.Cli.Setup;

/// <summary>Values of the options of plan, apply and verify.</summary>
/// <param name="File">Path of the setup file.</param>
/// <param name="Path">Folder of the local cloud; empty for Alibaba Cloud.</param>
/// <param name="As">Contexts and what they are here, <c>context=name</c>.</param>
/// <param name="Json">Whether JSON is printed.</param>
internal sealed record SetupArguments(string File, string Path, IReadOnlyList<string> As, bool Json);
