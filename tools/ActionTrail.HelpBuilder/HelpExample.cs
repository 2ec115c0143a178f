namespace ActionTrail.HelpBuilder;

/// <summary>One example of a page.</summary>
/// <param name="Title">Title, with its number.</param>
/// <param name="Code">What is typed.</param>
/// <param name="Remarks">What to know about it.</param>
internal sealed record HelpExample(string Title, string Code, string Remarks);
