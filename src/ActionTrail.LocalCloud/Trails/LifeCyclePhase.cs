namespace ActionTrail.LocalCloud.Trails;

/// <summary>A phase in the life of a resource, told by the first word of the operation.</summary>
/// <param name="Order">Place among the phases.</param>
/// <param name="English">Name in English.</param>
/// <param name="Chinese">Name in Chinese.</param>
internal sealed record LifeCyclePhase(int Order, string English, string Chinese)
{
    private static readonly LifeCyclePhase s_creation = new(1, "Create", "创建");
    private static readonly LifeCyclePhase s_change = new(2, "Change", "变更");
    private static readonly LifeCyclePhase s_end = new(3, "Delete", "删除");

    private static readonly string[] s_creating = ["Create", "Run", "Put", "Enable", "Register", "Invite", "Allocate", "Import"];
    private static readonly string[] s_ending = ["Delete", "Release", "Remove", "Destroy", "Disable", "Deregister", "Abort"];

    /// <summary>The phase that an operation belongs to; a change unless its name says otherwise.</summary>
    public static LifeCyclePhase Of(string eventName) =>
        Array.Exists(s_creating, word => eventName.StartsWith(word, StringComparison.Ordinal)) ? s_creation
        : Array.Exists(s_ending, word => eventName.StartsWith(word, StringComparison.Ordinal)) ? s_end
        : s_change;
}
