using System.Text.Json;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>Reads what the ledger indexes out of one event, in one pass and without building objects.</summary>
internal static class EventScan
{
    private const int Decisive = (1 << (int)Field.Time) | (1 << (int)Field.Category) | (1 << (int)Field.Id) | (1 << (int)Field.Rw);

    /// <summary>Scans one event.</summary>
    /// <typeparam name="TVisitor">Kind of the visitor.</typeparam>
    /// <param name="json">The event, UTF-8.</param>
    /// <param name="visitor">Sees each attribute.</param>
    /// <returns>What decides where the event is filed.</returns>
    /// <exception cref="JsonException">The text is not one JSON object.</exception>
    public static EventFiling Scan<TVisitor>(ReadOnlySpan<byte> json, ref TVisitor visitor)
        where TVisitor : struct, IAttributeVisitor
    {
        var filing = new EventFiling { IsComplete = true };
        int seen = 0;
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An event must be one JSON object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Field field = Name(ref reader);
            int bit = field == Field.Other ? 0 : 1 << (int)field;

            // Fields that come twice, and the capitalized names of platform operations, are for a reader that knows them all.
            filing.IsComplete &= (seen & bit) == 0 && !reader.ValueIsEscaped && reader.ValueSpan is [>= (byte)'a', ..];
            seen |= bit;
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject && field is Field.Identity or Field.Attributes or Field.References)
            {
                ScanObject(ref reader, field, ref visitor);
            }
            else if (reader.TokenType == JsonTokenType.String)
            {
                Take(ref reader, field, ref filing, ref visitor);
            }
            else
            {
                filing.IsGlobal |= field == Field.Global && reader.TokenType == JsonTokenType.True;
                filing.IsComplete &= field == Field.Global
                    ? reader.TokenType is JsonTokenType.True or JsonTokenType.False
                    : field is not (Field.Time or Field.Region or Field.Category or Field.Id or Field.Rw);
                reader.Skip();
            }
        }

        if (reader.TokenType != JsonTokenType.EndObject || reader.Read())
        {
            throw new JsonException("An event must be one whole JSON object.");
        }

        filing.IsComplete &= (seen & Decisive) == Decisive;
        return filing;
    }

    private static void Take<TVisitor>(ref Utf8JsonReader reader, Field field, ref EventFiling filing, ref TVisitor visitor)
        where TVisitor : struct, IAttributeVisitor
    {
        switch (field)
        {
            case Field.Time:
                filing.Time = reader.TryGetDateTimeOffset(out DateTimeOffset time) ? time.ToUnixTimeMilliseconds() : null;
                filing.IsComplete &= filing.Time is not null && reader.ValueSpan.EndsWith("Z"u8);
                break;
            case Field.Region:
                filing.Region = reader.GetString();
                break;
            case Field.Category:
                filing.Category = reader.ValueTextEquals("Management"u8) ? null : reader.GetString();
                filing.IsComplete &= !reader.ValueSpan.IsEmpty;
                break;
            case Field.Global:
                filing.IsGlobal = reader.ValueTextEquals("true"u8);
                filing.IsComplete &= filing.IsGlobal || reader.ValueTextEquals("false"u8);
                break;
            case Field.PlatformEventId:
                filing.IsPlatformOperation = true;
                visitor.Visit(LookupAttribute.EventId, Value(ref reader));
                break;
            case Field.ResourceTypes:
                VisitEach(Value(ref reader), LookupAttribute.ResourceType, ref visitor);
                break;
            case Field.ResourceNames:
                VisitEach(Value(ref reader), LookupAttribute.ResourceName, ref visitor);
                break;
            case >= Field.FirstAttribute:
                filing.IsComplete &= !reader.ValueSpan.IsEmpty || field is not (Field.Id or Field.Rw);
                filing.IsRead |= field == Field.Rw && reader.ValueTextEquals("Read"u8);
                visitor.Visit((LookupAttribute)(field - Field.FirstAttribute), Value(ref reader));
                break;
        }
    }

    private static void ScanObject<TVisitor>(ref Utf8JsonReader reader, Field parent, ref TVisitor visitor)
        where TVisitor : struct, IAttributeVisitor
    {
        bool assumedRole = false;
        string? userName = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (parent == Field.References)
            {
                ScanReferences(ref reader, ref visitor);
                continue;
            }

            LookupAttribute? attribute = (parent, reader.ValueSpan.Length) switch
            {
                (Field.Attributes, _) when reader.ValueTextEquals("SensitiveAction"u8) => LookupAttribute.SensitiveAction,
                (Field.Identity, 8) when reader.ValueTextEquals("userName"u8) => LookupAttribute.User,
                (Field.Identity, 11) when reader.ValueTextEquals("accessKeyId"u8) => LookupAttribute.EventAccessKeyId,
                (Field.Identity, 11) when reader.ValueTextEquals("principalId"u8) => LookupAttribute.PrincipalId,
                _ => null,
            };
            bool type = parent == Field.Identity && attribute is null && reader.ValueTextEquals("type"u8);
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
            {
                reader.Skip();
                continue;
            }

            assumedRole |= type && reader.ValueTextEquals("assumed-role"u8);
            if (attribute is { } known)
            {
                visitor.Visit(known, Value(ref reader));
                userName = known == LookupAttribute.User && reader.ValueSpan.Contains((byte)':') ? reader.GetString() : userName;
            }
        }

        if (assumedRole && userName is not null)
        {
            visitor.Visit(LookupAttribute.RoleName, System.Text.Encoding.UTF8.GetBytes(userName[..userName.IndexOf(':', StringComparison.Ordinal)]));
        }
    }

    /// <summary><c>referencedResources</c>: type to ids; the reader stands on a type.</summary>
    private static void ScanReferences<TVisitor>(ref Utf8JsonReader reader, ref TVisitor visitor)
        where TVisitor : struct, IAttributeVisitor
    {
        visitor.Visit(LookupAttribute.ResourceType, Value(ref reader));
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                visitor.Visit(LookupAttribute.ResourceName, Value(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void VisitEach<TVisitor>(ReadOnlySpan<byte> values, LookupAttribute attribute, ref TVisitor visitor)
        where TVisitor : struct, IAttributeVisitor
    {
        foreach (Range part in values.SplitAny(",;"u8))
        {
            visitor.Visit(attribute, values[part]);
        }
    }

    private static ReadOnlySpan<byte> Value(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        byte[] plain = new byte[reader.ValueSpan.Length];
        return plain.AsSpan(0, reader.CopyString(plain));
    }

    private static Field Name(ref Utf8JsonReader reader) => reader.ValueSpan.Length switch
    {
        7 when reader.ValueTextEquals("eventId"u8) => Of(LookupAttribute.EventId),
        7 when reader.ValueTextEquals("EventID"u8) => Field.PlatformEventId,
        7 when reader.ValueTextEquals("eventRW"u8) => Of(LookupAttribute.EventRW),
        8 when reader.ValueTextEquals("isGlobal"u8) => Field.Global,
        9 when reader.ValueTextEquals("eventTime"u8) || reader.ValueTextEquals("EventTime"u8) => Field.Time,
        9 when reader.ValueTextEquals("eventName"u8) => Of(LookupAttribute.EventName),
        9 when reader.ValueTextEquals("eventType"u8) => Of(LookupAttribute.EventType),
        9 when reader.ValueTextEquals("acsRegion"u8) => Field.Region,
        11 when reader.ValueTextEquals("serviceName"u8) => Of(LookupAttribute.ServiceName),
        12 when reader.ValueTextEquals("userIdentity"u8) => Field.Identity,
        12 when reader.ValueTextEquals("resourceType"u8) => Field.ResourceTypes,
        12 when reader.ValueTextEquals("resourceName"u8) => Field.ResourceNames,
        13 when reader.ValueTextEquals("eventCategory"u8) => Field.Category,
        15 when reader.ValueTextEquals("sourceIpAddress"u8) => Of(LookupAttribute.SourceIpAddress),
        15 when reader.ValueTextEquals("eventAttributes"u8) => Field.Attributes,
        19 when reader.ValueTextEquals("referencedResources"u8) => Field.References,
        _ => Field.Other,
    };

    private static Field Of(LookupAttribute attribute) => Field.FirstAttribute + (int)attribute;

    private enum Field
    {
        Other,
        Time,
        Region,
        Category,
        Global,
        PlatformEventId,
        Identity,
        Attributes,
        References,
        ResourceTypes,
        ResourceNames,
        FirstAttribute,
        Id = FirstAttribute + LookupAttribute.EventId,
        Rw = FirstAttribute + LookupAttribute.EventRW,
    }
}
