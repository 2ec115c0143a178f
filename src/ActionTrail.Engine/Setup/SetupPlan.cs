using ActionTrail.Core.Setup;

namespace ActionTrail.Engine.Setup;

/// <summary>What lies between a setup file and the cloud: every property that the file manages, in the order in which it is made.</summary>
public sealed class SetupPlan
{
    internal SetupPlan(SetupFile file, SetupSession session, IReadOnlyList<SetupStep> steps)
    {
        File = file;
        Session = session;
        Steps = steps;
    }

    /// <summary>The file.</summary>
    public SetupFile File { get; }

    /// <summary>All steps, those that keep something too.</summary>
    public IReadOnlyList<SetupStep> Steps { get; }

    /// <summary>The steps that change something.</summary>
    public IReadOnlyList<SetupStep> Changes => [.. Steps.Where(static step => step.IsChange)];

    /// <summary>The steps that differ and cannot be changed in place.</summary>
    public IReadOnlyList<SetupStep> Blocks => [.. Steps.Where(static step => step.Action == SetupAction.CannotChange)];

    /// <summary>What differs from the file, property by property; a resource that is missing counts once.</summary>
    public IReadOnlyList<SetupStep> Drift => [.. Steps.Where(static step => step.Action != SetupAction.Keep && !step.IsConsequence)];

    internal SetupSession Session { get; }
}
