using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Events;

/// <summary>Guesses whether an operation reads or writes, for records older than <c>eventRW</c> (before about 2020).</summary>
public static class EventRwInference
{
    private static readonly string[] s_readingVerbs =
        ["Describe", "Get", "List", "Lookup", "LookUp", "Query", "BatchGet", "BatchQuery", "Check", "Head", "Search", "Select", "Pull", "Read", "View", "Download"];

    /// <summary>Guesses from the name of the operation.</summary>
    /// <param name="eventName">For example <c>DescribeInstances</c>.</param>
    /// <returns><see cref="EventRw.Read"/> for a name that starts with a reading verb, else <see cref="EventRw.Write"/>.</returns>
    public static EventRw FromName(string eventName) =>
        Array.Exists(s_readingVerbs, verb => eventName.StartsWith(verb, StringComparison.Ordinal)) ? EventRw.Read : EventRw.Write;
}
