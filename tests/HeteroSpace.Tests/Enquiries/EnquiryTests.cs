using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Enquiries;

public sealed class EnquiryTests
{
    private static Task<HttpResponseMessage> Ask(
        HttpClient client,
        string topic,
        string phone = "0812 0000 1777",
        string agreed = "ya",
        string hidden = ""
    ) =>
        Browse.Send(
            client,
            "/tanya?dari=/situs/semarang&situs=semarang",
            "tanya",
            ("situs", "semarang"),
            ("nama", "Sumarni"),
            ("ponsel", phone),
            ("topik", topic),
            ("setuju", agreed),
            ("laman", hidden)
        );

    private static Task<List<Enquiry>> All(HeteroApp app) =>
        app.Read(db => db.Enquiries().AsNoTracking().ToListAsync());

    [Fact]
    public async Task Marked_as_answered_by_mistake_it_is_open_and_whose_it_was()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var reader = Browse.Visitor(app);
        await Ask(reader, "Bagaimana ikut kelas kemasan?");
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var page = "/konsol/semarang/pertanyaan/" + Assert.Single(await All(app)).Id;
        var answered = await Browse.Send(desk, page, "jawab", ("hasil", "Informed"), ("jawaban", "Sudah."));
        Assert.Contains("Diurungkan.", await (await Browse.Undo(desk, answered)).Text());
        var now = Assert.Single(await All(app));
        Assert.Equal(
            (EnquiryStatus.Open, (Guid?)null, (DateTime?)null, (Outcome?)null),
            (now.Status, now.Owner, now.Answered, now.Outcome)
        );
    }

    [Fact]
    public async Task A_reader_asks_staff_take_it_up_and_answer_and_the_reader_settles_it_without_signing_in()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var reader = Browse.Visitor(app);
        Assert.Contains(
            "/tanya/nomor?dari=%2Fsitus%2Fsemarang&amp;situs=semarang",
            await reader.GetStringAsync("/situs/semarang")
        );
        var sent = await Ask(reader, "Bagaimana ikut kelas kemasan?");
        var status = sent.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.StartsWith("/status/e", status);
        var seen = await sent.Content.ReadAsStringAsync();
        Assert.DoesNotContain("1777", seen);
        Assert.DoesNotContain("Sumarni", seen);

        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var enquiry = Assert.Single(await All(app));
        Assert.Equal(
            ("+6281200001777", "/situs/semarang", EnquiryWords.ConsentVersion),
            (enquiry.Phone, enquiry.Source, enquiry.ConsentVersion)
        );
        Assert.Contains("Bagaimana ikut kelas kemasan?", await desk.GetStringAsync("/konsol/semarang/pertanyaan"));
        var page = "/konsol/semarang/pertanyaan/" + enquiry.Id;
        Assert.Contains("https://wa.me/6281200001777?text=Halo%20Sumarni", await desk.GetStringAsync(page));
        await Browse.Send(desk, page, "tangani", ("tindak-lanjut", app.Now.AddDays(1).ToString("yyyy-MM-dd")));
        app.Clock.Advance(TimeSpan.FromHours(2));
        await Browse.Send(desk, page, "jawab", ("hasil", "Informed"), ("jawaban", "Sudah dijelaskan"));
        Assert.Equal(EnquiryStatus.Answered, Assert.Single(await All(app)).Status);
        Assert.DoesNotContain("Sudah dijelaskan", await reader.GetStringAsync(status));
        await Browse.Send(reader, status, "jelas");
        Assert.Equal(EnquiryStatus.Settled, Assert.Single(await All(app)).Status);

        // Another site's staff find neither the list nor the case.
        using var other = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(page.Replace("semarang", "solo"))).StatusCode);
    }

    [Fact]
    public async Task The_same_number_joins_its_open_enquiry_also_from_many_at_once()
    {
        await using var app = await HeteroApp.Start();
        var site = (await app.Services.GetRequiredService<Catalogue>().Site("semarang"))!.Site.Id;
        Task<Enquiry> One(string topic) =>
            app.Do(services =>
                services
                    .GetRequiredService<AskMore>()
                    .Take(new(site, "Sumarni", "081200001777", topic, true, "/", null))
            );
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => One("Pertanyaan " + number)));
        await One("Pertanyaan 3");
        var enquiry = Assert.Single(await All(app));
        Assert.Equal(8, await app.Read(db => db.EnquirySteps().CountAsync()));
        // Once answered, the next question is a new one.
        await app.Do(services =>
            services.GetRequiredService<FollowUp>().Answer(enquiry.Id, Guid.CreateVersion7(), Outcome.Informed, null)
        );
        await One("Yang lain");
        Assert.Equal(2, (await All(app)).Count);
        // The first cannot be opened again beside it.
        Assert.False(await app.Do(services => services.GetRequiredService<FollowUp>().Reopen(enquiry.Id, null)));
    }

    [Fact]
    public async Task Without_consent_or_with_a_wrong_number_nothing_is_kept_and_what_was_typed_stays()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var reader = Browse.Visitor(app);
        var answer = WebUtility.HtmlDecode(
            await (await Ask(reader, "Cara ikut kelas?", "12", "")).Content.ReadAsStringAsync()
        );
        Assert.Contains("Centang persetujuan ini", answer);
        Assert.Contains("Tulis nomor ponsel", answer);
        Assert.Contains("Cara ikut kelas?", answer);
        // A program that fills every field hears thanks.
        Assert.EndsWith(
            "/tanya",
            (await Ask(reader, "Beli pil", hidden: "x")).RequestMessage!.RequestUri!.AbsolutePath
        );
        Assert.Empty(await All(app));
    }

    [Fact]
    public async Task Withdrawing_takes_the_number_away_at_once_and_keeps_the_count()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var reader = Browse.Visitor(app);
        var status = (await Ask(reader, "Saya Sumarni")).RequestMessage!.RequestUri!.AbsolutePath;
        await Browse.Send(reader, status, "tarik");
        var enquiry = Assert.Single(await All(app));
        Assert.Equal(
            (EnquiryStatus.Withdrawn, ErasePerson.Nobody, null, ErasePerson.Nobody),
            (enquiry.Status, enquiry.Name, enquiry.Phone, enquiry.Topic)
        );
    }

    [Fact]
    public async Task Consent_is_withdrawn_whole_or_not_at_all()
    {
        await using var app = await HeteroApp.Start();
        var site = (await app.Services.GetRequiredService<Catalogue>().Site("semarang"))!.Site.Id;
        Task<Enquiry> Take(string topic, string phone = "081200001777") =>
            app.Do(services =>
                services.GetRequiredService<AskMore>().Take(new(site, "Sumarni", phone, topic, true, "/", null))
            );
        Task<bool> Withdraw(Guid id) => app.Do(services => services.GetRequiredService<FollowUp>().Withdraw(id));
        var enquiry = await Take("Pertanyaan");
        await Take("Dan satu lagi, dari Sumarni");
        foreach (var table in (string[])["enquiry_steps", "enquiries"])
        {
            // Wherever it is cut, what was there before is there still, and it can be pressed again.
            var when = table == "enquiries" ? "new.phone is null" : "new.note is null";
            await Foundation.Broken.Refuse(app, table, when);
            await Assert.ThrowsAnyAsync<Exception>(() => Withdraw(enquiry.Id));
            await Foundation.Broken.Mend(app, table);
            var before = Assert.Single(await All(app));
            Assert.Equal((EnquiryStatus.Open, "Sumarni", "+6281200001777"), (before.Status, before.Name, before.Phone));
            Assert.DoesNotContain(
                await app.Read(db => db.EnquirySteps().ToListAsync()),
                step => step.Kind == "withdrawn"
            );
        }
        Assert.True(await Withdraw(enquiry.Id));
        var after = Assert.Single(await All(app));
        Assert.Equal(
            (EnquiryStatus.Withdrawn, ErasePerson.Nobody, null, ErasePerson.Nobody),
            (after.Status, after.Name, after.Phone, after.Topic)
        );
        Assert.All(await app.Read(db => db.EnquirySteps().ToListAsync()), step => Assert.Null(step.Note));
        // Pressed again it is withdrawn still, and not once more.
        Assert.False(await Withdraw(enquiry.Id));
        Assert.Single(await app.Read(db => db.EnquirySteps().Where(step => step.Kind == "withdrawn").ToListAsync()));
    }

    [Theory]
    [InlineData(EnquiryStatus.Answered), InlineData(EnquiryStatus.Settled), InlineData(EnquiryStatus.Lost)]
    public async Task A_question_that_staff_have_dealt_with_is_withdrawn_by_its_link(EnquiryStatus status)
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var reader = Browse.Visitor(app);
        var link = (await Ask(reader, "Saya Sumarni")).RequestMessage!.RequestUri!.AbsolutePath;
        var id = Assert.Single(await All(app)).Id;
        await app.Do(services =>
            services
                .GetRequiredService<FollowUp>()
                .Answer(
                    id,
                    Guid.CreateVersion7(),
                    status == EnquiryStatus.Lost ? Outcome.Unreachable : Outcome.Informed,
                    "Bu Sumarni sudah tahu"
                )
        );
        if (status == EnquiryStatus.Settled)
            await app.Do(services => services.GetRequiredService<FollowUp>().Settle(id));
        Assert.Equal(status, Assert.Single(await All(app)).Status);
        Assert.Contains("nama dan nomor Anda sudah dihapus", await (await Browse.Send(reader, link, "tarik")).Text());
        var enquiry = Assert.Single(await All(app));
        Assert.Equal(
            (EnquiryStatus.Withdrawn, ErasePerson.Nobody, null),
            (enquiry.Status, enquiry.Name, enquiry.Phone)
        );
        Assert.All(await app.Read(db => db.EnquirySteps().ToListAsync()), step => Assert.Null(step.Note));
        // What is withdrawn is not opened again, by whoever holds an old page.
        Assert.False(await app.Do(services => services.GetRequiredService<FollowUp>().Reopen(id, null)));
        Assert.False(
            await app.Do(services =>
                services.GetRequiredService<FollowUp>().Note(id, Guid.CreateVersion7(), "Sumarni 0812")
            )
        );
    }

    [Fact]
    public async Task The_median_answer_time_is_public_from_the_fifth_answer()
    {
        await using var app = await HeteroApp.Start();
        var site = (await app.Services.GetRequiredService<Catalogue>().Site("semarang"))!.Site.Id;
        foreach (var hours in (int[])[1, 2, 3, 8, 9])
        {
            Assert.Null(await app.Read(db => AnswerTime.Median(db, site, app.Now)));
            var enquiry = await app.Do(services =>
                services
                    .GetRequiredService<AskMore>()
                    .Take(new(site, "Sumarni", "081200001777", "Pertanyaan " + hours, true, "/", null))
            );
            app.Clock.Advance(TimeSpan.FromHours(hours));
            Assert.True(
                await app.Do(services =>
                    services
                        .GetRequiredService<FollowUp>()
                        .Answer(enquiry.Id, Guid.CreateVersion7(), Outcome.Informed, null)
                )
            );
        }
        Assert.Equal(TimeSpan.FromHours(3), await app.Read(db => AnswerTime.Median(db, site, app.Now)));
        using var client = await app.Client();
        Assert.Contains("Biasanya dalam 3 jam", await client.GetStringAsync("/situs/semarang"));
    }

    [Fact]
    public async Task Useful_counts_a_browser_once_a_page_and_leads_only_within_the_site()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var reader = Browse.Visitor(app);
        foreach (
            var page in (string[])
                ["/situs/semarang", "/situs/semarang", "https://elsewhere.example", "//elsewhere.example"]
        )
            await reader.PostAsync(
                "/bermanfaat",
                new FormUrlEncodedContent(new Dictionary<string, string> { ["halaman"] = page })
            );
        Assert.Equal(
            ("/situs/semarang", 1),
            await app.Read(async db =>
            {
                var row = await db.UsefulCounts().SingleAsync();
                return (row.Path, row.Count);
            })
        );
    }

    [Fact]
    public async Task Useful_leaves_readers_where_they_are_with_thanks_and_the_count()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var article = await Content.Written.Published(app);
        var idea = await Initiatives.Made.Idea(app, "Jam malam untuk ruang kerja", await app.Member());
        var (_, of) = await Events.Held.Event(
            app,
            Events.Held.Plan() with
            {
                When = new(app.Now.AddDays(7), app.Now.AddDays(7).AddHours(2)),
            }
        );
        foreach (
            var page in (string[])
                ["/artikel/" + article.Slug, "/acara/" + of.Slug, "/situs/semarang", "/gagasan/" + idea.Slug]
        )
        foreach (var count in (int[])[1, 2])
        {
            using var reader = Browse.Visitor(app);
            // Whoever reads it after another gets the page that was kept: it has no token and no thanks.
            var before = await reader.GetStringAsync(page);
            Assert.DoesNotContain("__RequestVerificationToken", before);
            Assert.DoesNotContain("Terima kasih", before);
            using var pressing = Browse.Visitor(app, follows: false);
            var sent = await pressing.PostAsync("/bermanfaat", new FormUrlEncodedContent(Press(before)));
            Assert.Equal(page + "#bermanfaat", sent.Headers.Location!.ToString());
            var after = await pressing.Page(page);
            var block = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(after).QuerySelector("#bermanfaat")!;
            Assert.Contains("Terima kasih", block.QuerySelector("[role=status]")!.TextContent);
            Assert.Contains($"{count} orang", block.TextContent);
            Assert.Contains("/tanya/nomor?dari=", block.InnerHtml);
            Assert.Single(Regex.Matches(after, "Terima kasih"));
            // Said once; pressed again it is thanked for and not counted.
            Assert.DoesNotContain("Terima kasih", await pressing.Page(page));
            await pressing.PostAsync("/bermanfaat", new FormUrlEncodedContent(Press(before)));
            Assert.Contains($"{count} orang", await pressing.Page(page));
        }
    }

    [Fact]
    public async Task Where_there_is_nothing_to_judge_nobody_is_asked_to()
    {
        await using var app = await HeteroApp.Start();
        using var reader = Browse.Visitor(app);
        var home = await reader.Page("/");
        Assert.DoesNotContain("/bermanfaat", home);
        Assert.DoesNotContain("Bagaimana menurut Anda", home);
        Assert.Contains("/bermanfaat", await reader.Page("/situs/semarang"));
    }

    private static Dictionary<string, string> Press(string page) =>
        new AngleSharp.Html.Parser.HtmlParser()
            .ParseDocument(page)
            .QuerySelectorAll("form[action='/bermanfaat'] input")
            .ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value")!);
}
