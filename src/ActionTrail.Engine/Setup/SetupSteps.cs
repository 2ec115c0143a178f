namespace ActionTrail.Engine.Setup;

/// <summary>Collects the steps of one resource, in the order in which they are done.</summary>
/// <param name="resource">What it is, for example <c>Bucket corp-audit</c>.</param>
/// <param name="account">Its account, by its name in the file.</param>
internal sealed class SetupSteps(string resource, string account)
{
    /// <summary>The property that stands for the resource itself.</summary>
    public const string Exists = "exists";

    /// <summary>How the absence of something reads.</summary>
    public const string None = "none";

    private readonly List<SetupStep> _steps = [];
    private bool _isMissing;

    /// <summary>The steps.</summary>
    public IReadOnlyList<SetupStep> All => _steps;

    /// <summary>The resource is there, or is made; the properties that follow are properties of a new resource then.</summary>
    public void Existence(string wanted, bool isThere, Func<CancellationToken, Task> create)
    {
        _isMissing = !isThere;
        Add(isThere ? SetupAction.Keep : SetupAction.Create, Exists, wanted, isThere ? wanted : None, isWeaker: !isThere, create);
    }

    /// <summary>A property that can be changed.</summary>
    public void Property(string property, string wanted, string found, bool isWeaker, Func<CancellationToken, Task> change)
    {
        bool isSame = string.Equals(wanted, found, StringComparison.Ordinal);
        SetupAction action = isSame ? SetupAction.Keep : _isMissing || found == None ? SetupAction.Create : SetupAction.Change;
        Add(action, property, wanted, found, isWeaker && !isSame, change);
    }

    /// <summary>A property that cannot be changed.</summary>
    public void Fixed(string property, string wanted, string found, string reason)
    {
        bool isSame = string.Equals(wanted, found, StringComparison.Ordinal);
        Add(isSame ? SetupAction.Keep : SetupAction.CannotChange, property, wanted, found, isWeaker: false, apply: null, isSame ? "" : reason);
    }

    /// <summary>A text, or <see cref="None"/> where it is empty.</summary>
    public static string OrNone(string? text) => string.IsNullOrEmpty(text) ? None : text;

    /// <summary>Work that several steps share; it is done once.</summary>
    public static Func<CancellationToken, Task> Once(Func<CancellationToken, Task> work)
    {
        bool isDone = false;
        return async cancellationToken =>
        {
            if (!isDone)
            {
                await work(cancellationToken).ConfigureAwait(false);
                isDone = true;
            }
        };
    }

    private void Add(SetupAction action, string property, string wanted, string found, bool isWeaker, Func<CancellationToken, Task>? apply, string reason = "") => _steps.Add(new SetupStep
    {
        Action = action,
        Resource = resource,
        Account = account,
        Property = property,
        Wanted = wanted,
        Found = found,
        IsWeaker = isWeaker,
        Reason = reason,
        Outcome = action == SetupAction.Keep ? SetupOutcome.Done : SetupOutcome.Planned,
        Apply = action is SetupAction.Create or SetupAction.Change ? apply : null,
        IsConsequence = _isMissing && property != Exists,
    });
}
