namespace ActionTrail.HelpBuilder;

/// <summary>One parameter of a page.</summary>
/// <param name="Name">Name without the dash.</param>
/// <param name="Text">What it means.</param>
/// <param name="Facts">Type, position and the like, by the names of the platyPS schema.</param>
internal sealed record HelpParameter(string Name, string Text, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>A fact.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its value; empty when the page does not say.</returns>
    public string Fact(string name) => Facts.GetValueOrDefault(name, "");
}
