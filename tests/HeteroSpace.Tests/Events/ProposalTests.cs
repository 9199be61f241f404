using System.Net;
using HeteroSpace.Bookings;
using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>A proposal that was sent is opened, changed, withdrawn and talked about by who sent it; whoever is
/// registered asks about an event.</summary>
public sealed class ProposalTests
{
    private const string Mine = "/saya/acara/pameran-foto-pasar";

    private static async Task<HttpClient> Proposed(HeteroApp app)
    {
        var lead = await RightsTests.Browser(app, (await Made.Organization(app, "Komunitas Foto Contoh")).Lead);
        var sent = await Browse.Send(
            lead,
            "/acara/usulkan?situs=semarang",
            "usul",
            ("sebagai", "komunitas-foto-contoh"),
            ("judul", "Pameran foto pasar"),
            ("ringkas", "Foto dari pasar-pasar kota, dipamerkan sehari."),
            ("bidang", "PhotoFilm"),
            ("tanggal", "2036-08-05"),
            ("jam", "13:00"),
            ("sampai", "15:00"),
            ("luring", "ya"),
            ("ruang", "kelas"),
            ("kursi", "10")
        );
        Assert.EndsWith(Mine, sent.RequestMessage!.RequestUri!.AbsolutePath);
        return lead;
    }

    private static async Task<string> Own(HttpClient browser) =>
        (await browser.Read("/saya")).QuerySelector("main")!.TextContent;

    private static Task<Writing> Writes(HeteroApp app, Event of, Person? staff, string text = "Butuh proyektor?") =>
        app.Do(services =>
        {
            var converse = services.GetRequiredService<Converse>();
            return staff is null
                ? converse.ByThem(EventTalk.About(of), new(null, "Pengurus"), text)
                : converse.ByStaff(EventTalk.About(of), new(staff.AccountId, staff.Name), text);
        });

    [Fact]
    public async Task What_waits_stands_in_their_own_space_with_who_does_the_next_thing()
    {
        const string ours = "menunggu jawaban petugas.",
            theirs = "Petugas menulis tentang usulan acara \"Pameran foto pasar\".";
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var lead = await Proposed(app);
        var (of, officer) = (await Now(app), await app.Staff(Role.ProgramOfficer, "semarang"));
        Assert.Contains(ours, await Own(lead));
        Assert.Equal(Writing.Done, await Writes(app, of, officer));
        Assert.Contains(theirs, await Own(lead));
        Assert.Equal(Writing.Done, await Writes(app, of, staff: null, "Ya, satu."));
        Assert.Contains(ours, await Own(lead));
        // That it needs no answer says nothing to them.
        Assert.True(
            await app.Do(services =>
                services
                    .GetRequiredService<Converse>()
                    .NoAnswerNeeded(EventTalk.About(of), new(officer.AccountId, officer.Name))
            )
        );
        Assert.Contains(ours, await Own(lead));
        using var other = await RightsTests.Browser(app, await app.Member());
        Assert.DoesNotContain(of.Title, await Own(other));
        Assert.IsType<PlanAnswer.Done>(
            await app.Do(services => services.GetRequiredService<PlanEvent>().Publish(of, officer.AccountId!.Value))
        );
        Assert.DoesNotContain(ours, await Own(lead));
    }

    private static Task<Event> Now(HeteroApp app) => app.Read(db => db.Events().AsNoTracking().SingleAsync());

    [Fact]
    public async Task A_proposal_is_changed_while_it_waits_and_not_after_it_was_answered()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var lead = await Proposed(app);
        using var stranger = await RightsTests.Browser(app, await app.Member());
        Assert.Contains($"href=\"{Mine}\"", await lead.Page("/saya/acara"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Mine)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Mine + "/ubah")).StatusCode);

        var form = await Filled.Of(lead, Mine + "/ubah", "usul");
        var late = await Filled.Of(lead, Mine + "/ubah", "usul");
        Assert.Equal(("Pameran foto pasar", "13:00"), (form["judul"], form["jam"]));
        var saved = await form.With(("judul", "Pameran foto pasar malam"), ("jam", "14:00"), ("sampai", "16:00"))
            .Press(lead);
        Assert.Contains("Petugas membaca yang terbaru", await saved.Text());
        var of = await Now(app);
        Assert.Equal(
            ("Pameran foto pasar malam", AtDesk.Tuesday(14), EventStatus.Proposed),
            (of.Title, of.Starts, of.Status)
        );
        // Staff accept it while its sender has the form open.
        var officer = await app.Staff(Role.ProgramOfficer, "semarang");
        Assert.IsType<PlanAnswer.Done>(
            await app.Do(services => services.GetRequiredService<PlanEvent>().Publish(of, officer.AccountId!.Value))
        );
        Assert.Contains("Sudah diterbitkan", await (await late.With(("judul", "Lain")).Press(lead)).Text());
        Assert.Equal("Pameran foto pasar malam", (await Now(app)).Title);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync(Mine + "/ubah")).StatusCode);
        Assert.Contains("/acara/pameran-foto-pasar", await lead.Page(Mine));
    }

    [Fact]
    public async Task A_proposal_is_withdrawn_and_that_is_undone()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var lead = await Proposed(app);
        using var officer = await AtDesk.Browser(app, Role.ProgramOfficer);
        Assert.Contains("Pameran foto pasar", await officer.Page("/konsol/semarang"));
        var withdrawn = await (await Filled.Of(lead, Mine, "tarik")).Press(lead);
        Assert.Contains("Usulan ditarik", await withdrawn.Text());
        Assert.Equal(EventStatus.Withdrawn, (await Now(app)).Status);
        Assert.DoesNotContain("Pameran foto pasar", await officer.Page("/konsol/semarang"));
        Assert.Contains("usulkan?dari=pameran-foto-pasar", await lead.Page(Mine));
        await Browse.Undo(lead, withdrawn);
        Assert.Equal(EventStatus.Proposed, (await Now(app)).Status);
        Assert.Contains("Pameran foto pasar", await officer.Page("/konsol/semarang"));
    }

    [Fact]
    public async Task Sender_and_staff_write_about_a_proposal_and_both_hear_of_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var lead = await Proposed(app);
        using var officer = await AtDesk.Browser(app, Role.ProgramOfficer);
        var inbox = $"/konsol/semarang/kotak-masuk?buka={EventTalk.About(await Now(app))}";
        // Staff may begin.
        Assert.Contains(inbox, await officer.Page("/konsol/semarang/acara/pameran-foto-pasar"));
        await Browse.Send(officer, inbox, "kirim-pesan", ("teks", "Berapa orang yang datang?"));
        await app.WorkJobs();
        var told = await app.Read(db => db.Outbox().SingleAsync(row => row.Kind == TellOfConversations.AnsweredKind));
        Assert.Contains("Berapa orang", told.Text);
        Assert.Contains("Berapa orang", await lead.Page(Mine));
        await Browse.Send(lead, Mine, "kirim-pesan", ("teks", "Sekitar dua puluh."));
        await app.WorkJobs();
        Assert.Contains(
            (await officer.Read("/konsol/semarang")).QuerySelectorAll(".queue-row"),
            row => row.TextContent.Contains("Sekitar dua puluh.")
        );
        Assert.Contains(
            await app.Read(db => db.Notices().ToListAsync()),
            row => row.Link.Contains("kotak-masuk?buka=proposal-") && row.Title.StartsWith("Pesan baru")
        );
    }

    [Fact]
    public async Task Whoever_is_registered_asks_about_an_event_and_is_answered()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var plan = Held.Plan() with { When = AtDesk.OnTuesday(13, 15) };
        var (_, of) = await Held.Event(app, plan);
        var row = await Held.Register(app, of);
        using var guest = Browse.Visitor(app);
        using var officer = await AtDesk.Browser(app, Role.ProgramOfficer);
        var ticket = (
            await app.Do(services =>
                services.GetRequiredService<SecretLinks>().Status(TellOfEvents.TicketLink, row.Id).AsTask()
            )
        ).Reveal();
        await Browse.Send(guest, ticket, "kirim-pesan", ("teks", "Boleh membawa anak?"));
        var inbox = await officer.Read("/konsol/semarang/kotak-masuk");
        Assert.Contains("Boleh membawa anak?", inbox.QuerySelector(".talk-row")!.TextContent);
        await Browse.Send(
            officer,
            $"/konsol/semarang/kotak-masuk?buka={EventTalk.About(row)}",
            "kirim-pesan",
            ("teks", "Boleh, silakan.")
        );
        await app.WorkJobs();
        Assert.Contains("Boleh, silakan.", await guest.Page(ticket));
        Assert.Equal(
            Channel.Mail,
            (
                await app.Read(db => db.Outbox().SingleAsync(sent => sent.Kind == TellOfConversations.AnsweredKind))
            ).Channel
        );
    }
}
