namespace ActionTrail.HelpBuilder;

/// <summary>One parameter in a way to call a cmdlet.</summary>
/// <param name="Name">Name without the dash.</param>
/// <param name="Type">Type; empty for a switch.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="Position">Position, from 0; null when it is named only.</param>
internal sealed record SyntaxParameter(string Name, string Type, bool IsRequired, int? Position);
