using System.Net;
using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>Ideas: posted in two minutes, shown when they may be, supported once, answered publicly.</summary>
public sealed class IdeaTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    private const string Batik = "/gagasan/kelas-batik-di-tepi-sungai",
        BatikCase = "/konsol/semarang/gagasan/kelas-batik-di-tepi-sungai";

    private static readonly (string, string)[] TypedBatik =
    [
        ("judul", "Kelas batik di tepi sungai"),
        ("cerita", "Untuk anak muda RW 4, butuh tempat dan kain."),
        ("situs", "semarang"),
        ("bidang", "Craft"),
        ("nama", "Peserta 014"),
        ("ponsel", "0812 0000 4001"),
    ];

    // A visitor's idea that staff have shown, and the page by which the visitor follows it.
    private static async Task<string> PostedAndShown(HttpClient visitor, HttpClient officer)
    {
        var sent = await Browse.Send(visitor, "/gagasan/baru", "gagasan", TypedBatik);
        await Browse.Send(officer, BatikCase, "tampil");
        return sent.RequestMessage!.RequestUri!.AbsolutePath;
    }

    [Fact]
    public async Task A_visitor_who_gives_no_number_is_told_so_and_loses_nothing()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        var missing = await (await Browse.Send(visitor, "/gagasan/baru", "gagasan", TypedBatik[..5])).Text();
        Assert.Contains("Tulis nomor ponsel", missing);
        Assert.Contains("Kelas batik di tepi sungai", missing);
    }

    [Fact]
    public async Task One_of_a_visitor_is_shown_by_staff_and_its_number_is_for_them_alone()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        var sent = await Browse.Send(visitor, "/gagasan/baru", "gagasan", TypedBatik);
        Assert.StartsWith("/status/", sent.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.DoesNotContain("0812", await sent.Text());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Batik)).StatusCode);
        Assert.DoesNotContain("Kelas batik", await visitor.Page("/gagasan"));
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        Assert.Contains("0812-0000-4001", await officer.Page(BatikCase));
        await Browse.Send(officer, BatikCase, "tampil");
        Assert.Contains("Kelas batik", await visitor.Page("/gagasan"));
        Assert.DoesNotContain("0812", await visitor.Page(Batik));
    }

    [Fact]
    public async Task Who_supports_twice_supports_once()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        await PostedAndShown(visitor, officer);
        using var fan = await RightsTests.Browser(app, await app.Member("Pendukung"));
        await Browse.Send(fan, Batik, "dukung", ("dukung", "ya"));
        Assert.Contains("Anda mendukung", await (await Browse.Send(fan, Batik, "dukung", ("dukung", "ya"))).Text());
        Assert.Equal(1, await app.Read(db => db.Ideas().Select(row => row.Supports).SingleAsync()));
    }

    [Fact]
    public async Task An_answer_is_read_by_everyone_and_reaches_who_had_and_who_supports_it()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        var status = await PostedAndShown(visitor, officer);
        var supporter = await app.Member("Pendukung");
        using var fan = await RightsTests.Browser(app, supporter);
        await Browse.Send(fan, Batik, "dukung", ("dukung", "ya"));
        Assert.Contains(
            "Tulis jawabannya",
            await (await Browse.Send(officer, BatikCase, "jawab", ("jawaban", "NotNow"), ("karena", "x"))).Text()
        );
        await Browse.Send(
            officer,
            BatikCase,
            "jawab",
            ("jawaban", "NotNow"),
            ("karena", "Tempatnya sedang diperbaiki sampai Februari.")
        );
        var page = await visitor.Page(Batik);
        Assert.Contains("Belum sekarang", page);
        Assert.Contains("diperbaiki sampai Februari", page);
        Assert.Contains("diperbaiki sampai Februari", await visitor.Page(status));
        await app.WorkJobs();
        Assert.Contains(
            app.Mails,
            mail =>
                mail.To.ToString().Contains(supporter.Email!) && mail.TextBody!.Contains("diperbaiki sampai Februari")
        );
        // That it is shown, and that it is answered.
        Assert.Equal(
            2,
            await app.Read(db =>
                db.Outbox().CountAsync(row => row.Channel == Channel.WhatsApp && row.To == "+6281200004001")
            )
        );
    }

    private static readonly (string, string)[] TypedGames =
    [
        ("judul", "Malam gim lokal"),
        ("cerita", "Pembuat gim menunjukkan karyanya."),
        ("situs", "semarang"),
        ("bidang", "Games"),
    ];

    [Fact]
    public async Task One_of_a_member_is_shown_at_once_and_may_be_withdrawn()
    {
        await using var app = await HeteroApp.Start(Later);
        using var member = await RightsTests.Browser(app, await app.Member());
        var sent = await Browse.Send(member, "/gagasan/baru", "gagasan", TypedGames);
        Assert.Equal("/gagasan/malam-gim-lokal", sent.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("ditarik", await (await Browse.Send(member, "/gagasan/malam-gim-lokal", "tarik")).Text());
        var withdrawn = await app.Read(db => db.Ideas().SingleAsync());
        Assert.Equal(
            (IdeaStatus.Withdrawn, "", ErasePerson.Nobody),
            (withdrawn.Status, withdrawn.Text, withdrawn.Name)
        );
    }

    [Fact]
    public async Task A_program_that_fills_every_field_keeps_nothing()
    {
        await using var app = await HeteroApp.Start(Later);
        using var visitor = Browse.Visitor(app);
        await Browse.Send(
            visitor,
            "/gagasan/baru",
            "gagasan",
            [.. TypedGames, ("nama", "Robot"), ("ponsel", "081200004002"), ("laman", "https://spam.example")]
        );
        Assert.Equal(0, await app.Read(db => db.Ideas().CountAsync()));
    }

    [Fact]
    public async Task Merged_ideas_bring_their_supporters_along_and_lead_on()
    {
        await using var app = await HeteroApp.Start(Later);
        var (one, two, both) = (await app.Member("Satu"), await app.Member("Dua"), await app.Member("Keduanya"));
        var (first, second) = (
            await Made.Idea(app, "Pasar kopi petani", one),
            await Made.Idea(app, "Kopi langsung dari petani", two)
        );
        foreach (var (idea, person) in new[] { (first, both), (second, both), (second, one) })
            await app.Do(services => services.GetRequiredService<PostIdea>().Support(idea.Id, person.Id, true));
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        await Browse.Send(
            officer,
            "/konsol/semarang/gagasan/" + second.Slug,
            "jawab",
            ("jawaban", "Merge"),
            ("gagasan", first.Slug),
            ("karena", "Keduanya ingin hal yang sama.")
        );
        var merged = await app.Read(db => db.Ideas().AsNoTracking().SingleAsync(row => row.Id == second.Id));
        Assert.Equal((IdeaStatus.Merged, (Guid?)first.Id), (merged.Status, merged.MergedIntoId));
        // Both supported both; the writer of the second and whoever supported only that come along.
        Assert.Equal(
            3,
            await app.Read(db => db.Ideas().Where(row => row.Id == first.Id).Select(row => row.Supports).SingleAsync())
        );
        Assert.Equal(3, await app.Read(db => db.IdeaSupports().CountAsync(row => row.IdeaId == first.Id)));
        using var visitor = Browse.Visitor(app);
        Assert.Contains("/gagasan/" + first.Slug, await visitor.Page("/gagasan/" + second.Slug));
    }

    [Fact]
    public async Task Two_who_answer_at_once_answer_once()
    {
        await using var app = await HeteroApp.Start(Later);
        var idea = await Made.Idea(app, "Kelas batik", await app.Member());
        await app.Do(async services =>
        {
            await FirstTemplates.Put(services.GetRequiredService<AppDb>(), services.GetRequiredService<Frame>());
            return true;
        });
        var staff = await app.Staff(Role.ProgramOfficer, "semarang");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(number =>
                    Task.Run(() =>
                        app.Do(async services =>
                            number % 2 == 0
                                ? await services
                                    .GetRequiredService<AnswerIdea>()
                                    .NotNow(idea, "Belum sekarang, maaf ya.", staff.AccountId!.Value, null)
                                : await services
                                    .GetRequiredService<AnswerIdea>()
                                    .TakeUp(
                                        idea,
                                        "acara-bersama",
                                        "Kami kerjakan bersama.",
                                        true,
                                        staff.AccountId!.Value,
                                        null
                                    )
                                    is not null
                        )
                    )
                )
        );
        Assert.Single(answers, done => done);
        var status = await app.Read(db => db.Ideas().Select(row => row.Status).SingleAsync());
        Assert.Equal(status == IdeaStatus.TakenUp ? 1 : 0, await app.Read(db => db.Initiatives().CountAsync()));
    }

    [Fact]
    public async Task Supports_are_those_of_the_rows_whoever_presses_how_often()
    {
        await using var app = await HeteroApp.Start(Later);
        var idea = await Made.Idea(app, "Kelas batik", await app.Member());
        var people = new List<Person>();
        for (var number = 0; number < 4; number++)
            people.Add(await app.Member($"Pendukung {number}"));
        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(number =>
                    Task.Run(() =>
                        app.Do(services =>
                            services
                                .GetRequiredService<PostIdea>()
                                .Support(idea.Id, people[number % 4].Id, number % 3 != 0)
                        )
                    )
                )
        );
        Assert.Equal(
            await app.Read(db => db.IdeaSupports().CountAsync()),
            await app.Read(db => db.Ideas().Select(row => row.Supports).SingleAsync())
        );
    }

    [Fact]
    public async Task A_community_takes_an_idea_up_and_everyone_reads_in_whose_name()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, community) = await Made.Organization(app, "Komunitas Sungai Bersih");
        var idea = await Made.Idea(app, "Bersih sungai tiap bulan", await app.Member());
        using var leads = await RightsTests.Browser(app, lead);
        var answer = await Browse.Send(
            leads,
            "/gagasan/" + idea.Slug,
            "kerjakan",
            ("sebagai", community.Slug),
            ("karena", "Kami mulai Minggu depan, silakan ikut.")
        );
        Assert.Equal("/jejak/bersih-sungai-tiap-bulan", answer.RequestMessage!.RequestUri!.AbsolutePath);
        using var visitor = Browse.Visitor(app);
        Assert.Contains("Komunitas Sungai Bersih", await visitor.Page("/gagasan/" + idea.Slug));
        Assert.Equal(PartnerStatus.Joined, await app.Read(db => db.Partners().Select(row => row.Status).SingleAsync()));
    }

    [Fact]
    public async Task The_median_and_what_is_overdue_are_public_and_right()
    {
        await using var app = await HeteroApp.Start(Later);
        var site = await Made.Site(app);
        await app.Read(db =>
        {
            foreach (
                var (number, (status, posted, answered)) in new (IdeaStatus, int, int?)[]
                {
                    (IdeaStatus.NotNow, 50, 48),
                    (IdeaStatus.TakenUp, 40, 30),
                    (IdeaStatus.NotNow, 30, 26),
                    (IdeaStatus.NotNow, 45, 42),
                    (IdeaStatus.TakenUp, 60, 53),
                    (IdeaStatus.Open, 15, null),
                    (IdeaStatus.Waiting, 14, null),
                    (IdeaStatus.Open, 13, null),
                    (IdeaStatus.NotNow, 200, 120),
                }.Index()
            )
                db.Add(
                    new Idea
                    {
                        SiteId = site,
                        Slug = $"gagasan-{number}",
                        Title = "x",
                        Name = "x",
                        Posted = app.Now.AddDays(-posted).AddHours(-1),
                        Status = status,
                        Answered = answered is { } days ? app.Now.AddDays(-days).AddHours(-1) : null,
                    }
                );
            return db.SaveChangesAsync();
        });
        var figures = await app.Do(services => services.GetRequiredService<AnswerClocks>().Of("ideas", site));
        Assert.Equal(new AnswerFigures(TimeSpan.FromDays(4), 5, 3, 2) { Unread = 1 }, figures);
        using var visitor = Browse.Visitor(app);
        Assert.Contains("4 hari", await visitor.Page("/jawaban"));
        // What waits is what the list shows, and what staff still read.
        Assert.Contains("1 masih dibaca petugas", await visitor.Page("/jawaban"));
        var list = await visitor.Page("/gagasan?situs=semarang&status=Open");
        Assert.Contains("3 menunggu (1 masih dibaca petugas), 2 terlambat", list);
        Assert.Contains("<h1>2 gagasan</h1>", list);
    }

    [Fact]
    public void New_ideas_begin_as_high_as_those_with_a_support_a_week()
    {
        var now = new DateTime(2026, 11, 25, 0, 0, 0, DateTimeKind.Utc);
        ListedIdea Of(int supports, int days) =>
            new(
                Guid.Empty,
                "",
                Guid.Empty,
                "",
                "",
                "",
                default,
                IdeaStatus.Open,
                "",
                now,
                now.AddDays(-days),
                supports,
                0
            );
        Assert.Equal(Of(0, 0).FairAt(now), Of(20, 140).FairAt(now), 6);
        Assert.True(Of(0, 0).FairAt(now) > Of(10, 140).FairAt(now));
        Assert.True(Of(3, 7).FairAt(now) > Of(0, 0).FairAt(now));
    }

    [Fact]
    public async Task Erasing_a_person_takes_name_and_supports_and_leaves_the_idea()
    {
        await using var app = await HeteroApp.Start(Later);
        var (writer, other) = (await app.Member("Penulis Gagasan"), await app.Member("Lain"));
        var (mine, theirs) = (
            await Made.Idea(app, "Gagasan saya", writer),
            await Made.Idea(app, "Gagasan orang lain", other)
        );
        await app.Do(services => services.GetRequiredService<PostIdea>().Support(theirs.Id, writer.Id, true));
        await app.Do(services =>
            services
                .GetRequiredService<WriteComment>()
                .Now("idea", theirs.Id, theirs.SiteId, new("", "", "Bagus sekali.", writer, null))
        );
        await app.Do(async services =>
        {
            await services.GetRequiredService<ErasePerson>().Now(writer);
            return true;
        });
        var kept = await app.Read(db => db.Ideas().AsNoTracking().SingleAsync(row => row.Id == mine.Id));
        Assert.Equal((ErasePerson.Nobody, "Gagasan saya"), (kept.Name, kept.Title));
        Assert.Equal(
            0,
            await app.Read(db => db.Ideas().Where(row => row.Id == theirs.Id).Select(row => row.Supports).SingleAsync())
        );
        var comment = await app.Read(db => db.Comments().SingleAsync());
        Assert.Equal((CommentStatus.Withdrawn, ""), (comment.Status, comment.Text));
    }
}
