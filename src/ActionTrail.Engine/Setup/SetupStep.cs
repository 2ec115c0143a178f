namespace ActionTrail.Engine.Setup;

/// <summary>One property of one resource: how the file wants it, how it is, and what is done about it.</summary>
public sealed record SetupStep
{
    /// <summary>What is done.</summary>
    public required SetupAction Action { get; init; }

    /// <summary>What it is about, for example <c>Bucket corp-audit</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>Account of the resource, by its name in the file.</summary>
    public required string Account { get; init; }

    /// <summary>Which property; <c>exists</c> for the resource itself.</summary>
    public required string Property { get; init; }

    /// <summary>How the file wants it.</summary>
    public required string Wanted { get; init; }

    /// <summary>How it is; <c>none</c> for what is not there.</summary>
    public required string Found { get; init; }

    /// <summary>Whether what is there protects or delivers less than the file asks for.</summary>
    public bool IsWeaker { get; init; }

    /// <summary>Why it cannot be changed, or why it stays; empty otherwise.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What it comes to, in a few words: from and to, or why not.</summary>
    public string Detail => Reason.Length > 0 ? Reason : Found == Wanted ? Found : $"{Found} -> {Wanted}";

    /// <summary>What became of it.</summary>
    public SetupOutcome Outcome { get; init; }

    /// <summary>Whether it would change something.</summary>
    public bool IsChange => Action is SetupAction.Create or SetupAction.Change or SetupAction.Remove;

    /// <summary>Does it; null where nothing is done.</summary>
    internal Func<CancellationToken, Task>? Apply { get; init; }

    /// <summary>Whether it is about a property of a resource that is missing as a whole, which says so itself.</summary>
    internal bool IsConsequence { get; init; }

    /// <summary>The step as a line of the plan.</summary>
    /// <returns>One sentence without a full stop.</returns>
    public override string ToString() => Action switch
    {
        SetupAction.Create when Property == SetupSteps.Exists => $"Create {Resource}: {Wanted}",
        SetupAction.Create => $"Set {Property} of {Resource} to {Wanted}",
        SetupAction.Change => $"Change {Property} of {Resource} from {Found} to {Wanted}",
        SetupAction.CannotChange when Property == SetupSteps.Exists => $"Cannot make {Resource}, because there is {Found}: {Reason}",
        SetupAction.CannotChange => $"Cannot change {Property} of {Resource} from {Found} to {Wanted}: {Reason}",
        SetupAction.Remove => $"Remove {Resource}",
        SetupAction.Stay => $"{Resource} stays: {Reason}",
        _ => $"Keep {Property} of {Resource}: {Found}",
    };
}
