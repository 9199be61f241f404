using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Portal;

/// <summary>What pages ask of the database for whoever gets none that is kept.</summary>
public sealed class PageCostTests
{
    [Fact]
    public async Task Home_asks_for_what_is_free_alone_until_a_write_a_boundary_or_half_a_minute()
    {
        await using var app = await HeteroApp.Start();
        await Held.Event(app);
        using var member = Unkept(app);
        using var count = await Count(app);
        await member.Page("/");
        // EF looks once a second whether anyone listens.
        await Task.Delay(1200);
        var warm = count.Count;
        var before = await member.Page("/");
        Assert.InRange(count.Count - warm, 1, 3);

        await Rename(app, "Kelas membatik tulis");
        Assert.Equal(before, await member.Page("/"));
        await app.Services.GetRequiredService<IOutputCacheStore>().EvictByTagAsync(PublicPages.Tag, default);
        Assert.Contains("Kelas membatik tulis", await member.Page("/"));

        await Rename(app, "Kelas menenun lurik");
        Assert.DoesNotContain("Kelas menenun lurik", await member.Page("/"));
        app.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Contains("Kelas menenun lurik", await member.Page("/"));

        await Rename(app, "Kelas merajut");
        app.Clock.Advance(await UntilItBegins(app) - TimeSpan.FromSeconds(20));
        await member.Page("/");
        await Rename(app, "Kelas meronce");
        app.Clock.Advance(TimeSpan.FromSeconds(21));
        Assert.Contains("Kelas meronce", await member.Page("/"));
    }

    [Fact]
    public async Task How_fast_all_sites_answer_takes_the_same_six_queries_however_many_they_are()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Unkept(app);
        using var count = await Count(app);
        await visitor.Page("/jawaban");
        await Task.Delay(1200);
        var few = await Asked();
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            for (var number = 1; number <= 12; number++)
                db.Add(
                    new Site
                    {
                        Slug = $"contoh-{number}",
                        Name = $"Contoh {number}",
                        Address = "Jl. Contoh",
                        RegionCode = "33.75",
                    }
                );
            services.GetRequiredService<Catalogue>().Forget();
            return await db.SaveChangesAsync();
        });
        Assert.Contains("Contoh 12", await visitor.Page("/jawaban"));
        Assert.Equal((few, true), (await Asked(), few <= 6));

        async Task<int> Asked()
        {
            var before = count.Count;
            await visitor.Page("/jawaban");
            return count.Count - before;
        }
    }

    // As whoever has a session: no page is kept for them.
    private static HttpClient Unkept(HeteroApp app)
    {
        var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Add("Cookie", PublicPages.SessionCookie + "=x");
        return client;
    }

    private static async Task<QueryCount> Count(HeteroApp app) =>
        new(await app.Read(db => Task.FromResult(db.Database.GetConnectionString()!)));

    // As another node would: nothing here is told.
    private static Task<int> Rename(HeteroApp app, string title) =>
        app.Read(db => db.Events().ExecuteUpdateAsync(set => set.SetProperty(row => row.Title, title)));

    private static async Task<TimeSpan> UntilItBegins(HeteroApp app) =>
        await app.Read(db => db.Events().Select(row => row.Starts).FirstAsync()) - app.Now;
}
