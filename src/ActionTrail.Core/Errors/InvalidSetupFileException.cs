using ActionTrail.Core.Setup;

namespace ActionTrail.Core.Errors;

/// <summary>A setup file breaks its format or a rule; raised before any call is made.</summary>
public sealed class InvalidSetupFileException : ActionTrailException
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">Name of the file as given.</param>
    /// <param name="problems">At least one problem, in the order of the file.</param>
    /// <param name="innerException">The cause, or null.</param>
    public InvalidSetupFileException(string file, IReadOnlyList<SetupProblem> problems, Exception? innerException = null)
        : base(string.Join('\n', problems.Select(problem => $"{file}({problem.Line},{problem.Column}): {problem.Message}")), innerException) => Problems = problems;

    /// <summary>The problems, in the order of the file.</summary>
    public IReadOnlyList<SetupProblem> Problems { get; }
}
