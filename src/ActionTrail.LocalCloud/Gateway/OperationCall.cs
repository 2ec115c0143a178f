using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>One call on its way through the gateway. Each protocol derives its own, with its parameters parsed.</summary>
internal abstract class OperationCall
{
    /// <summary>The operation; null when the request named none that exists.</summary>
    public Operation? Operation { get; init; }

    /// <summary>State of the whole cloud.</summary>
    public required CloudState Cloud { get; init; }

    /// <summary>The request as received.</summary>
    public required WireRequest Request { get; init; }

    /// <summary>Id of this call: upper-case GUID, or the protocol's own form.</summary>
    public required string RequestId { get; init; }

    /// <summary>When the call arrived (UTC).</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Region that the request addresses; for global services the account's default.</summary>
    public required string Region { get; init; }

    /// <summary>Who calls; <see cref="Gateway.Caller.Anonymous"/> until the gateway has authenticated the request.</summary>
    public Caller Caller { get; set; } = Caller.Anonymous;

    /// <summary>What the audit event shows as request parameters: name to value, secrets already masked.</summary>
    public Dictionary<string, string> RecordedParameters { get; } = new(StringComparer.Ordinal);

    /// <summary>Resources that the audit event refers to: type (<c>ACS::RAM::Role</c>) to ids.</summary>
    public Dictionary<string, IReadOnlyList<string>> ReferencedResources { get; } = new(StringComparer.Ordinal);

    /// <summary>What the audit event shows as response elements, as JSON text of an object; null for none. Secrets are masked when it is recorded.</summary>
    public string? RecordedResponse { get; set; }

    /// <summary>The audit event that was committed with the change that the call made; null for calls that change no configuration.</summary>
    public ReadOnlyMemory<byte>? EnclosedEvent { get; set; }

    /// <summary>Service name that the audit event shows; empty when the request named no service.</summary>
    public virtual string EventService => Operation?.Facts.Service ?? "";

    /// <summary>Operation name that the audit event shows; empty when the request named none, and then nothing is recorded.</summary>
    public virtual string EventName => Operation?.Facts.Name ?? "";

    /// <summary>API version that the audit event shows.</summary>
    public virtual string EventVersion => Operation?.Facts.Version ?? "";

    /// <summary>Makes a change in one transaction with the event that tells of it.</summary>
    /// <typeparam name="T">Result.</typeparam>
    /// <param name="body">The change; sets all that the event shows.</param>
    /// <returns>What the body returned.</returns>
    public T Change<T>(Func<T> body) => Cloud.Documents.Transact(() =>
    {
        T result = body();
        if (Operation!.Facts.IsExclusive)
        {
            EventRecorder.Enclose(this);
        }

        return result;
    });

    /// <summary>Adds a resource to the audit event.</summary>
    /// <param name="type">Resource type, for example <c>ACS::OSS::Bucket</c>.</param>
    /// <param name="id">Its id or name.</param>
    public void Refer(string type, string id) =>
        ReferencedResources[type] = ReferencedResources.TryGetValue(type, out IReadOnlyList<string>? ids) ? [.. ids, id] : [id];
}
