using System.Collections.Concurrent;
using System.Management.Automation;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands;

/// <summary>
/// Base of every cmdlet that waits for something. It is the only place that crosses threads: the body runs on the pool and posts what
/// it wants to write; the pipeline thread writes it. The body ends when the pipeline is stopped (Ctrl+C) and when it unwinds early
/// (<c>Select-Object -First</c>), and never outlives the call.
/// </summary>
public abstract class AsyncCommand : PSCmdlet, IDisposable
{
    // Few, so that a reader is at most this many results ahead of a pipeline that may stop any moment; far less than a page.
    private const int QueuedWrites = 8;
    private readonly CancellationTokenSource _stop = new();
    private volatile Action<Action>? _post; // set while a body runs
    private volatile BlockingCollection<Action>? _writes; // the same

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the cmdlet holds.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    /// <summary>Posts a write from wherever the body's work takes place; without a running body nothing is written.</summary>
    /// <param name="write">What the pipeline thread does.</param>
    protected void Post(Action write) => _post?.Invoke(write);

    /// <summary>Posts a write that may be left out, such as progress: never waits and never fails.</summary>
    /// <param name="write">What the pipeline thread does.</param>
    protected void Offer(Action write)
    {
        try
        {
            _writes?.TryAdd(write);
        }
        catch (InvalidOperationException)
        {
            // The body has just ended; nobody misses what may be left out.
        }
    }

    /// <summary>Runs a body that writes as it goes. Its errors become error records and the pipeline goes on.</summary>
    /// <param name="target">What the user gave us, for the error record.</param>
    /// <param name="body">The work: posts writes to the pipeline thread, observes the token.</param>
    protected void Pump(object? target, Func<Action<Action>, CancellationToken, Task> body)
    {
        Begin();
        using var run = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        using var writes = new BlockingCollection<Action>(QueuedWrites); // a slow pipeline slows the reader
        Action<Action> post = write => writes.Add(write, run.Token);
        _post = post;
        _writes = writes;
        Task work = Task.Run(
            async () =>
            {
                try
                {
                    await body(post, run.Token).ConfigureAwait(false);
                }
                finally
                {
                    _post = null;
                    _writes = null;
                    writes.CompleteAdding();
                }
            },
            CancellationToken.None);
        try
        {
            foreach (Action write in writes.GetConsumingEnumerable())
            {
                write();
            }
        }
        finally
        {
            run.Cancel(); // an early unwind comes through here
            Task.WaitAny(work);
            End();
        }

        try
        {
            work.GetAwaiter().GetResult();
        }
        catch (ActionTrailException error)
        {
            Report(error, target);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            WriteError(failure.ToErrorRecord(target));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Settles, on the pipeline thread, what a body must not look for on its own thread.</summary>
    private protected virtual void Begin()
    {
    }

    /// <summary>Ends what <see cref="Begin"/> settled.</summary>
    private protected virtual void End()
    {
    }

    /// <summary>Runs a body that has one result.</summary>
    /// <typeparam name="T">Result.</typeparam>
    /// <param name="target">What the user gave us, for the error record.</param>
    /// <param name="body">The work.</param>
    /// <param name="result">The result; default when the body failed.</param>
    /// <returns>True when the body succeeded; false when its error was reported.</returns>
    protected bool TryRun<T>(object? target, Func<CancellationToken, Task<T>> body, out T result)
    {
        T value = default!;
        bool done = false;
        Pump(target, async (_, stop) =>
        {
            value = await body(stop).ConfigureAwait(false);
            done = true;
        });
        result = value;
        return done;
    }

    /// <summary>Runs a body without a result.</summary>
    /// <param name="target">What the user gave us, for the error record.</param>
    /// <param name="body">The work.</param>
    /// <returns>True when the body succeeded; false when its error was reported.</returns>
    protected bool TryRun(object? target, Func<CancellationToken, Task> body) =>
        TryRun(target, async stop =>
        {
            await body(stop).ConfigureAwait(false);
            return true;
        }, out _);

    /// <summary>Reports an error: terminating when no later input could succeed, otherwise per item.</summary>
    /// <param name="error">The error.</param>
    /// <param name="target">What the user gave us.</param>
    protected void Report(ActionTrailException error, object? target)
    {
        ErrorRecord record = error.ToErrorRecord(target);
        if (error is CredentialException or (ConfigurationException and not UnsuitableException))
        {
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }
}
