using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Verification;
using ActionTrail.Engine.Verification.Seals;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.Trials;

/// <summary>What a trial found: counters, and every destination read back through its own API.</summary>
internal sealed record TrialVerdict(IReadOnlyList<string> Lines, IReadOnlyList<string> Problems)
{
    public bool IsGood => Problems.Count == 0;

    /// <summary>Delivers what is left and compares.</summary>
    public static async Task<TrialVerdict> ReachAsync(TrialCompany company)
    {
        var lines = new List<string>();
        var problems = new List<string>();
        DeliveryStatus status = await company.DrainAsync(default);
        var expected = new Dictionary<string, int>(StringComparer.Ordinal); // place in the order of recording
        foreach (CoveredEvent covered in new TrailCoverage(company.Cloud).Events(company.Owner, TrialCompany.Trail))
        {
            expected.TryAdd($"{covered.AccountId} {covered.EventId}", expected.Count);
        }

        foreach (LaneStatus lane in status.Destinations)
        {
            lines.Add($"{lane.Kind,-10} recorded {lane.Recorded,8:N0} = delivered {lane.Delivered,8:N0} + pending {lane.Pending,6:N0} + dead {lane.Dead,3:N0}");
            Demand(lane.Recorded == lane.Delivered + lane.Pending + lane.Dead, $"{lane.Kind}: the counters do not balance.");
            Demand(lane.Pending == 0, $"{lane.Kind}: {lane.Pending} events are pending: {lane.Trouble?.Message}");
            Demand(lane.Recorded == expected.Count, $"{lane.Kind}: {lane.Recorded} events were counted; the ledger has {expected.Count}.");
        }

        foreach (IDeliveredEvents destination in company.Destinations)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var last = new Dictionary<string, int>(StringComparer.Ordinal);
            long delivered = 0;
            long disordered = 0;
            await foreach (DeliveredEvent record in destination.ReadAsync(default))
            {
                delivered++;
                string id = $"{record.AccountId} {record.EventId}";
                seen.Add(id);
                int place = expected.GetValueOrDefault(id);
                disordered += destination.Kind == "OSS" && last.TryGetValue(record.Place, out int before) && before > place ? 1 : 0;
                last[record.Place] = place;
            }

            long missing = expected.Keys.Count(id => !seen.Contains(id));
            long foreign = seen.Count(id => !expected.ContainsKey(id));
            lines.Add($"{destination.Kind,-10} read back {delivered,8:N0}, distinct {seen.Count,8:N0}, missing {missing,3:N0}, foreign {foreign,3:N0}, repeated {delivered - seen.Count,5:N0}");
            Demand(missing == 0, $"{destination.Kind}: {missing} events are missing.");
            Demand(foreign == 0, $"{destination.Kind}: {foreign} events do not belong there.");
            Demand(disordered == 0, $"{destination.Kind}: {disordered} events stand in a file before one that was recorded earlier.");
            Demand(destination.Kind != "OSS" || delivered == seen.Count, $"OSS: {delivered - seen.Count} events are there more than once.");
        }

        var seal = new ArchiveVerification(company.Sealed, TimeProvider.System);
        await foreach (SealFinding finding in seal.FindAsync([.. status.Destinations.SelectMany(static lane => lane.SealHeads)], default))
        {
            problems.Add($"seal: {finding.Kind} {finding.Key}: expected {finding.Expected}, found {finding.Found}");
        }

        SealStatement statement = seal.Statement;
        lines.Add($"seal       {statement.DigestsIntact,8:N0} digests in {statement.Chains} chain, files sealed {statement.ObjectsSealed,8:N0} = intact {statement.ObjectsIntact,8:N0}, not sealed {statement.ObjectsNotYetSealed:N0}, events {statement.EventsIntact,8:N0}");
        Demand(statement.IsIntact && statement.Balances, $"seal: {statement}");
        Demand(statement.ObjectsNotYetSealed == 0, $"seal: {statement.ObjectsNotYetSealed} files wait for their digest.");
        Demand(statement.EventsIntact == expected.Count, $"seal: {statement.EventsIntact} events are sealed; the ledger has {expected.Count}.");
        return new TrialVerdict(lines, problems);

        void Demand(bool condition, string problem)
        {
            if (!condition)
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>Prints the verdict.</summary>
    /// <returns>Exit code.</returns>
    public int Print()
    {
        foreach (string line in Lines.Concat(Problems.Select(static problem => $"WRONG: {problem}")))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(IsGood ? "Nothing lost." : "Something is wrong.");
        return IsGood ? 0 : 1;
    }
}
