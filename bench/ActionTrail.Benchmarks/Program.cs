using ActionTrail.Benchmarks;
using ActionTrail.Benchmarks.Corpus;
using ActionTrail.Benchmarks.Delivery;
using ActionTrail.Benchmarks.Lookup;
using ActionTrail.Benchmarks.Search;

IBenchmark[] all = [new CorpusBenchmark(), new SearchBenchmark(), new DeliveryBenchmark(), new LookupBenchmark()];
IBenchmark? chosen = Array.Find(all, benchmark => args.Length > 0 && benchmark.Name == args[0]);
if (chosen is null)
{
    Console.Error.WriteLine("Which benchmark?");
    Array.ForEach(all, static benchmark => Console.Error.WriteLine($"  {benchmark.Name,-10} {benchmark.Description}"));
    return 2;
}

return await chosen.RunAsync(args[1..]);
