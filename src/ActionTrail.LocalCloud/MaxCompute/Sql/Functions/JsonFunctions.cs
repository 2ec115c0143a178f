using System.Text;
using System.Text.Json;
using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>Functions of JSON.</summary>
internal static class JsonFunctions
{
    private static readonly JsonDocumentOptions s_bounded = new() { MaxDepth = 64 };

    public static IReadOnlyList<SqlFunction> All { get; } =
    [
        SqlFunction.Of("get_json_object", 2, 2, MaxComputeType.String, static call => $"mc_get_json_object({call.JsonOrText(0)},{call.Text(1)})"),
        SqlFunction.Of("json_extract", 2, 2, MaxComputeType.Json, static call => $"mc_json_extract({call.As(0, MaxComputeType.Json)},{call.Text(1)})"),
        SqlFunction.Of("json_parse", 1, 1, MaxComputeType.Json, static call => $"mc_json({call.Text(0)})"),
        SqlFunction.Of("json_format", 1, 1, MaxComputeType.String, static call => call.As(0, MaxComputeType.Json)),
    ];

    /// <summary>Their parts in C#.</summary>
    public static IReadOnlyList<NativeFunction> Native { get; } =
    [
        new("mc_get_json_object", 2, static (session, arguments, result) =>
        {
            if (session.Path(arguments.Text(1))?.Find(arguments.Utf8(0)) is { } found)
            {
                result.SetUtf8(found);
            }
        }),
        new("mc_json_extract", 2, static (session, arguments, result) =>
        {
            if (session.Path(arguments.Text(1))?.FindRaw(arguments.Utf8(0)) is { } found)
            {
                result.SetUtf8(found);
            }
        }),
        new("mc_json", 1, static (_, arguments, result) =>
        {
            byte[] text = arguments.Utf8(0).ToArray();
            try
            {
                JsonDocument.Parse(text, s_bounded).Dispose();
            }
            catch (JsonException invalid)
            {
                throw SqlException.Runtime($"the text is no JSON: {invalid.Message}");
            }

            result.SetUtf8(text);
        }),
        new("mc_json_text", 1, static (_, arguments, result) =>
        {
            ReadOnlySpan<byte> json = arguments.Utf8(0);
            if (json.StartsWith("\""u8))
            {
                result.Set(JsonSerializer.Deserialize<string>(json) ?? "");
            }
            else
            {
                result.Set(Encoding.UTF8.GetString(json));
            }
        }),
    ];
}
