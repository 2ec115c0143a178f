namespace ActionTrail.Engine.Setup;

/// <summary>What became of a step.</summary>
public enum SetupOutcome
{
    /// <summary>It was not begun: the plan was only shown, or an earlier step failed.</summary>
    Planned,

    /// <summary>It is being done.</summary>
    Running,

    /// <summary>It was done, or there was nothing to do.</summary>
    Done,

    /// <summary>It failed.</summary>
    Failed,
}
