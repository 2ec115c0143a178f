namespace ActionTrail.Core.Setup;

/// <summary>One thing that is wrong with a setup file.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">What is wrong and what is expected, a sentence.</param>
public sealed record SetupProblem(int Line, int Column, string Message);
