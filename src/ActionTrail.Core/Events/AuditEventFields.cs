using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Events;

/// <summary>The few fields of an event that recording and delivery decide by, read in one pass without building the event.</summary>
public readonly record struct AuditEventFields
{
    /// <summary>Id of the event; never empty.</summary>
    public required string EventId { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset EventTime { get; init; }

    /// <summary>Region id; empty when the record has none.</summary>
    public required string Region { get; init; }

    /// <summary><c>Read</c> or <c>Write</c>, guessed from the name where the record does not say.</summary>
    public required string EventRw { get; init; }

    /// <summary>See <see cref="EventCategories"/>; <c>Management</c> where the record does not say; empty for platform operations.</summary>
    public required string Category { get; init; }

    /// <summary>Whether a service without regions recorded it.</summary>
    public required bool IsGlobal { get; init; }

    /// <summary>The account that the event belongs to: the recipient, else the identity's account; empty when the record has neither.</summary>
    public required string AccountId { get; init; }

    /// <summary>The service, for example <c>Ecs</c>.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Name of the API or operation.</summary>
    public required string EventName { get; init; }

    /// <summary>Whether staff or systems of the cloud did it (Inner-ActionTrail).</summary>
    public required bool IsPlatformOperation { get; init; }

    /// <summary>Reads the fields.</summary>
    /// <param name="json">One JSON object, UTF-8.</param>
    /// <returns>The fields.</returns>
    /// <exception cref="InvalidEventException">The bytes are no JSON object, or lack id or time.</exception>
    public static AuditEventFields Read(ReadOnlySpan<byte> json) =>
        TryRead(json, out AuditEventFields fields, out string? reason) ? fields : throw new InvalidEventException(reason);

    /// <summary>Reads the fields if the bytes are an event.</summary>
    /// <param name="json">One JSON object, UTF-8.</param>
    /// <param name="fields">The fields; meaningless when the answer is false.</param>
    /// <param name="reason">What is wrong, as a clause; null when nothing is.</param>
    /// <returns>Whether the bytes are an event.</returns>
    public static bool TryRead(ReadOnlySpan<byte> json, out AuditEventFields fields, [NotNullWhen(false)] out string? reason)
    {
        var reader = new AuditEventFieldReader();
        reason = reader.Read(json);
        fields = reason is null ? reader.Result() : default;
        return reason is null;
    }
}
