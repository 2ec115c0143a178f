using System.CommandLine;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search;
using ActionTrail.Engine.Search.Queries;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Cli.Search;

/// <summary><c>attrail search</c>: finds or counts events in delivered files. Answers go to standard output, the statement to standard error.</summary>
internal static class SearchCommand
{
    /// <summary>What the command is called.</summary>
    public const string Name = "search";

    /// <summary>Exit code of a complete answer, empty or not.</summary>
    public const int Complete = 0;

    /// <summary>Exit code when nothing could be searched.</summary>
    public const int Failed = 2;

    /// <summary>Exit code of an answer that lacks something; the statement says what.</summary>
    public const int Incomplete = 3;

    /// <summary>Exit code after Ctrl+C.</summary>
    public const int Interrupted = 130;

    /// <summary>Exit code when whoever reads the answers went away, as of programs that the signal of a broken pipe ends.</summary>
    public const int ReaderGone = 141;

    private const int BufferSize = 1 << 16;

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create() => Create(AnswerPipe.Open, Console.Error, AnswerPipe.WatchAsync);

    /// <summary>Makes the command for another console.</summary>
    /// <param name="answers">Opens where answers go.</param>
    /// <param name="errors">Where the statement and errors go.</param>
    /// <param name="watch">Cancels when nobody reads the answers any more; null when that cannot be.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<Stream> answers, TextWriter errors, Func<CancellationTokenSource, Task>? watch = null)
    {
        var target = new SearchTarget();
        var filters = new SearchFilters();
        var order = new Option<SearchOrder>("--order") { Description = "As they lie (Stored), Newest or Oldest first.", DefaultValueFactory = static _ => SearchOrder.Stored };
        var first = new Option<int?>("--first") { Description = "How many events, or groups of --count-by, are wanted at most." };
        var countBy = new Option<string[]>("--count-by") { Description = "Count events by the values of these fields, separated by commas.", DefaultValueFactory = static _ => [] };
        var timeline = new Option<TimelineUnit>("--timeline") { Description = "Count events by Minute, Hour or Day.", DefaultValueFactory = static _ => TimelineUnit.None };
        var command = new Command(Name, "Find or count events in delivered files: JSON lines on standard output; a statement of completeness as the last line, on standard error.")
        {
            target.Path, order, first, countBy, timeline,
        };
        foreach (Option option in target.Options.Concat(filters.All))
        {
            command.Add(option);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Task watching = watch?.Invoke(stop) ?? Task.CompletedTask;
            var output = new SearchOutput(new BufferedStream(answers(), BufferSize), errors);
            string[] fields = [.. (parsed.GetValue(countBy) ?? []).SelectMany(static given => given.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
            try
            {
                ArchiveQuery query = filters.Read(parsed, TimeProvider.System);
                var request = new SearchRequest(query, fields, parsed.GetValue(timeline), new ArchiveSearchOptions { Order = parsed.GetValue(order), First = parsed.GetValue(first) });
                int code = await target.UseAsync(parsed, place => RunAsync(place, request, output, stop.Token), stop.Token);
                return code == Interrupted && !cancellationToken.IsCancellationRequested ? ReaderGone : code;
            }
            catch (ActionTrailException error)
            {
                output.Error(error.Message);
                return Failed;
            }
            finally
            {
                await stop.CancelAsync();
                await watching;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(ArchivePlace place, SearchRequest request, SearchOutput output, CancellationToken cancellationToken)
    {
        var search = new ArchiveSearch(place.Source, request.Query, request.Options with { HomeRegion = place.HomeRegion }, TimeProvider.System);
        bool isStopped = false;
        try
        {
            if (request.IsCount)
            {
                output.Counts(request.CountBy, (await search.CountAsync(request.CountBy, request.Timeline, cancellationToken)).Take(request.Options.First ?? int.MaxValue));
            }
            else
            {
                await output.EventsAsync(search.FindAsync(cancellationToken), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            isStopped = true;
        }
        catch (IOException failure) when (AnswerPipe.IsBroken(failure))
        {
            isStopped = true;
        }

        if (isStopped)
        {
            output.FlushIfRead();
        }

        SearchStatement statement = search.Statement;
        output.Statement(statement);
        return isStopped ? Interrupted : statement.IsComplete ? Complete : Incomplete;
    }
}
