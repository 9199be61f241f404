using System.Net;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>One bad text takes neither the page of its event nor the calendar of all.</summary>
public sealed class FeedFenceTests
{
    [Fact]
    public async Task A_summary_of_open_brackets_breaks_no_page_no_feed_and_no_letter()
    {
        await using var app = await HeteroApp.Start();
        var deep = "Kelas " + new string('[', 140);
        var (_, good) = await Held.Event(app);
        var (_, bad) = await Held.Event(
            app,
            Held.Plan() with
            {
                Title = "Uji kurung siku",
                Summary = deep,
                Story = new string('[', 400),
            }
        );
        using var visitor = Browse.Visitor(app);
        foreach (
            var address in (string[])
                [
                    $"/acara/{bad.Slug}",
                    $"/acara/{bad.Slug}.ics",
                    "/acara.ics",
                    "/acara.ics?situs=semarang",
                    "/acara.atom",
                    "/acara",
                    $"/jejak/{bad.Slug}",
                    "/sitemap.xml",
                    "/acara/bingkai",
                ]
        )
            Assert.True((await visitor.GetAsync(address)).StatusCode == HttpStatusCode.OK, address);
        var calendar = await visitor.GetStringAsync("/acara.ics");
        Assert.Contains("/acara/" + good.Slug, calendar);
        Assert.Contains("/acara/" + bad.Slug, calendar);
        await Held.Register(app, bad);
        await app.WorkJobs();
        Assert.Contains(
            app.Mails,
            mail => mail.Subject!.Contains("Tiket Anda: Uji kurung siku", StringComparison.Ordinal)
        );
    }

    /// <summary>Whichever way it came in: the rows are written past all that reads what is typed.</summary>
    [Fact]
    public async Task A_control_letter_in_one_place_spoils_no_calendar()
    {
        await using var app = await HeteroApp.Start();
        var (_, odd) = await Held.Event(app, Held.Plan() with { Title = "Uji huruf kendali" });
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            await db.Events()
                .Where(row => row.Id == odd.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Summary, "Kelas\u000B batik\u001F sore\uFFFE"));
            return await db.EventSessions()
                .Where(row => row.EventId == odd.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(row => row.Place, "Balai\u0007 RW").SetProperty(row => row.SpaceId, (Guid?)null)
                );
        });
        using var visitor = Browse.Visitor(app);
        foreach (var address in (string[])["/acara.ics", $"/acara/{odd.Slug}.ics"])
        {
            var calendar = await visitor.GetStringAsync(address);
            Assert.Contains("Uji huruf kendali", calendar);
            Assert.Contains("Kelas batik sore", calendar.Replace("\r\n ", "", StringComparison.Ordinal));
            Assert.DoesNotContain(calendar, letter => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t'));
            Assert.DoesNotContain('\uFFFE', calendar);
        }
    }

    [Fact]
    public async Task An_event_that_cannot_be_told_is_left_out_of_the_calendar_and_the_others_stand()
    {
        await using var app = await HeteroApp.Start();
        var (_, good) = await Held.Event(app);
        var (_, bad) = await Held.Event(app, Held.Plan() with { Title = "Uji waktu rusak" });
        // What no address and no feed can hold; the row is forced past all that would refuse it.
        await app.Do(async services =>
            await services
                .GetRequiredService<AppDb>()
                .Events()
                .Where(row => row.Id == bad.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Slug, "uji /x\u0001 : //"))
        );
        using var visitor = Browse.Visitor(app);
        Assert.Contains("/acara/" + good.Slug, await visitor.GetStringAsync("/acara.ics"));
        Assert.Contains("/acara/" + good.Slug, await visitor.GetStringAsync("/acara.atom"));
        Assert.Contains("/acara/" + good.Slug, await visitor.GetStringAsync("/sitemap.xml"));
    }
}
