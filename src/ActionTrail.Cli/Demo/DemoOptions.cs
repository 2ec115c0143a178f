namespace ActionTrail.Cli.Demo;

/// <summary>What the demo is asked to do.</summary>
/// <param name="Folder">Folder of the local cloud; made when it is not there.</param>
/// <param name="Events">How many realistic events are made beside the real calls.</param>
/// <param name="Json">Whether one JSON document is printed instead of steps and tables.</param>
/// <param name="Break">What to leave wrong.</param>
internal sealed record DemoOptions(string Folder, int Events, bool Json, DemoBreak Break);
