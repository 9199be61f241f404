using System.Net;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>What comes after an event: thanks, feedback, certificates, and the involvement of who gave it.</summary>
public sealed class AfterEventTests
{
    [Fact]
    public async Task Everyone_with_a_seat_is_reminded_the_day_before_and_who_was_there_is_thanked()
    {
        await using var app = await HeteroApp.Start();
        var held = await Class(app);
        app.Clock.Advance(held.Of.Starts - app.Now - TimeSpan.FromHours(20));
        await app.WorkJobs();
        Assert.Equal(2, app.Mails.Count(mail => mail.Subject!.StartsWith("Besok", StringComparison.Ordinal)));
        await TakePlace(app, held);
        Assert.Single(app.Mails, mail => mail.Subject!.StartsWith("Terima kasih", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_was_there_takes_a_certificate_that_everyone_can_check()
    {
        await using var app = await HeteroApp.Start();
        var held = await Over(app);
        using var visitor = Browse.Visitor(app);
        var certificate = await TakeCertificate(app, held, visitor);
        Assert.Equal("Peserta Empat Belas, S.Kom.", certificate.Name);
        Assert.Contains(
            "Sertifikat ini benar",
            await visitor.Page("/sertifikat/" + certificate.Code.ToLowerInvariant()),
            StringComparison.Ordinal
        );
        var pdf = await visitor.GetAsync($"/sertifikat/{certificate.Code}.pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/sertifikat/HC-2222-2222")).StatusCode);
    }

    [Fact]
    public async Task No_certificate_is_given_before_the_end_nor_to_who_was_not_there()
    {
        await using var app = await HeteroApp.Start();
        var held = await Class(app);
        app.Clock.Advance(held.Of.Starts - app.Now);
        var ticket = await Held.TicketOf(app, held.Came);
        await Held.LetIn(app, held.Of, "A", Held.Showing(app, ticket));
        Assert.Null(await Give(app, held.Of, ticket, "Peserta 014"));
        app.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Null(await Give(app, held.Of, await Held.TicketOf(app, held.Missed), "Tidak Datang"));
    }

    [Fact]
    public async Task A_certificate_that_was_withdrawn_says_why()
    {
        await using var app = await HeteroApp.Start();
        var held = await Over(app);
        using var visitor = Browse.Visitor(app);
        var certificate = await TakeCertificate(app, held, visitor);
        await app.Do(services =>
            services
                .GetRequiredService<Certify>()
                .Withdraw(held.Of, certificate.Id, "Nama orang lain.", held.Officer.AccountId!.Value)
        );
        Assert.Contains(
            "Nama orang lain.",
            await visitor.Page("/sertifikat/" + certificate.Code),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_people_thought_and_what_they_learnt_is_counted()
    {
        await using var app = await HeteroApp.Start();
        var held = await Over(app);
        var after = await Sure(app, Asked.After);
        using var visitor = Browse.Visitor(app);
        await Browse.Send(
            visitor,
            "/status/" + await Held.Secret(app, held.Came),
            "pendapat",
            ("guna", "5"),
            ("terbaik", "Praktiknya"),
            (RegistrationRules.Field(after), "4")
        );
        var figures = await app.Read(db => EventFigures.Of(db, held.Of, app.Now));
        Assert.Equal((2, 1, 50, 5.0), (figures.AllRegistered, figures.AllThere, figures.NoShow, figures.MeanUseful));
        var learnt = figures.Learnt.Single(row => row.Question.Kind == ClassQuestions.Sure);
        Assert.Equal((2.0, 4.0), (learnt.MeanBefore, learnt.MeanAfter));
    }

    [Fact]
    public async Task Who_gave_it_and_who_spoke_took_part_and_the_duties_are_filled()
    {
        await using var app = await HeteroApp.Start();
        var held = await Over(app);
        var involved = await app.Read(db =>
            db.Involvements()
                .AsNoTracking()
                .Where(row => row.InitiativeId == held.Of.InitiativeId && row.Evidence == "session")
                .OrderBy(row => row.Role)
                .Select(row => row.Role)
                .ToListAsync()
        );
        Assert.Equal([InvolvementRole.Organizer, InvolvementRole.Speaker], involved);
        var initiative = await app.Read(db =>
            db.Initiatives().AsNoTracking().SingleAsync(row => row.Id == held.Of.InitiativeId)
        );
        var duties = await app.Do(async services =>
        {
            var all = new List<DutyState>();
            for (var at = 0; at < 6; at++)
                all.AddRange(await services.GetRequiredService<FulfilDuties>().DutiesOf(initiative, at));
            return all;
        });
        Assert.Equal("1 orang hadir", duties.First(duty => duty.Duty.Kind == "attendance").Evidence);
    }

    private sealed record HeldClass(Person Officer, Event Of, Registration Came, Registration Missed);

    // A class with certificates that a community gives and someone of a campus speaks at; two have a seat.
    private static async Task<HeldClass> Class(HeteroApp app)
    {
        var (_, organizer) = await Made.Organization(app, "Komunitas Foto Contoh");
        var (_, speaks) = await Made.Organization(app, "Kampus Contoh", OrganizationKind.Academic);
        var (officer, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                Certificates = true,
                IsClass = true,
            },
            organization: organizer.Id
        );
        await app.Do(async services =>
        {
            await services
                .GetRequiredService<EditParts>()
                .AddSpeaker(
                    of,
                    new()
                    {
                        EventId = of.Id,
                        Name = "Bu Contoh",
                        OrganizationId = speaks.Id,
                    },
                    officer.AccountId!.Value
                );
            return true;
        });
        var before = await Sure(app, Asked.Before);
        var came = Assert
            .IsType<RegisterAnswer.Registered>(
                await Held.Try(
                    app,
                    new(of, null, 1, await app.Member("Peserta 014"), "", "")
                    {
                        Answers = new Dictionary<Guid, string> { [before.Id] = "2" },
                    }
                )
            )
            .Registration;
        return new(officer, of, came, await Held.Register(app, of));
    }

    // One of the two comes, and it ends.
    private static async Task TakePlace(HeteroApp app, HeldClass held)
    {
        app.Clock.Advance(held.Of.Starts - app.Now);
        await Held.LetIn(app, held.Of, "A", Held.Showing(app, await Held.TicketOf(app, held.Came)));
        app.Clock.Advance(TimeSpan.FromHours(3));
        await app.WorkJobs();
    }

    private static async Task<HeldClass> Over(HeteroApp app)
    {
        var held = await Class(app);
        await TakePlace(app, held);
        return held;
    }

    private static Task<EventQuestion> Sure(HeteroApp app, Asked asked) =>
        app.Read(db =>
            db.EventQuestions().AsNoTracking().SingleAsync(row => row.Asked == asked && row.Kind == ClassQuestions.Sure)
        );

    private static Task<Certificate?> Give(HeteroApp app, Event of, Guid ticket, string name) =>
        app.Do(services => services.GetRequiredService<Certify>().Give(of, ticket, PersonName.Read(name)!));

    private static async Task<Certificate> TakeCertificate(HeteroApp app, HeldClass held, HttpClient visitor)
    {
        await Browse.Send(
            visitor,
            "/status/" + await Held.Secret(app, held.Came),
            "sertifikat-1",
            ("nama-1", "Peserta Empat Belas, S.Kom.")
        );
        return await app.Read(db => db.Certificates().AsNoTracking().SingleAsync());
    }
}
