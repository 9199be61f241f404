using System.Globalization;
using System.Net;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Who is shown the way to an event of their own, and that nothing typed on it is lost.</summary>
public sealed class WayToAnEventTests
{
    // Cookies end by the client's own clock, so the app's stands well ahead of it.
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private const string MainButton = "class=\"btn btn-primary\" href=\"/acara/usulkan\"";

    [Fact]
    public async Task To_propose_is_the_main_button_for_who_may_and_explained_to_everyone_else()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, _) = await Made.Organization(app, "Komunitas Foto Contoh");
        using var leads = await RightsTests.Browser(app, lead);
        using var member = await RightsTests.Browser(app, await app.Member());
        using var visitor = Browse.Visitor(app);
        foreach (var list in (string[])["/acara", "/acara?cari=tidak-ada-acara-begini"])
        {
            Assert.Contains(MainButton, await leads.GetStringAsync(list), StringComparison.Ordinal);
            foreach (var other in (HttpClient[])[member, visitor])
                Assert.DoesNotContain(MainButton, await other.GetStringAsync(list), StringComparison.Ordinal);
        }
        Assert.DoesNotContain(MainButton, await member.GetStringAsync("/saya/acara"), StringComparison.Ordinal);
        // What is behind it explains how, to a visitor as to a member, and takes nothing from them.
        foreach (var other in (HttpClient[])[member, visitor])
        {
            var page = await other.Page("/acara/usulkan");
            Assert.Contains("komunitas", page, StringComparison.Ordinal);
            Assert.Contains("/gagasan/baru", page, StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"judul\"", page, StringComparison.Ordinal);
            await Browse.Send(other, "/acara/usulkan", "usul", Fields(app, "komunitas-foto-contoh"));
        }
        Assert.Contains("/masuk?kembali=", await visitor.Page("/acara/usulkan"), StringComparison.Ordinal);
        Assert.Contains("/komunitas/daftar", await member.Page("/acara/usulkan"), StringComparison.Ordinal);
        Assert.Equal(0, await app.Read(db => db.Events().CountAsync()));
    }

    [Fact]
    public async Task Another_site_is_chosen_and_all_that_was_typed_stays()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, organization) = await Made.Organization(app, "Komunitas Foto Contoh");
        using var leads = await RightsTests.Browser(app, lead);
        var fields = Fields(app, organization.Slug);
        var page = await (
            await Browse.Send(leads, "/acara/usulkan", "usul", [.. fields, ("ganti", "ya"), ("situs", "solo")])
        ).Text();
        foreach (var typed in (string[])["Pameran foto pasar", "dipamerkan sehari", "13:00", fields[4].Item2])
            Assert.Contains(typed, page, StringComparison.Ordinal);
        Assert.Matches("<option value=\"solo\"[^>]*selected", page);
        Assert.Matches("<option value=\"PhotoFilm\"[^>]*selected", page);
        Assert.DoesNotContain("error-summary", page, StringComparison.Ordinal);
        Assert.Equal(0, await app.Read(db => db.Events().CountAsync()));
        await Browse.Send(
            leads,
            "/acara/usulkan",
            "usul",
            [.. fields, ("situs", "solo"), ("ruang", ""), ("tempat", "Pendopo")]
        );
        var solo = await app.Read(db =>
            Sites.SiteTables.Sites(db).Where(site => site.Slug == "solo").Select(site => site.Id).SingleAsync()
        );
        Assert.Equal(solo, await app.Read(db => db.Events().Select(row => row.SiteId).SingleAsync()));
    }

    [Fact]
    public async Task An_initiative_that_is_planned_or_delivered_leads_to_an_event_of_its_own()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, organization) = await Made.Organization(app, "Komunitas Foto Contoh");
        var (officer, initiative) = await Made.Initiative(app, initiator: organization.Id);
        using var staff = await RightsTests.Browser(app, officer);
        using var leads = await RightsTests.Browser(app, lead);
        using var member = await RightsTests.Browser(app, await app.Member());
        var (write, propose) = (
            $"/konsol/semarang/acara/baru?jejak={initiative.Slug}",
            $"/acara/usulkan?jejak={initiative.Slug}"
        );
        string[] staffPages = [$"/konsol/semarang/inisiatif/{initiative.Slug}", $"/jejak/{initiative.Slug}/kerja"],
            trail = [$"/jejak/{initiative.Slug}", $"/jejak/{initiative.Slug}/kerja"];
        foreach (var phase in (Phase[])[Phase.Idea, Phase.CoPlan, Phase.Commit, Phase.Deliver, Phase.Report])
        {
            var fits = phase is Phase.CoPlan or Phase.Commit or Phase.Deliver;
            foreach (var page in staffPages)
                Assert.Equal(fits, (await staff.GetStringAsync(page)).Contains(write, StringComparison.Ordinal));
            foreach (var page in trail)
                Assert.Equal(fits, (await leads.GetStringAsync(page)).Contains(propose, StringComparison.Ordinal));
            Assert.DoesNotContain(
                "?jejak=" + initiative.Slug + "\">Usulkan acara",
                await member.GetStringAsync(trail[0]),
                StringComparison.Ordinal
            );
            if (phase == Phase.Deliver)
            {
                await Browse.Send(leads, propose, "usul", Fields(app, organization.Slug));
                await Browse.Send(staff, write, "acara", Fields(app, organization.Slug));
            }
            if (phase != Phase.Report)
                initiative = await Made.Close(app, initiative, officer);
        }
        // They stand where the next who plans looks: for staff at once, for others when they are public.
        foreach (var page in staffPages.Append(trail[0]))
            Assert.Contains("Pameran foto pasar", await staff.GetStringAsync(page));
        foreach (var page in trail)
            Assert.DoesNotContain("Pameran foto pasar", await leads.GetStringAsync(page));
        Assert.Equal(
            [initiative.Id, initiative.Id],
            await app.Read(db => db.Events().Select(row => row.InitiativeId!.Value).ToListAsync())
        );
        Assert.Equal(1, await app.Read(db => db.Initiatives().CountAsync()));
    }

    private static (string, string)[] Fields(HeteroApp app, string organization) =>
        [
            ("sebagai", organization),
            ("judul", "Pameran foto pasar"),
            ("ringkas", "Foto dari pasar-pasar kota, dipamerkan sehari."),
            ("bidang", "PhotoFilm"),
            ("tanggal", app.Now.AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("jam", "13:00"),
            ("sampai", "15:00"),
            ("luring", "ya"),
            ("ruang", ""),
            ("tempat", "Pasar Johar"),
            ("kursi", "20"),
        ];
}
