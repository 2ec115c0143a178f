using System.Text.Json.Nodes;
using ActionTrail.Core.Events;
using ActionTrail.LocalCloud.Ledger;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>Writes every call, also the denied and failed ones, into the ledger of the caller's account in the documented event format.</summary>
/// <param name="cloud">State of the cloud.</param>
internal sealed class EventRecorder(CloudState cloud)
{
    private const int LongestText = 1024;
    private readonly EventOutbox _outbox = EventOutbox.Of(cloud);
    private readonly DataEventInterest _interest = DataEventInterest.Of(cloud);

    /// <summary>Puts the event of a change into its transaction, so that both are committed or neither.</summary>
    /// <param name="call">The call, its change made.</param>
    public static void Enclose(OperationCall call)
    {
        if (BelongsToLedger(call))
        {
            call.EnclosedEvent = AuditEventWriter.Write(Draft(call, error: null));
            EventOutbox.Of(call.Cloud).Put(call.RequestId, new LedgerEntry(call.Caller.AccountId, call.EnclosedEvent.Value));
        }
    }

    /// <summary>
    /// Records one call. A call without a known account (unknown key, nobody) or without an operation belongs to no ledger; nor does one on data
    /// while no trail selects data events.
    /// </summary>
    /// <param name="call">The call after it ended.</param>
    /// <param name="error">Its error, or null.</param>
    /// <returns>A task that completes when the ledger has it.</returns>
    public Task RecordAsync(OperationCall call, CloudError? error)
    {
        // Unconfirmed: whether the service keeps data events that no trail selects; no operation shows them.
        if (!BelongsToLedger(call) || (call.Operation?.Facts.IsData == true && !_interest.Exists))
        {
            return Task.CompletedTask;
        }

        return error is null && call.EnclosedEvent is { } enclosed
            ? _outbox.AppendAsync(call.RequestId, new LedgerEntry(call.Caller.AccountId, enclosed))
            : _outbox.AppendAsync(new LedgerEntry(call.Caller.AccountId, AuditEventWriter.Write(Draft(call, error))));
    }

    private static bool BelongsToLedger(OperationCall call) => call.Caller.AccountId.Length > 0 && call.EventName.Length > 0;

    private static AuditEventDraft Draft(OperationCall call, CloudError? error)
    {
        OperationFacts? facts = call.Operation?.Facts;
        bool isService = call.Caller.Kind == CallerKind.Service;
        return new AuditEventDraft
        {
            EventId = call.RequestId,
            RequestId = call.RequestId,
            EventTime = call.Now,
            EventName = call.EventName,
            EventRw = facts?.Writes ?? !IsReadName(call.EventName) ? "Write" : "Read",
            EventCategory = facts?.IsData == true ? EventCategories.Data : EventCategories.Management,
            EventSource = call.Request.Host,
            ServiceName = call.EventService,
            Region = call.Region,
            ApiVersion = call.EventVersion,
            UserIdentity = IdentityOf(call.Caller),
            UserAgent = isService ? call.Caller.Name! : Shortened(call.Request.Headers["User-Agent"]),
            SourceIpAddress = isService ? "Internal" : call.Request.RemoteAddress,
            AdditionalEventData = new Dictionary<string, string>(StringComparer.Ordinal) { ["Scheme"] = call.Request.Scheme },
            RequestParameters = new JsonObject(call.RecordedParameters.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            ResponseElements = error is null && call.RecordedResponse is { } response ? JsonNode.Parse(response) as JsonObject : null,
            ReferencedResources = call.ReferencedResources,
            ErrorCode = error?.Code ?? "",
            ErrorMessage = Shortened(error?.Message ?? ""),
            IsGlobal = facts?.IsGlobal == true,
            IsSensitive = SensitiveActions.Contains(call.EventService, call.EventName),
            RecipientAccountId = call.Caller.AccountId,
        };
    }

    private static UserIdentity IdentityOf(Caller caller) => caller.Kind switch
    {
        CallerKind.Service => new UserIdentity { Type = "system", UserName = caller.Name! },
        CallerKind.Root => new UserIdentity
        {
            Type = "root-account", PrincipalId = caller.AccountId, AccountId = caller.AccountId, AccessKeyId = caller.AccessKeyId ?? "", UserName = "root",
        },
        CallerKind.RamUser => new UserIdentity
        {
            Type = "ram-user", PrincipalId = caller.PrincipalId ?? "", AccountId = caller.AccountId, AccessKeyId = caller.AccessKeyId ?? "", UserName = caller.Name ?? "",
        },
        _ => new UserIdentity
        {
            Type = "assumed-role",
            PrincipalId = caller.PrincipalId ?? "",
            AccountId = caller.AccountId,
            AccessKeyId = caller.AccessKeyId ?? "",
            UserName = $"{caller.Name}:{caller.SessionName}",
            SessionCreationTime = caller.SessionStart,
            MfaAuthenticated = false,
        },
    };

    /// <summary>An operation that is not built has no facts; its name tells what it would have done.</summary>
    private static bool IsReadName(string name) => new[] { "Get", "List", "Describe", "Lookup", "Query", "Check", "Head" }
        .Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static string Shortened(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
