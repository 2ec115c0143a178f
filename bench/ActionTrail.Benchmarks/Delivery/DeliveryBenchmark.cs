using ActionTrail.Benchmarks.Corpus;

namespace ActionTrail.Benchmarks.Delivery;

/// <summary>Delivery beside plain gzip and rsyslog; recording; memory and members. Each run has a process of its own, rounds alternate, medians count.</summary>
internal sealed class DeliveryBenchmark : IBenchmark
{
    private const string JobOption = "--job";

    /// <summary>Delivered by the same process before anything is measured: a service compiles its code once, not for every million events.</summary>
    private const int WarmEvents = 200_000;

    /// <summary>Members of what warms a delivery of many members, whose files are small: with these they are as small, some five thousand of them.</summary>
    private const int WarmMembers = 1_000;

    private readonly DeliveryTable _table = new();
    private DeliverySet _warm = null!;
    private DeliverySet _warmMany = null!;

    public string Name => "delivery";

    public string Description => "Delivery beside gzip and rsyslog: --events 1000000 --large 10000000 --rounds 3 --only prepare,gzip,rsyslog,memory,record,members,tidy --folder DIR.";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var options = new Arguments(arguments);
        if (options.Text(JobOption, "") == "touch")
        {
            Machine.Touch();
            return 0;
        }

        if (options.Has(JobOption))
        {
            (await DeliveryJobs.RunAsync(options.Text(JobOption, ""), options.Text("--path", ""), options.Text("--events", "0"), options.Text("--warm", ""))).Print();
            return 0;
        }

        string folder = Path.Combine(options.Text("--folder", CorpusBenchmark.DefaultFolder), "delivery");
        string[] only = options.Text("--only", "prepare,gzip,rsyslog,record,members,memory").Split(',');
        int events = options.Number("--events", 1_000_000);
        int rounds = options.Number("--rounds", 3);
        var few = new DeliverySet(folder, 5, events);
        _warm = new DeliverySet(folder, 5, WarmEvents);
        _warmMany = new DeliverySet(folder, WarmMembers, WarmEvents);
        var many = new DeliverySet(folder, options.Number("--members", 5_000), events);
        DeliverySet? large = options.Has("--large") ? new DeliverySet(folder, 5, options.Number("--large", 10_000_000)) : null;
        await few.EnsureAsync(withLines: true);
        await _warm.EnsureAsync(withLines: false);
        if (only.Contains("members"))
        {
            await many.EnsureAsync(withLines: false);
            await _warmMany.EnsureAsync(withLines: false);
        }

        if (only.Contains("memory") && large is not null)
        {
            await large.EnsureAsync(withLines: false);
        }

        await SpeedAsync(few, rounds, only);
        await MembersAsync(few, many, rounds, only.Contains("members"));
        await RecordAsync(folder, events, rounds, only.Contains("record"));
        await MemoryAsync(few, large, only.Contains("memory"));
        _table.Print();
        if (only.Contains("tidy"))
        {
            Array.ForEach([few, _warm, many, _warmMany], static set => set.Tidy());
            large?.Tidy();
        }

        return 0;
    }

    private async Task SpeedAsync(DeliverySet set, int rounds, string[] only)
    {
        bool withGzip = only.Contains("gzip");
        bool withPeer = only.Contains("rsyslog");
        if (withPeer && RsyslogPeer.Program is null)
        {
            Console.WriteLine("rsyslogd is missing, so nothing is compared with it; on Debian: apt-get update && apt-get install rsyslog");
            withPeer = false;
        }

        for (int round = 0; (withGzip || withPeer) && round < rounds; round++)
        {
            Measure delivered = await DeliverAsync(set);
            _table.Add("deliver to OSS", delivered);
            if (withGzip)
            {
                Measure gzip = await Measure.ChildAsync(Name, JobOption, "gzip", "--path", set.Cloud);
                _table.Add("plain gzip of the same bytes", gzip with { Events = set.Events });
                _table.AddRatio("deliver : plain gzip, events/s", "at least 0.7", delivered, gzip with { Events = set.Events }, static (ours, theirs) => theirs / ours);
            }

            if (withPeer)
            {
                Measure peer = await RsyslogPeer.RunAsync(set, Path.Combine(PeersFolder(), "rsyslog", "rsyslog.conf"));
                _table.Add("rsyslog", peer);
                _table.AddRatio("deliver : rsyslog, events/s", "at least 2", delivered, peer, static (ours, theirs) => theirs / ours);
            }
        }
    }

    private async Task MembersAsync(DeliverySet few, DeliverySet many, int rounds, bool wanted)
    {
        for (int round = 0; wanted && round < rounds; round++)
        {
            Measure one = await DeliverAsync(few);
            Measure other = await DeliverAsync(many);
            _table.Add($"deliver, {few.Members} members", one);
            _table.Add($"deliver, {many.Members:N0} members", other);
            _table.AddRatio($"cost per event, {many.Members:N0} : {few.Members} members", "at most 1.3", other, one, static (ours, theirs) => ours / theirs);
        }
    }

    private async Task RecordAsync(string folder, int events, int rounds, bool wanted)
    {
        for (int round = 0; wanted && round < rounds; round++)
        {
            _table.Add("record, 1,000 a commit", await RecordAsync(folder, "record", events));
            _table.Add("record, one a commit", await RecordAsync(folder, "record-single", events / 10));
        }
    }

    private async Task<Measure> RecordAsync(string folder, string job, int events)
    {
        string path = Directory.CreateDirectory(Path.Combine(folder, job)).FullName;
        try
        {
            return await Measure.ChildAsync(Name, JobOption, job, "--path", path, "--events", FormattableString.Invariant($"{events}"));
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private async Task MemoryAsync(DeliverySet set, DeliverySet? large, bool wanted)
    {
        if (!wanted)
        {
            return;
        }

        if (large is null)
        {
            Console.WriteLine("Memory at full size was not measured; it takes --large 10000000 and about 20 GB of disk.");
            return;
        }

        Measure one = await DeliverAsync(set);
        Measure other = await DeliverAsync(large);
        _table.Add($"deliver {set.Events:N0} events", one);
        _table.Add($"deliver {large.Events:N0} events", other);
        _table.AddFigure($"peak memory, {large.Events:N0} : {set.Events:N0} events", "at most 1.3", (double)other.PeakMemory / one.PeakMemory);
    }

    private async Task<Measure> DeliverAsync(DeliverySet set)
    {
        DeliverySet warm = set.Members < WarmMembers ? _warm : _warmMany;
        set.Reset();
        warm.Reset();
        Measure measured = await Measure.ChildAsync(Name, JobOption, "deliver", "--path", set.Cloud, "--warm", warm.Cloud);
        return measured.Events >= set.Events ? measured : throw new InvalidOperationException($"{measured.Events} of {set.Events} events were delivered.");
    }

    private static string PeersFolder()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !Directory.Exists(Path.Combine(folder, "bench", "peers")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder ?? throw new DirectoryNotFoundException("bench/peers is not above this program."), "bench", "peers");
    }
}
