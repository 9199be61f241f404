using System.Net;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>Meetings: who is asked, who writes the minutes, and what is signed.</summary>
public sealed class MeetingTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task A_meeting_invites_once_a_change_replaces_it_and_a_cancellation_takes_it_out()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await World.Begin(app);
        var meeting = await world.Plan(app);
        await app.WorkJobs();
        int Meetings() => app.Mails.Count(mail => mail.Subject!.Contains("apat"));
        string Calendar(string to, int number) =>
            app
                .Mails.Where(mail => mail.To.ToString().Contains(to) && mail.Subject!.Contains("apat"))
                .ElementAt(number)
                .BodyParts.OfType<MimeKit.TextPart>()
                .Single(part => part.ContentType.MimeType == "text/calendar")
                .Text;
        Assert.Equal(2, Meetings());
        Assert.Contains("SEQUENCE:0", Calendar(world.Professor.Email!, 0));
        using var lead = await RightsTests.Browser(app, world.Lead);
        var page = $"/jejak/{world.Initiative.Slug}/rapat/{meeting.Id}";
        (string, string)[] fields =
        [
            ("versi", "0"),
            ("judul", "Rapat pertama"),
            ("tanggal", "2036-08-07"),
            ("dari", "13:00"),
            ("sampai", "15:00"),
            ("tempat", "Ruang Rapat 2"),
            ("tautan", ""),
            ("agenda", "- Tempat"),
        ];
        Assert.Contains(
            "Selesainya sesudah",
            await (
                await Browse.Send(
                    lead,
                    page + "/ubah",
                    "rapat",
                    [.. fields.Where(field => field.Item1 != "sampai"), ("sampai", "12:00")]
                )
            ).Text()
        );
        await Browse.Send(lead, page + "/ubah", "rapat", fields);
        Assert.Contains("menimpanya", await (await Browse.Send(lead, page + "/ubah", "rapat", fields)).Text());
        await app.WorkJobs();
        Assert.Equal(4, Meetings());
        var changed = Calendar(world.Professor.Email!, 1);
        Assert.Contains("SEQUENCE:1", changed);
        Assert.Contains("20360807T060000Z", changed);
        await Browse.Send(lead, page, "batal");
        await app.WorkJobs();
        Assert.Contains("METHOD:CANCEL", Calendar(world.Professor.Email!, 2));
        // The online link is for those who take part.
        using var visitor = Browse.Visitor(app);
        Assert.DoesNotContain(
            "rahasia",
            await visitor.Page(page) + await visitor.GetStringAsync(page + "/kalender.ics")
        );
    }

    [Fact]
    public async Task Two_who_write_the_minutes_lose_nothing()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await World.Begin(app);
        var meeting = await world.Plan(app);
        var page = $"/jejak/{world.Initiative.Slug}/rapat/{meeting.Id}/notulen";
        using var one = await RightsTests.Browser(app, world.Lead);
        using var two = await RightsTests.Browser(app, world.Professor);
        Assert.DoesNotContain("sedang menulis", await one.Page(page));
        Assert.Contains(world.Lead.Name + " sedang menulis", await two.Page(page));
        var locked = await (
            await Browse.Send(two, page, "notulen", ("versi", "0"), ("notulen", "Tulisan kampus."))
        ).Text();
        Assert.Contains("Orang lain sedang menulis", locked);
        Assert.Contains("Tulisan kampus.", locked);
        await Browse.Send(one, page, "notulen", ("versi", "0"), ("notulen", "Versi **satu**."), ("lanjut", "selesai"));
        // The lock is free, and what the second began from is old: both texts stand side by side.
        var changed = await (
            await Browse.Send(two, page, "notulen", ("versi", "0"), ("notulen", "Tulisan kampus."))
        ).Text();
        Assert.Contains("versi yang lebih baru", changed);
        Assert.Contains("<ins>Tulisan kampus.</ins>", changed);
        Assert.Contains("<del>Versi **satu**.</del>", changed);
        await Browse.Send(
            two,
            page,
            "notulen",
            ("versi", "1"),
            ("notulen", "Versi **satu**.\nTulisan kampus."),
            ("lanjut", "selesai")
        );
        Assert.Equal(
            ["Versi **satu**.", "Versi **satu**.\nTulisan kampus."],
            await app.Read(db => db.MinutesVersions().OrderBy(row => row.Number).Select(row => row.Text).ToListAsync())
        );
        Assert.Contains(
            "<ins>Tulisan kampus.</ins>",
            await one.Page($"/jejak/{world.Initiative.Slug}/rapat/{meeting.Id}/versi")
        );
        // Whoever went away without saving holds nobody up for long.
        await one.Page(page);
        app.Clock.Advance(KeepMinutes.WritesFor + TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("sedang menulis", await two.Page(page));
        var (of, by) = (world.Initiative, world.Professor.AccountId!.Value);
        var saves = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(number =>
                    Task.Run(() =>
                        app.Do(services =>
                            services.GetRequiredService<KeepMinutes>().Save(of, meeting, 2, $"Pada {number}", by, "x")
                        )
                    )
                )
        );
        Assert.Single(saves, answer => answer == MinutesAnswer.Saved);
        Assert.Equal(3, await app.Read(db => db.MinutesVersions().CountAsync()));
    }

    [Fact]
    public async Task Guests_minutes_and_tasks_stand_in_the_audit()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await World.Begin(app);
        var (of, by, meeting) = (world.Initiative, world.Officer.AccountId!.Value, await world.Plan(app));
        await app.Do(async services =>
        {
            var work = services.GetRequiredService<DoWork>();
            await services.GetRequiredService<HoldMeeting>().AddAttendee(of, meeting, null, "Sari", by);
            await services.GetRequiredService<KeepMinutes>().Save(of, meeting, 0, "Sepakat.", by, "Petugas");
            var task = (await work.AddTask(of, "Menata meja", null, "Sari", null, meeting.Id, by))!;
            Assert.True(await work.EditTask(of, task, "Menata kursi", null, "Sari", null, by));
            task = await services.GetRequiredService<AppDb>().WorkTasks().AsNoTracking().SingleAsync();
            return await work.Move(of, task, TaskState.Done, by, null);
        });
        Assert.Equal(
            ["meeting.attendee", "minutes.saved", "task.added", "task.changed", "task.moved"],
            await app.Read(db =>
                db.Audit()
                    .Where(row => row.By == by && row.Subject == "initiative:" + of.Slug)
                    .Where(row => row.Action != "initiative.started")
                    .OrderBy(row => row.Action)
                    .Select(row => row.Action)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Minutes_are_public_when_published_and_can_do_no_harm()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await World.Begin(app);
        var meeting = await world.Plan(app);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.Do(services =>
            services
                .GetRequiredService<HoldMeeting>()
                .TakePresence(world.Initiative, meeting, new Dictionary<Guid, string>(), world.Officer.AccountId!.Value)
        );
        await app.Do(services =>
            services
                .GetRequiredService<KeepMinutes>()
                .Save(
                    world.Initiative,
                    meeting,
                    0,
                    "# Judul\n\n<script>alert(1)</script> "
                        + "[jahat](javascript:alert(1)) ![x](https://evil.example/x.png) **tebal**",
                    world.Lead.AccountId!.Value,
                    "Pengurus"
                )
        );
        await app.Do(services =>
            services
                .GetRequiredService<HoldMeeting>()
                .Decide(world.Initiative, meeting, "KEPUTUSAN-RAPAT-11", world.Lead.AccountId!.Value)
        );
        var page = $"/jejak/{world.Initiative.Slug}/rapat/{meeting.Id}";
        using var visitor = Browse.Visitor(app);
        foreach (
            var address in (string[])
                [page, "/jejak/" + world.Initiative.Slug, $"/jejak/{world.Initiative.Slug}/keputusan"]
        )
            Assert.DoesNotMatch("tebal|KEPUTUSAN-RAPAT-11", await visitor.GetStringAsync(address));
        using var lead = await RightsTests.Browser(app, world.Lead);
        await Browse.Send(lead, page, "terbit", ("terbit", "ya"));
        var shown = await visitor.GetStringAsync(page);
        Assert.Contains("<strong>tebal</strong>", shown);
        Assert.Contains("<h3>Judul</h3>", shown);
        Assert.DoesNotMatch("<script>alert|javascript:|evil.example", shown);
        Assert.Contains("KEPUTUSAN-RAPAT-11", await visitor.Page("/jejak/" + world.Initiative.Slug));
        await Browse.Send(lead, page, "terbit", ("terbit", "tidak"));
        Assert.DoesNotContain("tebal", await visitor.GetStringAsync(page));
    }

    [Fact]
    public async Task The_record_is_a_pdf_for_those_who_take_part_and_comes_back_signed()
    {
        await using var app = await HeteroApp.Start(Later);
        var world = await World.Begin(app);
        var meeting = await world.Plan(app);
        app.Clock.Advance(TimeSpan.FromDays(2));
        var attendee = await app.Read(db => db.Attendees().FirstAsync());
        await app.Do(services =>
            services
                .GetRequiredService<HoldMeeting>()
                .TakePresence(
                    world.Initiative,
                    meeting,
                    new Dictionary<Guid, string> { [attendee.Id] = "Sari" },
                    world.Officer.AccountId!.Value
                )
        );
        await app.Do(services =>
            services
                .GetRequiredService<KeepMinutes>()
                .Save(
                    world.Initiative,
                    meeting,
                    0,
                    string.Join(
                        "\n\n",
                        Enumerable
                            .Range(0, 120)
                            .Select(number =>
                                $"Butir {number} yang panjang sekali sehingga satu halaman tidak cukup untuk semuanya."
                            )
                    ),
                    world.Lead.AccountId!.Value,
                    "Pengurus"
                )
        );
        var page = $"/jejak/{world.Initiative.Slug}/rapat/{meeting.Id}";
        using var lead = await RightsTests.Browser(app, world.Lead);
        var pdf = await lead.GetByteArrayAsync(page + "/berita-acara.pdf");
        Assert.True(pdf.AsSpan().StartsWith("%PDF-"u8));
        using var visitor = Browse.Visitor(app, follows: false);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync(page + "/berita-acara.pdf")).StatusCode);
        using var stranger = await RightsTests.Browser(app, await app.Member());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(page + "/berita-acara.pdf")).StatusCode);
        await Browse.SendFile(lead, page, "berita", ("berita", "berita acara.pdf", pdf));
        var record = await app.Read(db => db.SignedRecords().SingleAsync());
        Assert.Equal(pdf, await lead.GetByteArrayAsync($"{page}/berita-acara/{record.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{page}/berita-acara/{record.Id}")).StatusCode);
    }
}
