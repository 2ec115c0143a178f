using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActionTrail.Engine.Export;
using ActionTrail.Engine.Search;

namespace ActionTrail.Cli.Search;

/// <summary>Writes answers as lines of JSON: events as they were, counts, and the statement.</summary>
/// <param name="answers">Where answers go.</param>
/// <param name="errors">Where the statement and errors go.</param>
internal sealed class SearchOutput(Stream answers, TextWriter errors)
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes events as they come. What is written is seen at once whenever the search has to wait.</summary>
    /// <param name="matches">The events.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>A task.</returns>
    public async Task EventsAsync(IAsyncEnumerable<ArchiveMatch> matches, CancellationToken cancellationToken)
    {
        await using IAsyncEnumerator<ArchiveMatch> reader = matches.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            ValueTask<bool> next = reader.MoveNextAsync();
            if (!next.IsCompleted)
            {
                await answers.FlushAsync(cancellationToken);
            }

            if (!await next)
            {
                break;
            }

            answers.Write(JsonLine.Of(reader.Current.Json).Span);
            answers.WriteByte((byte)'\n');
        }

        await answers.FlushAsync(cancellationToken);
    }

    /// <summary>Writes counts, one object a line: <c>time</c> with a timeline, the fields, <c>count</c>.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="counts">The counts.</param>
    public void Counts(IReadOnlyList<string> fields, IEnumerable<EventCount> counts)
    {
        foreach (EventCount count in counts)
        {
            using (var json = new Utf8JsonWriter(answers, s_json))
            {
                json.WriteStartObject();
                if (count.Time is { } time)
                {
                    json.WriteString("time", time.UtcDateTime);
                }

                foreach ((string field, string value) in fields.Zip(count.Values))
                {
                    json.WriteString(field, value);
                }

                json.WriteNumber("count", count.Count);
                json.WriteEndObject();
            }

            answers.WriteByte((byte)'\n');
        }

        answers.Flush();
    }

    /// <summary>Gives what was written so far to whoever still reads it.</summary>
    public void FlushIfRead()
    {
        try
        {
            answers.Flush();
        }
        catch (IOException failure) when (AnswerPipe.IsBroken(failure))
        {
            // Nobody does.
        }
    }

    /// <summary>Writes the statement, the last line: <c>{"statement":{…}}</c>.</summary>
    /// <param name="statement">The statement.</param>
    public void Statement(SearchStatement statement)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, s_json))
        {
            StatementWriter.Write(json, statement);
        }

        errors.WriteLine(Encoding.UTF8.GetString(line.WrittenSpan));
    }

    /// <summary>Writes an error.</summary>
    /// <param name="message">A sentence.</param>
    public void Error(string message) => errors.WriteLine(message);
}
