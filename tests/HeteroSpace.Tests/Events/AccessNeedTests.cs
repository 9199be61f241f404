using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>What someone needs to come at ease tells of health: the host reads it, nobody else, not for long.</summary>
public sealed class AccessNeedTests
{
    // Cookies end by the client's own clock, so the app's stands well ahead of it.
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private const string Need = "Pendamping kursi roda";

    [Fact]
    public async Task It_is_read_by_who_holds_the_event_and_by_its_own_person_and_stands_nowhere_else()
    {
        await using var app = await HeteroApp.Start(Later);
        var (officer, of) = await Event(app);
        var guest = await Told(app, of, $"  {Need}\n", "0812 0000 7001");
        var member = await app.Member();
        using var api = await app.Client(member);
        var made = await api.PostAsJsonAsync($"/api/v1/events/{of.Slug}/registrations", new { accessNeed = Need });
        Assert.DoesNotContain(Need, await made.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var mine = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        Assert.Equal(2, await app.Read(db => AccessNeeds.All(db).CountAsync(row => row.Text == Need)));
        await app.WorkJobs();
        using var staff = await RightsTests.Browser(app, officer);
        using var theirs = await RightsTests.Browser(app, member);
        var people = $"/konsol/semarang/acara/{of.Slug}";
        Assert.Contains(Need, await staff.Page(people + "/peserta"), StringComparison.Ordinal);
        Assert.Contains(Need, await staff.GetStringAsync(people + "/hadir.csv"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.GetAsync(people + "/hadir.csv")).StatusCode);
        Assert.Contains(Need, await theirs.Page("/saya/tiket"), StringComparison.Ordinal);
        // Their own space says first what they come to next, and nothing of what they need there.
        var space = await theirs.Page("/saya");
        Assert.InRange(space.IndexOf(of.Title, StringComparison.Ordinal), 0, space.IndexOf("Pemesanan berikutnya"));
        Assert.DoesNotContain(Need, space, StringComparison.Ordinal);
        Assert.Contains(Need, await SecretScanTests.Export(app, member), StringComparison.Ordinal);
        // The ticket's link is forwarded, and its page kept on a phone.
        foreach (
            var open in (string[])
                [
                    "/status/" + await Held.Secret(app, guest),
                    "/status/" + await Secret(app, mine),
                    "/acara/" + of.Slug,
                    "/api/v1/registrations/" + mine,
                ]
        )
            Assert.DoesNotContain(Need, await (await api.GetAsync(open)).Text(), StringComparison.Ordinal);
        Assert.Equal(
            ["access_needs.text"],
            from place in await SecretScanTests.Places(app, "")
            where place.Text.Contains(Need, StringComparison.Ordinal)
            select place.Where.Trim()
        );
    }

    [Fact]
    public async Task Whoever_has_the_ticket_changes_it_and_takes_it_back_and_what_is_too_long_stays_in_the_field()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, of) = await Event(app);
        var guest = await Told(app, of, "", "0812 0000 7002");
        Assert.Empty(await Kept(app));
        var (page, long_) = ("/status/" + await Held.Secret(app, guest), new string('a', AccessNeed.Most + 1));
        using var browser = Browse.Visitor(app);
        var refused = await (await Browse.Send(browser, page, "kebutuhan", ("akses", long_))).Text();
        Assert.Contains(long_, refused, StringComparison.Ordinal);
        Assert.Contains("Paling banyak 200 huruf", refused, StringComparison.Ordinal);
        Assert.Empty(await Kept(app));
        foreach (var text in (string[])[Need, "Juru bahasa isyarat"])
        {
            await Browse.Send(browser, page, "kebutuhan", ("akses", text));
            Assert.Equal([text], await Kept(app));
            // That it came, and to whom; not what it is.
            var ticket = await browser.Page(page);
            Assert.Contains("Kebutuhan Anda sudah kami terima; hanya Hetero Space Semarang", ticket);
            Assert.DoesNotContain(text, ticket, StringComparison.Ordinal);
        }
        await Browse.Send(browser, page, "kebutuhan", ("akses", " "));
        Assert.Empty(await Kept(app));
        Assert.DoesNotContain("sudah kami terima", await browser.Page(page));
        // In the form of registration too, and by a program.
        var typed = await (await Send(app, of, long_, "0812 0000 7003")).Text();
        Assert.Contains(long_, typed, StringComparison.Ordinal);
        using var api = await app.Client(await app.Member());
        var wish = await api.PostAsJsonAsync($"/api/v1/events/{of.Slug}/registrations", new { accessNeed = long_ });
        Assert.Equal(
            "accessNeed",
            (await wish.Content.ReadFromJsonAsync<JsonElement>())
                .GetProperty("errors")[0]
                .GetProperty("field")
                .GetString()
        );
        Assert.Equal(1, await app.Read(db => db.Registrations().CountAsync()));
    }

    /// <summary>Both databases refuse what is longer, whoever writes.</summary>
    [Fact]
    public async Task It_goes_a_week_after_the_event_and_sooner_when_they_do_not_come()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, of) = await Event(app);
        var (stays, leaves) = (
            await Held.Register(app, of, person: await app.Member("Peserta 031")),
            await Held.Register(app, of, person: await app.Member("Peserta 032"))
        );
        foreach (var row in (Registration[])[stays, leaves])
            Assert.True(await app.Do(services => Put(services, row, Need)));
        await Assert.ThrowsAnyAsync<DbUpdateException>(() =>
            app.Read(async db =>
            {
                (await AccessNeeds.All(db).FirstAsync()).Text = new string('a', AccessNeed.Most + 1);
                return await db.SaveChangesAsync();
            })
        );
        await Held.Change(app, change => change.Cancel(leaves.Id));
        Assert.False(await app.Do(services => Put(services, leaves, Need)));
        Assert.Equal((2, 1), ((await Kept(app)).Count, await KeptAfter(app, of.Ends)));
        Assert.Equal(1, await KeptAfter(app, of.Ends + AccessNeed.KeptAfter));
        Assert.Equal(0, await KeptAfter(app, of.Ends + AccessNeed.KeptAfter + TimeSpan.FromSeconds(1)));
    }

    private static Task<bool> Put(IServiceProvider services, Registration row, string text) =>
        AccessNeeds.Put(services.GetRequiredService<Frame>(), row.Id, text);

    private static async Task<int> KeptAfter(HeteroApp app, DateTime now)
    {
        app.Clock.Advance(now - app.Now);
        await app.Do(async services =>
        {
            var (db, all) = (services.GetRequiredService<AppDb>(), services.GetServices<PersonalData>());
            await PrivacyRegister.Retain(db, services.GetRequiredService<Frame>(), all, default);
            return true;
        });
        return (await Kept(app)).Count;
    }

    private static Task<List<string>> Kept(HeteroApp app) =>
        app.Read(db => AccessNeeds.All(db).Select(row => row.Text).ToListAsync());

    private static Task<string> Secret(HeteroApp app, Guid id) =>
        app.Do(async services => (await services.GetRequiredService<Messaging.SecretLinks>().Of('t', id)).Reveal());

    private static Task<(People.Person, Event)> Event(HeteroApp app) =>
        Held.Event(app, Held.Plan() with { When = new(app.Now.AddDays(7), app.Now.AddDays(7).AddHours(2)) });

    private static async Task<HttpResponseMessage> Send(HeteroApp app, Event of, string need, string contact)
    {
        using var browser = Browse.Visitor(app);
        return await Browse.Typed(
            app,
            browser,
            $"/acara/{of.Slug}/daftar",
            "daftar",
            ("nama", "Peserta 021"),
            ("kontak", contact),
            ("akses", need)
        );
    }

    private static async Task<Registration> Told(HeteroApp app, Event of, string need, string contact)
    {
        await Send(app, of, need, contact);
        return await app.Read(db => db.Registrations().AsNoTracking().SingleAsync(row => row.PersonId == null));
    }
}
