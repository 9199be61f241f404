using System.Net;
using HeteroSpace.Content;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>How an event stands, and who gives it, is told alike wherever it is named.</summary>
public sealed class EventStandingTests
{
    private const string Full = "Penuh, ada daftar tunggu";

    [Fact]
    public async Task Whatever_leads_to_an_event_says_that_it_is_full_or_closed()
    {
        await using var app = await HeteroApp.Start();
        var (_, by) = await Made.Organization(app, "Komunitas Foto Contoh");
        var plan = Held.Plan(inPerson: 11) with { Audience = "Yang berjualan" };
        var (_, of) = await Held.Event(app, plan, organization: by.Id);
        var article = await Written.Published(app, Written.Plan() with { EventId = of.Id });
        var episode = await Filmed.Published(app, Filmed.Plan() with { EventId = of.Id });
        string[] pages =
        [
            "/acara",
            $"/acara/{of.Slug}",
            $"/artikel/{article.Slug}",
            $"/kanal/{episode.Slug}",
            $"/jejak/{of.Slug}",
            $"/komunitas/{by.Slug}",
            "/cari?kata=foto+produk",
        ];
        using var visitor = Browse.Visitor(app);
        foreach (var page in pages)
            Assert.DoesNotContain(Full, await Read(visitor, page));
        Assert.Contains("untuk yang berjualan\nDaftar di sini, tanpa akun:", await Read(visitor, pages[1]));
        await Set(app, db => db.SeatPools().ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Quota, 1)));
        await Held.Register(app, of);
        foreach (var page in pages)
            Assert.Contains(Full, await Read(visitor, page));
        Assert.Contains("untuk yang berjualan\nPenuh. Daftar tunggunya di sini:", await Read(visitor, pages[1]));
        var closes = app.Now.AddMinutes(-1);
        await Set(app, db => db.Events().ExecuteUpdateAsync(set => set.SetProperty(row => row.Closes, closes)));
        foreach (var page in pages)
            Assert.Contains("Pendaftaran ditutup", await Read(visitor, page));
        Assert.Contains("untuk yang berjualan\nPendaftaran ditutup", await Read(visitor, pages[1]));
    }

    [Fact]
    public async Task A_trail_that_nobody_joined_yet_names_who_gives_its_event_and_asks_nobody_to_register_for_none()
    {
        await using var app = await HeteroApp.Start();
        var (_, organization) = await Made.Organization(app, "Komunitas Foto Contoh");
        var (_, given) = await Held.Event(app, organization: organization.Id);
        var (_, own) = await Held.Event(app, Held.Plan() with { Title = "Kelas lain" });
        var (closes, id) = (app.Now.AddMinutes(-1), own.Id);
        await Set(app, db => AllowToRegister(db, id, closes));
        using var visitor = Browse.Visitor(app);
        var trail = await Read(visitor, "/jejak/" + given.Slug);
        Assert.Contains("Penyelenggara acaranya: Komunitas Foto Contoh.", trail);
        Assert.Contains(" · oleh Komunitas Foto Contoh", trail);
        Assert.DoesNotContain("Belum ada organisasi yang ikut", trail);
        Assert.Contains("Sekarang Anda bisa mendukung, mendaftar.", trail);
        trail = await Read(visitor, "/jejak/" + own.Slug);
        Assert.Contains("Belum ada organisasi yang ikut", trail);
        Assert.Contains("Sekarang Anda bisa mendukung.", trail);
        // Until it begins people call it preparation; no idea is asked for of what stands, and no phase is shown that
        // nobody went through.
        foreach (var (phase, until) in ((string, DateTime)[])[("Persiapan", app.Now), ("Pelaksanaan", given.Starts)])
        {
            app.Clock.Advance(until - app.Now);
            trail = await Read(visitor, "/jejak/" + given.Slug);
            Assert.Matches($"<h3>{phase}\\s*<span[^>]*>sekarang", trail);
            Assert.DoesNotContain("Rencana bersama", trail);
            Assert.DoesNotContain("mengusulkan", trail);
            Assert.DoesNotContain("Tulis usulan", trail);
        }
    }

    private static async Task<int> AllowToRegister(AppDb db, Guid closed, DateTime closes)
    {
        await db.InitiativePhases()
            .Where(row => row.Phase == Phase.Deliver)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Allows, Acts.Support | Acts.Register));
        return await db.Events()
            .Where(row => row.Id == closed)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Closes, closes));
    }

    // Past the acts that would let the kept pages go.
    private static async Task Set(HeteroApp app, Func<AppDb, Task<int>> change)
    {
        await app.Read(change);
        await app.Services.GetRequiredService<IOutputCacheStore>().EvictByTagAsync(PublicPages.Tag, default);
    }

    private static async Task<string> Read(HttpClient visitor, string address) =>
        WebUtility.HtmlDecode(await visitor.GetStringAsync(address)).ReplaceLineEndings("\n");
}
