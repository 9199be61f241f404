using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Content;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Discussions;

public sealed class CommentTests
{
    private static Task<Comment> Now(HeteroApp app, Guid id) =>
        app.Read(db => db.Comments().AsNoTracking().SingleAsync(row => row.Id == id));

    private static Task<Comment> Latest(HeteroApp app) =>
        app.Read(db =>
            db.Comments().AsNoTracking().OrderByDescending(row => row.At).ThenByDescending(row => row.Id).FirstAsync()
        );

    private static Task<Comment?> Write(
        HeteroApp app,
        Article article,
        Person writer,
        string text,
        Comment? answers = null
    ) =>
        app.Do(services =>
            services
                .GetRequiredService<WriteComment>()
                .Now(ArticleTables.Kind, article.Id, article.SiteId, new("", "", text, writer, null, answers))
        );

    [Fact]
    public async Task A_visitors_comment_waits_for_their_address_then_for_staff_and_its_link_takes_it_back()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var article = await Written.Published(app);
        using var visitor = Browse.Visitor(app);
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var write = $"/komentar/{ArticleTables.Kind}/{article.Id}";
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var sent = await Browse.Typed(
            app,
            visitor,
            write,
            "komentar",
            ("nama", "Tamu"),
            ("kontak", "tamu@example.org"),
            ("komentar", "Boleh dibuat versi bahasa Jawa?")
        );
        var comment = await Latest(app);
        Assert.Equal(
            (CommentStatus.Unconfirmed, true),
            (
                comment.Status,
                sent.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/status/", StringComparison.Ordinal)
            )
        );
        Assert.DoesNotContain("versi bahasa Jawa", await desk.Page("/konsol/semarang/komentar"));
        await app.WorkJobs();
        var link = Regex
            .Match(
                app
                    .Mails.Single(mail => mail.To.ToString().Contains("tamu@example.org", StringComparison.Ordinal))
                    .TextBody!,
                @"https://hetero\.example\.org(/status/\S+)"
            )
            .Groups[1]
            .Value;
        // A mail program that opens every link confirms nothing.
        await visitor.GetAsync(link);
        Assert.Equal(CommentStatus.Unconfirmed, (await Now(app, comment.Id)).Status);
        await Browse.Send(visitor, link, "konfirmasi");
        Assert.Equal(CommentStatus.Waiting, (await Now(app, comment.Id)).Status);
        await Browse.Send(desk, "/konsol/semarang/komentar", $"putus-{comment.Id:n}", ("putusan", "tampil"));
        Assert.Contains("versi bahasa Jawa", await visitor.Page("/artikel/" + article.Slug));
        await Browse.Send(visitor, sent.RequestMessage.RequestUri.PathAndQuery, "tarik");
        var page = await visitor.Page("/artikel/" + article.Slug);
        Assert.DoesNotContain("versi bahasa Jawa", page);
        Assert.Equal("", (await Now(app, comment.Id)).Text);
    }

    [Fact]
    public async Task A_number_is_matched_by_its_code_before_its_comment_can_be_shown()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var article = await Written.Published(app);
        using var visitor = Browse.Visitor(app);
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var write = $"/komentar/{ArticleTables.Kind}/{article.Id}";
        var sent = await Browse.Typed(
            app,
            visitor,
            write,
            "komentar",
            ("nama", "Tamu"),
            ("kontak", "081200004005"),
            ("komentar", "Terima kasih, jelas sekali.")
        );
        var comment = await Latest(app);
        Assert.Contains(app.Opened(comment.SealedPhoneCode), await sent.Text());
        await Browse.Send(desk, "/konsol/semarang/komentar", $"putus-{comment.Id:n}", ("putusan", "tampil"));
        Assert.Equal(CommentStatus.Waiting, (await Now(app, comment.Id)).Status);
        await Browse.Send(desk, "/konsol/semarang/komentar", $"cocok-{comment.Id:n}");
        await Browse.Send(desk, "/konsol/semarang/komentar", $"putus-{comment.Id:n}", ("putusan", "tampil"));
        Assert.Contains("jelas sekali", await visitor.Page("/artikel/" + article.Slug));
    }

    [Fact]
    public async Task Nobody_is_written_to_whose_number_is_not_theirs_and_the_same_words_open_nobody_elses_comment()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var article = await Written.Published(app);
        using var visitor = Browse.Visitor(app);
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var write = $"/komentar/{ArticleTables.Kind}/{article.Id}";
        await Browse.Typed(
            app,
            visitor,
            write,
            "komentar",
            ("nama", "Tamu"),
            ("kontak", "081200004005"),
            ("komentar", "Baca juga di www.contoh.example.org ya.")
        );
        var unknown = await Latest(app);
        await Browse.Send(
            desk,
            "/konsol/semarang/komentar",
            $"putus-{unknown.Id:n}",
            ("putusan", "sembunyi"),
            ($"sebab-{unknown.Id:n}", "Iklan.")
        );
        await app.WorkJobs();
        Assert.Equal(
            (CommentStatus.Hidden, 0),
            (
                (await Now(app, unknown.Id)).Status,
                await app.Read(db => db.Set<Foundation.Mail.Outgoing>().CountAsync(row => row.Kind == "comment.hidden"))
            )
        );
        await Browse.Typed(
            app,
            visitor,
            write,
            "komentar",
            ("nama", "Tamu"),
            ("kontak", "tamu@example.org"),
            ("komentar", "Terima kasih banyak.")
        );
        var first = await Latest(app);
        await app.Read(db =>
            db.Comments()
                .Where(row => row.Id == first.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, CommentStatus.Shown))
        );
        using var other = Browse.Visitor(app);
        await Browse.Typed(
            app,
            other,
            write,
            "komentar",
            ("nama", "Peniru"),
            ("kontak", "tamu@example.org"),
            ("komentar", "Terima kasih banyak.")
        );
        Assert.NotEqual(first.Id, (await Latest(app)).Id);
    }

    [Fact]
    public async Task Threads_are_two_deep_whom_one_answers_hears_of_it_once_and_what_is_gone_leaves_a_trace()
    {
        await using var app = await HeteroApp.Start();
        var editor = await app.Staff(Role.Editor, "semarang");
        var article = await Written.Published(app, by: editor.AccountId);
        var (first, second, third) = (
            await app.Member("Peserta 001"),
            await app.Member("Peserta 002"),
            await app.Member("Peserta 003")
        );
        var top = (await Write(app, article, first, "Apa ada rekamannya?"))!;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var answer = (await Write(app, article, second, "Ada, di kanal.", top))!;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var deeper = (await Write(app, article, third, "Seri yang mana?", answer))!;
        Assert.Equal((top.Id, top.Id, answer.Id), (answer.ParentId, deeper.ParentId, deeper.AnswersId));
        await app.WorkJobs();
        await app.WorkJobs();
        Assert.Single(app.Mails, mail => mail.To.ToString().Contains(first.Email!, StringComparison.Ordinal));
        Assert.Single(app.Mails, mail => mail.To.ToString().Contains(second.Email!, StringComparison.Ordinal));
        Assert.Contains(
            app.Mails,
            mail =>
                mail.To.ToString().Contains(editor.Email!, StringComparison.Ordinal)
                && mail.Subject!.StartsWith("Komentar baru", StringComparison.Ordinal)
        );
        await app.Do(services => services.GetRequiredService<WriteComment>().Withdraw(top.Id, first.Id));
        using var visitor = Browse.Visitor(app);
        var page = await visitor.Page("/artikel/" + article.Slug);
        Assert.Contains("ditarik penulisnya", page);
        Assert.DoesNotContain("Apa ada rekamannya?", page);
        Assert.Contains("Ada, di kanal.", page);
    }

    [Fact]
    public async Task A_comment_of_which_its_readers_cannot_be_told_is_not_kept()
    {
        await using var app = await HeteroApp.Start();
        var article = await Written.Published(app);
        await Foundation.Broken.Refuse(app, "jobs", "new.kind = 'article-news'", "insert");
        var writer = await app.Member();
        await Assert.ThrowsAnyAsync<Exception>(() => Write(app, article, writer, "Terima kasih."));
        Assert.Empty(await app.Read(db => db.Comments().ToListAsync()));
        await Foundation.Broken.Mend(app, "jobs", "insert");
        Assert.NotNull(await Write(app, article, writer, "Terima kasih."));
    }

    [Fact]
    public async Task Three_members_who_report_a_comment_take_it_off_until_staff_have_looked()
    {
        await using var app = await HeteroApp.Start();
        var article = await Written.Published(app);
        var comment = (await Write(app, article, await app.Member(), "Komentar yang kasar."))!;
        async Task Report(Person? by) =>
            await app.Do(async services =>
            {
                await services.GetRequiredService<WriteComment>().Report(comment, ReportReason.Insult, "", by);
                return true;
            });
        var reader = await app.Member();
        await Report(reader);
        await Report(reader);
        foreach (var _ in Enumerable.Range(0, 20))
            await Report(null);
        Assert.Equal(CommentStatus.Shown, (await Now(app, comment.Id)).Status);
        await Report(await app.Member());
        await Report(await app.Member());
        Assert.Equal(CommentStatus.Waiting, (await Now(app, comment.Id)).Status);
        using var visitor = Browse.Visitor(app);
        var page = await visitor.Page("/artikel/" + article.Slug);
        Assert.DoesNotContain("Komentar yang kasar.", page);
        Assert.Contains("sedang diperiksa petugas", page);
    }

    [Theory]
    [InlineData("Terima kasih, sangat membantu usaha saya.", false)]
    [InlineData("Saya jual keripik di pasar, kelasnya kapan lagi?", false)]
    [InlineData("MANTAP SEKALI TERIMA KASIH BANYAK PAK", false)]
    [InlineData("Slot gacor maxwin, klik https://slot.example.top", true)]
    [InlineData("Butuh dana cair? Pinjaman online tanpa jaminan WA 0812 3456 7890", true)]
    [InlineData("Cek https://satu.example.com https://dua.example.com https://tiga.example.com", true)]
    public void What_looks_like_advertising_is_read_first(string text, bool advertising) =>
        Assert.Equal(advertising, SpamScore.Of(text, 0).Score >= SpamScore.ToBeRead);

    [Theory]
    [InlineData("Togel", true)]
    [InlineData("Gacor 88", true)]
    [InlineData("Scatter Hitam", true)]
    [InlineData("Deposit pulsa", true)]
    [InlineData("jvdi onl1ne", true)]
    [InlineData("Bandar Sl0t", true)]
    [InlineData("Judi Online", true)]
    [InlineData("Judi Wibowo", false)]
    [InlineData("Bu Juwariyah", false)]
    public void A_name_that_sells_is_read_first_and_a_person_called_so_is_not(string name, bool advertising)
    {
        const string Honest = "Materinya ada di https://belajar.example.org ya, terima kasih.";
        Assert.Equal(advertising, SpamScore.Of(Honest, 0, name).Score >= SpamScore.ToBeRead);
    }

    [Fact]
    public async Task A_flood_is_held_back_and_the_page_stays_as_it_was()
    {
        await using var app = await HeteroApp.Start();
        var article = await Written.Published(app);
        var taken = 0;
        foreach (var number in Enumerable.Range(0, 40))
            if (
                await app.Do(services =>
                    services
                        .GetRequiredService<WriteComment>()
                        .Now(
                            ArticleTables.Kind,
                            article.Id,
                            article.SiteId,
                            new("Tamu", "banjir@example.org", $"Komentar nomor {number}", null, null)
                        )
                )
                is not null
            )
                taken++;
        Assert.Equal(HouseLimits.CommentsOfContact.Most, taken);
        using var visitor = Browse.Visitor(app);
        Assert.DoesNotContain("Komentar nomor", await visitor.Page("/artikel/" + article.Slug));
        // A form that is filled within a blink is no person's; the page says so and keeps what was typed.
        var quick = await (
            await Browse.Send(
                visitor,
                $"/komentar/{ArticleTables.Kind}/{article.Id}",
                "komentar",
                ("nama", "Robot"),
                ("kontak", "robot@example.org"),
                ("komentar", "Cepat sekali.")
            )
        ).Text();
        Assert.Contains("Cepat sekali.", quick);
        Assert.Equal(HouseLimits.CommentsOfContact.Most, await app.Read(db => db.Comments().CountAsync()));
    }

    [Fact]
    public async Task Editors_moderate_what_is_said_about_articles_and_episodes_and_see_no_contacts()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var article = await Written.Published(app);
        var idea = await Initiatives.Made.Idea(app, "Jam malam untuk ruang kerja");
        var (_, editor) = await Written.Editor(app);
        using var _1 = editor;
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.Editor, "solo"));
        var site = await Initiatives.Made.Site(app);
        Comment About(string kind, Guid subject, string text, int score = 0) =>
            new()
            {
                SubjectKind = kind,
                SubjectId = subject,
                SiteId = site,
                At = app.Now,
                Name = "Tamu",
                Phone = "+6281200004005",
                Text = text,
                Status = CommentStatus.Waiting,
                Score = score,
            };
        var (mine, spam, theirs) = (
            About(ArticleTables.Kind, article.Id, "Jelas sekali, terima kasih."),
            About(ArticleTables.Kind, article.Id, "Pinjaman cair hari ini", 90),
            About(Initiatives.IdeaComments.Kind, idea.Id, "Setuju, sampai pukul 22.00.", 90)
        );
        await app.Read(db =>
        {
            db.AddRange(mine, spam, About(ArticleTables.Kind, article.Id, "Pinjaman tanpa jaminan", 90), theirs);
            return db.SaveChangesAsync();
        });

        const string Desk = "/konsol/semarang/komentar";
        Assert.Contains($"href=\"{Desk}\"", await editor.Page("/konsol/semarang/artikel"));
        var page = await editor.Page(Desk);
        Assert.Contains("Jelas sekali", page);
        Assert.DoesNotContain("sampai pukul 22.00", page);
        Assert.DoesNotMatch("(?<![0-9a-f])0812", page);
        Assert.Contains("(3)", page);
        await Browse.Send(editor, Desk, $"putus-{mine.Id:n}", ("putusan", "tampil"));
        Assert.Equal(CommentStatus.Shown, (await Now(app, mine.Id)).Status);
        await Browse.Send(editor, Desk, $"putus-{theirs.Id:n}", ("putusan", "tampil"));
        await Browse.Send(editor, Desk, "iklan");
        Assert.Equal(
            (CommentStatus.Hidden, CommentStatus.Waiting),
            ((await Now(app, spam.Id)).Status, (await Now(app, theirs.Id)).Status)
        );
        foreach (var other in (HttpClient[])[officer, elsewhere])
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Desk)).StatusCode);

        // The desk sees all of it, with the number.
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var all = await desk.Page(Desk);
        Assert.Contains("sampai pukul 22.00", all);
        Assert.Contains("0812", all);
    }
}
