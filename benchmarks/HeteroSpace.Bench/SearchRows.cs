using HeteroSpace.Content;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Search;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace;

/// <summary>
/// The search of everything over a hundred thousand things of four kinds, whose few words every third of them has: more
/// than a province will write in a hundred years, and harder than what it will write about.
/// </summary>
internal static class SearchRows
{
    private const int Count = 100_000;
    private const int ATime = 200;

    public static async Task Measure(Bench bench)
    {
        await using (var scope = bench.World.Services.CreateAsyncScope())
            await Fill(scope.ServiceProvider);
        using var server = bench.Serve();
        await Add(bench, server, "by words", number => Stories.Typed(number));
        // Every fourth with two letters turned round.
        await Add(
            bench,
            server,
            "by words, each fourth misspelt",
            number => number % 4 == 0 ? Slipped(Stories.Typed(number + 1)) : Stories.Typed(number)
        );
    }

    private static async Task Add(Bench bench, Server server, string how, Func<int, string> typed)
    {
        List<byte[]> asked =
        [
            .. Enumerable
                .Range(0, 600)
                .Select(number =>
                    Connection.Get("/cari?kata=" + Uri.EscapeDataString(typed(number)), PageRun.Uncached)
                ),
        ];
        // Until the just-in-time compiler has seen all of it, on a machine that does other things too.
        await server.Saturate(asked, 16, 40);
        var full = await server.Saturate(asked, 16, 10);
        var (middle, slowest) = await server.AtRate(asked, full.Rate / 2, 30);
        bench.Table.Under(
            30,
            $"{bench.Engine}: /cari over {Count:N0} documents {how}, the page uncached, "
                + $"at {full.Rate / 2:0} a second, half of capacity "
                + $"({full.MicrosecondsEach:0} µs of processor each, p50 {middle:0.0} ms), p99 ms",
            slowest
        );
    }

    private static string Slipped(string typed) =>
        typed.Length < 4 ? typed : typed[..2] + typed[3] + typed[2] + typed[4..];

    // Written by what people's own changes are written by: the rows, and their words with each commit.
    private static async Task Fill(IServiceProvider services)
    {
        var (db, settle) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<SettleSearch>());
        var sites = await db.Sites().Select(row => row.Id).ToListAsync();
        foreach (var lot in Enumerable.Range(0, Count).Chunk(ATime))
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.AddRange(lot.Select(number => One(number, sites[number % sites.Count])));
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            db.ChangeTracker.Clear();
        }
        await settle.All(db);
        await db.Database.ExecuteSqlRawAsync(db.Engine == Engine.Sqlite ? "analyze" : "vacuum analyze");
    }

    private static object One(int number, Guid site)
    {
        var plan = Stories.Plan(100_000 + number);
        var at = DateTime.UtcNow.AddMinutes(number - 2 * Count);
        return (number % 20) switch
        {
            < 10 => Held(number, site, plan, at),
            < 14 => new Organization
            {
                SiteId = site,
                Slug = $"cari-{number}",
                Name = $"Komunitas {plan.Title} {number}",
                Story = plan.Summary,
                Sector = plan.Sector,
                RegionCode = "33.74",
                Status = OrganizationStatus.Verified,
                Registered = at,
            },
            < 17 => new Idea
            {
                SiteId = site,
                Slug = $"cari-{number}",
                Title = plan.Title,
                Text = plan.Summary + plan.Text[..300],
                Sector = plan.Sector,
                Name = "Peserta 014",
                Posted = at,
                Shown = at,
                Status = IdeaStatus.Open,
            },
            _ => new Article
            {
                SiteId = site,
                Slug = $"cari-{number}",
                Title = plan.Title,
                Summary = plan.Summary,
                Text = plan.Text,
                Sector = plan.Sector,
                Tags = plan.Tags,
                Status = ArticleStatus.Published,
                Published = at,
                Updated = at,
                Made = at,
                By = Guid.CreateVersion7(),
            },
        };
    }

    private static Event Held(int number, Guid site, ArticlePlan plan, DateTime at) =>
        new()
        {
            SiteId = site,
            Slug = $"cari-{number}",
            Title = plan.Title,
            Summary = plan.Summary,
            Story = plan.Text[..600],
            Tags = plan.Tags,
            Sector = plan.Sector,
            Status = EventStatus.Published,
            Published = at,
            Made = at,
            Starts = at.AddDays(60),
            Ends = at.AddDays(60).AddHours(2),
            LocalDate = DateOnly.FromDateTime(at.AddDays(60)),
        };
}
