using System.Globalization;
using HeteroSpace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// [PART...]: the whole table, or some parts of it, with both engines. knows [PART...]: whether there are such parts.
// serve: the product with one more address, a bare answer to measure against, and with its queries counted for whoever
// asks. run COMMAND: one of the product's own.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["serve"])
{
    await Serve();
    return 0;
}
if (args is ["run", .. var command])
    return await Start.Run(command);
var asks = args is ["knows", ..];
var parts = Parts.Of(asks ? args[1..] : args);
if (parts.Length == 0)
{
    var asked = string.Join(' ', asks ? args[1..] : args);
    Console.Error.WriteLine($"There is no part \"{asked}\". What there is:\n{Parts.Known}");
    return 2;
}
if (asks)
    return 0;
var postgres =
    Environment.GetEnvironmentVariable("HETEROSPACE_BENCH_POSTGRES")
    ?? throw new InvalidOperationException("Run ./bench");
var folder = Directory.CreateTempSubdirectory("hs-bench").FullName;
var table = new Table();
await Measure("SQLite", name => $"Data Source={Path.Combine(folder, name)}.db");
await Measure("PostgreSQL", name => $"{postgres};Database=hs_{name};Maximum Pool Size=60");
return 0;

async Task Measure(string engine, Func<string, string> database)
{
    await using var world = await World.Make(database("bench"));
    foreach (var part in parts)
    {
        // The benchmark's own tens of thousands of mails would be on their way while something else is measured.
        await world.ForgetMails();
        await part.Measure(new(engine, world, table, database));
    }
    Print();
}

async Task Serve()
{
    await using var app = Start.Build(
        [],
        builder =>
            builder.Services.AddSingleton<IStartupFilter, BareAnswer>().AddSingleton<IStartupFilter, CountedQueries>()
    );
    await Start.BringUpToDate(app.Services);
    await app.StartAsync();
    Console.WriteLine("ready");
    await app.WaitForShutdownAsync();
}

// What is done is kept after each engine, since the whole takes most of an hour.
void Print()
{
    Console.WriteLine(table);
    if (parts == Parts.All)
        File.WriteAllText(
            "benchmarks/results.md",
            $"# Benchmarks\n\nPrinted by `./bench` on {Environment.ProcessorCount} cores, "
                + $"{DateTime.UtcNow:yyyy-MM-dd}. "
                + "Each limit was measured in the same run, or is a peer's figure from the issue that set the target."
                + $"\n\n{table}"
        );
}
