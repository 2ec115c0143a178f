namespace ActionTrail.Core.Events;

/// <summary>Values of <c>eventType</c> that this product tells apart; others pass through untouched.</summary>
public static class EventTypes
{
    /// <summary>A call of an API, from an SDK, a tool or the console's back end.</summary>
    public const string ApiCall = "ApiCall";

    /// <summary>An operation in the console or purchase page that has no public API.</summary>
    public const string ConsoleOperation = "ConsoleOperation";

    /// <summary>A sign-in to the console.</summary>
    public const string ConsoleSignin = "ConsoleSignin";

    /// <summary>A sign-out of the console.</summary>
    public const string ConsoleSignout = "ConsoleSignout";

    /// <summary>Something that the platform did to a resource.</summary>
    public const string AliyunServiceEvent = "AliyunServiceEvent";

    /// <summary>An unusual pattern that Insights found.</summary>
    public const string Insight = "ActionTrailInsight";
}
