using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionTrail.Core.Events;

/// <summary>Writes events in the documented format and field order, compact, UTF-8.</summary>
public static class AuditEventWriter
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Most events are shorter, with what a writer asks for ahead of a text.</summary>
    private const int ExpectedSize = 4096;

    /// <summary>A buffer that a long event made longer than this is not kept.</summary>
    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? s_kept;

    /// <summary>Writes one event.</summary>
    /// <param name="draft">What is known about the operation.</param>
    /// <returns>The record; its own memory.</returns>
    public static byte[] Write(AuditEventDraft draft)
    {
        (ArrayBufferWriter<byte> buffer, Utf8JsonWriter json) = s_kept ?? Fresh();
        s_kept = null; // where an event cannot be written, what is half written goes with it
        json.WriteStartObject();
        WriteHeader(draft, json);
        WriteCaller(draft, json);
        WriteParticulars(draft, json);
        WriteResources(draft.ReferencedResources, json);
        WriteEnd(draft, json);
        json.WriteEndObject();
        json.Flush();
        byte[] written = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= MostKept)
        {
            buffer.ResetWrittenCount();
            json.Reset();
            s_kept = (buffer, json);
        }

        return written;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Fresh()
    {
        var buffer = new ArrayBufferWriter<byte>(ExpectedSize);
        return (buffer, new Utf8JsonWriter(buffer, s_options));
    }

    private static void WriteHeader(AuditEventDraft draft, Utf8JsonWriter json)
    {
        json.WriteString("eventId"u8, draft.EventId);
        json.WriteNumber("eventVersion"u8, 1);
        json.WriteString("eventTime"u8, EventTimes.Print(draft.EventTime));
        json.WriteString("eventType"u8, draft.EventType);
        json.WriteString("eventCategory"u8, draft.EventCategory);
        json.WriteString("eventName"u8, draft.EventName);
        json.WriteString("eventRW"u8, draft.EventRw);
        json.WriteString("eventSource"u8, draft.EventSource);
        json.WriteString("serviceName"u8, draft.ServiceName);
        WriteText("acsRegion"u8, draft.Region, json);
        WriteText("apiVersion"u8, draft.ApiVersion, json);
        WriteText("requestId"u8, draft.RequestId, json);
        WriteText("errorCode"u8, draft.ErrorCode, json);
        WriteText("errorMessage"u8, draft.ErrorMessage, json);
    }

    private static void WriteCaller(AuditEventDraft draft, Utf8JsonWriter json)
    {
        WriteText("userAgent"u8, draft.UserAgent, json);
        WriteText("sourceIpAddress"u8, draft.SourceIpAddress, json);
        WriteText("vpcId"u8, draft.VpcId, json);
        UserIdentity user = draft.UserIdentity;
        json.WriteStartObject("userIdentity"u8);
        WriteText("type"u8, user.Type, json);
        WriteText("principalId"u8, user.PrincipalId, json);
        WriteText("accountId"u8, user.AccountId, json);
        WriteText("accessKeyId"u8, user.AccessKeyId, json);
        WriteText("userName"u8, user.UserName, json);
        if (user.SessionCreationTime is { } created)
        {
            json.WriteStartObject("sessionContext"u8);
            json.WriteStartObject("attributes"u8);
            json.WriteString("creationDate"u8, EventTimes.Print(created));
            json.WriteString("mfaAuthenticated"u8, user.MfaAuthenticated == true ? "true" : "false");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteParticulars(AuditEventDraft draft, Utf8JsonWriter json)
    {
        if (draft.AdditionalEventData is { Count: > 0 } additional)
        {
            json.WriteStartObject("additionalEventData"u8);
            foreach ((string name, string value) in additional)
            {
                json.WriteString(name, SecretFields.Contains(name) ? SecretFields.Mask : value);
            }

            json.WriteEndObject();
        }

        WriteObject("requestParameters"u8, draft.RequestParameters, json);
        WriteObject("responseElements"u8, draft.ResponseElements, json);
    }

    private static void WriteResources(IReadOnlyDictionary<string, IReadOnlyList<string>>? resources, Utf8JsonWriter json)
    {
        if (resources is not { Count: > 0 })
        {
            return;
        }

        json.WriteStartObject("referencedResources"u8);
        foreach ((string type, IReadOnlyList<string> ids) in resources)
        {
            json.WriteStartArray(type);
            foreach (string id in ids)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteString("resourceType"u8, string.Join(';', resources.Keys));
        json.WriteString("resourceName"u8, string.Join(';', resources.Values.Select(ids => string.Join(',', ids))));
    }

    private static void WriteEnd(AuditEventDraft draft, Utf8JsonWriter json)
    {
        if (draft.IsSensitive)
        {
            json.WriteStartObject("eventAttributes"u8);
            json.WriteString("SensitiveAction"u8, "true"u8);
            json.WriteEndObject();
        }

        json.WriteBoolean("isGlobal"u8, draft.IsGlobal);
        WriteText("recipientAccountId"u8, draft.RecipientAccountId, json);
    }

    private static void WriteText(ReadOnlySpan<byte> name, string value, Utf8JsonWriter json)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteObject(ReadOnlySpan<byte> name, JsonObject? value, Utf8JsonWriter json)
    {
        if (value is { Count: > 0 })
        {
            json.WritePropertyName(name);
            WriteMasked(value, json);
        }
    }

    private static void WriteMasked(JsonNode? node, Utf8JsonWriter json)
    {
        switch (node)
        {
            case JsonObject fields:
                json.WriteStartObject();
                foreach ((string name, JsonNode? value) in fields)
                {
                    json.WritePropertyName(name);
                    WriteMasked(SecretFields.Contains(name) ? JsonValue.Create(SecretFields.Mask) : value, json);
                }

                json.WriteEndObject();
                break;
            case JsonArray items:
                json.WriteStartArray();
                foreach (JsonNode? item in items)
                {
                    WriteMasked(item, json);
                }

                json.WriteEndArray();
                break;
            case null:
                json.WriteNullValue();
                break;
            default:
                node.WriteTo(json);
                break;
        }
    }
}
