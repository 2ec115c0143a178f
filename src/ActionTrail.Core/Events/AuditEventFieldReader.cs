using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Events;

/// <summary>One pass over a record that keeps what <see cref="AuditEventFields"/> needs and skips the rest.</summary>
internal ref struct AuditEventFieldReader
{
    private string _eventId = "";
    private string _region = "";
    private string _eventRw = "";
    private string _category = "";
    private string _eventType = "";
    private string _recipient = "";
    private string _identityAccount = "";
    private string _serviceName = "";
    private string _eventName = "";
    private DateTimeOffset? _time;
    private bool _isGlobal;
    private bool _isPlatformOperation;

    public AuditEventFieldReader()
    {
    }

    /// <summary>Reads the record.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public string? Read(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            return "is not UTF-8";
        }

        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return "is no JSON object";
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadField(ref reader);
            }

            // Only white space may follow; anything else makes the reader throw.
            reader.Read();
        }
        catch (JsonException)
        {
            return "is broken JSON";
        }

        return _eventId.Length == 0 ? "has no eventId" : _time is null ? "has no valid eventTime" : null;
    }

    public readonly AuditEventFields Result() => new()
    {
        EventId = _eventId,
        EventTime = _time!.Value,
        Region = _region,
        EventRw = _eventRw.Length > 0 ? _eventRw : EventRwInference.FromName(_eventName) == EventRw.Read ? "Read" : "Write",
        Category = _category.Length > 0 ? _category
            : _isPlatformOperation ? ""
            : _eventType == EventTypes.Insight ? EventCategories.Insight : EventCategories.Management,
        IsGlobal = _isGlobal,
        AccountId = _recipient.Length > 0 ? _recipient : _identityAccount,
        ServiceName = _serviceName,
        EventName = _eventName,
        IsPlatformOperation = _isPlatformOperation,
    };

    private void ReadField(ref Utf8JsonReader reader)
    {
        switch (FieldOf(reader.ValueSpan))
        {
            case Field.EventId:
                _eventId = Text(ref reader, String);
                break;
            case Field.PlatformEventId:
                _eventId = Text(ref reader, String);
                _isPlatformOperation = true;
                break;
            case Field.Time:
                _time = Time(ref reader);
                break;
            case Field.Region:
                _region = Text(ref reader);
                break;
            case Field.Rw:
                _eventRw = Text(ref reader);
                break;
            case Field.Category:
                _category = Text(ref reader);
                break;
            case Field.Type:
                _eventType = Text(ref reader);
                break;
            case Field.Name:
                _eventName = Text(ref reader);
                break;
            case Field.Service:
                _serviceName = Text(ref reader);
                break;
            case Field.Recipient:
                _recipient = Text(ref reader) is { Length: > 0 } recipient ? recipient : _recipient;
                break;
            case Field.Global:
                _isGlobal = Flag(ref reader);
                break;
            case Field.User:
                ReadUser(ref reader);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private void ReadUser(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("accountId"u8))
            {
                _identityAccount = Text(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static string Text(ref Utf8JsonReader reader) => Text(ref reader, Repeated);

    private static string Text(ref Utf8JsonReader reader, TextOf read)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return read(ref reader);
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                reader.Skip();
                return "";
            case JsonTokenType.Null:
                return "";
            default:
                return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private static string Repeated(ref Utf8JsonReader reader) => reader.ValueIsEscaped ? String(ref reader) : RepeatedText.Of(reader.ValueSpan);

    private static string String(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan); // Half a surrogate pair is no text; its escape still tells what was there.
        }
    }

    private static DateTimeOffset? Time(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        // The fast path takes a time without zone for local time, so it is for explicit UTC only.
        return reader.ValueSpan.EndsWith("Z"u8) && reader.TryGetDateTimeOffset(out DateTimeOffset time) ? time
            : EventTimes.TryParse(String(ref reader), out time) ? time
            : null;
    }

    private static bool Flag(ref Utf8JsonReader reader)
    {
        string text = Text(ref reader);
        return bool.TryParse(text, out bool value) && value;
    }

    private static Field FieldOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        7 => name.SequenceEqual("eventId"u8) ? Field.EventId
            : name.SequenceEqual("eventRW"u8) ? Field.Rw
            : name.SequenceEqual("EventID"u8) ? Field.PlatformEventId : Field.Other,
        8 => name.SequenceEqual("isGlobal"u8) ? Field.Global : Field.Other,
        9 => name.SequenceEqual("eventTime"u8) || name.SequenceEqual("EventTime"u8) ? Field.Time
            : name.SequenceEqual("eventType"u8) || name.SequenceEqual("EventType"u8) ? Field.Type
            : name.SequenceEqual("eventName"u8) || name.SequenceEqual("EventName"u8) ? Field.Name
            : name.SequenceEqual("acsRegion"u8) ? Field.Region
            : name.SequenceEqual("recipient"u8) ? Field.Recipient : Field.Other,
        11 => name.SequenceEqual("serviceName"u8) ? Field.Service : Field.Other,
        12 => name.SequenceEqual("userIdentity"u8) ? Field.User
            : name.SequenceEqual("EventProduct"u8) ? Field.Service : Field.Other,
        13 => name.SequenceEqual("eventCategory"u8) ? Field.Category : Field.Other,
        15 => name.SequenceEqual("ResourceOwnerID"u8) ? Field.Recipient : Field.Other,
        16 => name.SequenceEqual("ResourceRegionID"u8) ? Field.Region : Field.Other,
        18 => name.SequenceEqual("recipientAccountId"u8) ? Field.Recipient : Field.Other,
        _ => Field.Other,
    };

    private delegate string TextOf(ref Utf8JsonReader reader);

    private enum Field
    {
        Other,
        EventId,
        PlatformEventId,
        Time,
        Region,
        Rw,
        Category,
        Type,
        Name,
        Service,
        Recipient,
        Global,
        User,
    }
}
