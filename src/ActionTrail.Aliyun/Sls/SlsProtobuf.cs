using System.Text;
using ActionTrail.Aliyun.Sls.Wire;
using Google.Protobuf;

namespace ActionTrail.Aliyun.Sls;

/// <summary>The protobuf form of log groups, both ways, for the client and for the local cloud.</summary>
/// <remarks>Source: Log Service API reference, data encoding; unknown fields are skipped, as protobuf readers do.</remarks>
public static class SlsProtobuf
{
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Encodes one group, the body of PutLogs.</summary>
    /// <param name="group">The group.</param>
    /// <returns>The bytes before compression.</returns>
    public static byte[] Encode(SlsLogGroup group) => ToMessage(group).ToByteArray();

    /// <summary>Encodes groups as a list, the answer of PullLogs.</summary>
    /// <param name="groups">The groups, in order.</param>
    /// <returns>The bytes before compression.</returns>
    public static byte[] EncodeList(IEnumerable<SlsLogGroup> groups)
    {
        var list = new LogGroupListMessage();
        list.LogGroups.AddRange(groups.Select(ToMessage));
        return list.ToByteArray();
    }

    /// <summary>Decodes one group.</summary>
    /// <param name="bytes">Bytes after decompression.</param>
    /// <returns>The group.</returns>
    /// <exception cref="SlsDecodeException">The bytes are not a log group.</exception>
    public static SlsLogGroup Decode(ReadOnlySpan<byte> bytes) => ToGroup(Parse(LogGroupMessage.Parser, bytes));

    /// <summary>Decodes a list of groups.</summary>
    /// <param name="bytes">Bytes after decompression.</param>
    /// <returns>The groups, in order.</returns>
    /// <exception cref="SlsDecodeException">The bytes are not a list of log groups.</exception>
    public static IReadOnlyList<SlsLogGroup> DecodeList(ReadOnlySpan<byte> bytes) => [.. Parse(LogGroupListMessage.Parser, bytes).LogGroups.Select(ToGroup)];

    private static T Parse<T>(MessageParser<T> parser, ReadOnlySpan<byte> bytes)
        where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException broken)
        {
            throw new SlsDecodeException(SlsDecodeProblem.Malformed, "Protobuffer content cannot be parsed.", broken);
        }
    }

    private static LogGroupMessage ToMessage(SlsLogGroup group)
    {
        var message = new LogGroupMessage();
        foreach (SlsLog log in group.Logs)
        {
            var one = new LogMessage { Time = checked((uint)log.Time) };
            if (log.TimeNanoseconds is { } nanoseconds)
            {
                one.TimeNs = (uint)nanoseconds;
            }

            one.Contents.AddRange(log.Contents.Select(ToMessage));
            message.Logs.Add(one);
        }

        if (group.Topic.Length > 0)
        {
            message.Topic = ByteString.CopyFromUtf8(group.Topic);
        }

        if (group.Source.Length > 0)
        {
            message.Source = ByteString.CopyFromUtf8(group.Source);
        }

        message.LogTags.AddRange(group.Tags.Select(ToMessage));
        return message;
    }

    private static PairMessage ToMessage(KeyValuePair<string, string> pair) =>
        new() { Key = ByteString.CopyFromUtf8(pair.Key), Value = ByteString.CopyFromUtf8(pair.Value) };

    private static SlsLogGroup ToGroup(LogGroupMessage message) => new([.. message.Logs.Select(ToLog)])
    {
        Topic = ToText(message.Topic), Source = ToText(message.Source), Tags = [.. message.LogTags.Select(ToPair)],
    };

    private static SlsLog ToLog(LogMessage message) => message.HasTime
        ? new SlsLog(message.Time, [.. message.Contents.Select(ToPair)]) { TimeNanoseconds = message.HasTimeNs ? (int)Math.Min(message.TimeNs, 999_999_999) : null }
        : throw new SlsDecodeException(SlsDecodeProblem.MissingTime, "Invalid timestamps are in logs.");

    private static KeyValuePair<string, string> ToPair(PairMessage message) => message.HasKey && message.HasValue
        ? new(ToText(message.Key), ToText(message.Value))
        : throw new SlsDecodeException(SlsDecodeProblem.Malformed, "Protobuffer content cannot be parsed.");

    private static string ToText(ByteString bytes)
    {
        try
        {
            return s_strictUtf8.GetString(bytes.Span);
        }
        catch (DecoderFallbackException broken)
        {
            throw new SlsDecodeException(SlsDecodeProblem.NotUtf8, "Non-UTF8 characters are in logs.", broken);
        }
    }
}
