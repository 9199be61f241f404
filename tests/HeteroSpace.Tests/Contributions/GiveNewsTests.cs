using HeteroSpace.Billing;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Contributions;

/// <summary>What givers and staff are told of pledges, each once, and what they answer.</summary>
public sealed class GiveNewsTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private static readonly Guid Staff = Guid.CreateVersion7();

    [Fact]
    public async Task From_the_offer_to_the_thanks_a_giver_hears_each_step_once_in_our_words_and_quoted_ones()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Given.ByContact(app, lines[0], 20, "sri@example.org", "Sri");
        await app.WorkJobs();
        Assert.True(await Asked.With<SettlePledge, bool>(app, settle => settle.Accept(pledge.Id, Staff)));
        await app.WorkJobs();
        await Value(app, pledge.Id);
        await Asked.Comes(app, pledge.Id, 7, Staff);
        await app.WorkJobs();
        await Asked.Comes(app, pledge.Id, 13, Staff);
        var came = await Asked.Pledge(app, pledge.Id);
        Assert.True(
            await Asked.With<SettlePledge, bool>(
                app,
                settle => settle.Thank(came, "Terima kasih, lihat https://jahat.example", inPublic: true, Staff)
            )
        );
        await app.WorkJobs();
        await app.WorkJobs();
        Assert.Equal(
            ["pledge.accepted", "pledge.made", "pledge.received", "pledge.received", "pledge.thanked"],
            (await app.Letters()).Select(letter => letter.Row.Kind).Order(StringComparer.Ordinal)
        );
        Assert.Contains(
            "13 buah lagi kami nantikan",
            Assert.Single(app.Mails, mail => Says(mail, "13 buah lagi")).TextBody!
        );
        var thanks = app.Mails.Single(mail =>
            mail.Subject!.StartsWith("Terima kasih: 20 buah", StringComparison.Ordinal)
        );
        Assert.Contains("> Terima kasih, lihat", thanks.TextBody!, StringComparison.Ordinal);
        Assert.DoesNotContain("https://jahat.example", thanks.TextBody!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_thanks_answers_them_and_finds_the_letter()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Given.ByContact(app, lines[0], 20, "sri@example.org", "Sri");
        using var browser = Browse.Visitor(app);
        var link = await Given.Link(app, pledge.Id);
        Assert.DoesNotContain("terima-kasih/h", await browser.Page(link), StringComparison.Ordinal);
        await Value(app, pledge.Id);
        await Asked.Comes(app, pledge.Id, 20, Staff);
        var came = await Asked.Pledge(app, pledge.Id);
        await Asked.With<SettlePledge, bool>(app, settle => settle.Thank(came, "<b>Hebat</b>", inPublic: true, Staff));
        var html = await browser.GetStringAsync(link);
        Assert.Contains("/gotong-royong/terima-kasih/h", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Hebat", html, StringComparison.Ordinal);
        await Browse.Send(browser, link, "jawab", ("jawaban", "Semoga bermanfaat."));
        Assert.Equal("Semoga bermanfaat.", (await Asked.Pledge(app, pledge.Id)).TheirWords);
        // Everyone reads it once staff have, beside the form of our thanks; and again when it was changed.
        using var visitor = Browse.Visitor(app);
        Assert.DoesNotContain("Semoga bermanfaat.", await Wall());
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        const string offers = "/konsol/semarang/gotong-royong/tawaran";
        Assert.Contains("Baca jawabannya", await officer.Page(offers + "?keadaan=sampai"));
        var thanks = await Filled.Of(officer, $"{offers}/{came.Code}", "terima-kasih");
        Assert.Contains("Semoga bermanfaat.", await officer.Page($"{offers}/{came.Code}"));
        await thanks.Press(officer);
        Assert.Contains("Semoga bermanfaat.", await Wall());
        await Browse.Send(browser, link, "jawab", ("jawaban", "Beli di tempat saya!"));
        Assert.DoesNotContain("Beli di tempat", await Wall());

        async Task<string> Wall()
        {
            var wall = await visitor.Page("/gotong-royong/terima-kasih");
            return wall + await visitor.Page("/hadiah/" + came.Code);
        }
    }

    [Fact]
    public async Task Who_moves_up_and_who_is_not_needed_any_more_hears_it_and_a_declined_one_reads_why()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var first = await Given.ByContact(app, lines[0], 20, "satu@example.org", "Satu");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Given.ByContact(app, lines[0], 10, "dua@example.org", "Dua");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(
            await Asked.With<SettlePledge, bool>(app, settle => settle.Decline(first.Id, "Kursinya rusak.", Staff))
        );
        await app.WorkJobs();
        Assert.Contains("> Kursinya rusak.", Assert.Single(await Given.Of(app, "pledge.declined")).Whole);
        Assert.Equal("dua@example.org", Assert.Single(await Given.Of(app, "pledge.moved-up")).Row.To);
        var line = await Asked.Line(app, lines[0].Id);
        await Asked.With<EditNeed, bool>(app, edit => edit.CloseLine(line, closed: true, Staff));
        await app.WorkJobs();
        Assert.Equal("dua@example.org", Assert.Single(await Given.Of(app, "pledge.enough")).Row.To);
    }

    [Fact]
    public async Task A_late_one_is_asked_once_and_answers_by_one_press()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var (first, second) = (
            await Given.ByContact(app, lines[0], 5, "satu@example.org", "Satu"),
            await Given.ByContact(app, lines[0], 5, "dua@example.org", "Dua")
        );
        foreach (var one in (Pledge[])[first, second])
            await Asked.With<ChangePledge, bool>(app, again => again.Change(one.Id, 5, new(2036, 8, 5)));
        app.Clock.Advance(TimeSpan.FromDays(3));
        await app.WorkJobs();
        Assert.Empty(await Given.Of(app, "pledge.late"));
        app.Clock.Advance(TimeSpan.FromDays(3));
        await app.WorkJobs();
        Assert.Equal(2, (await Given.Of(app, "pledge.late")).Count);
        using var browser = Browse.Visitor(app);
        var (still, notAnyMore) = (await Given.Link(app, first.Id), await Given.Link(app, second.Id));
        var form = await Filled.Of(browser, still, "masih");
        Assert.Contains("kami nantikan", await (await form.Press(browser)).Text(), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2036, 8, 16), (await Asked.Pledge(app, first.Id)).ComesOn);
        Assert.DoesNotContain("Masih bisa?", await browser.Page(still), StringComparison.Ordinal);
        await Browse.Send(browser, notAnyMore, "tidak-jadi");
        Assert.Equal(PledgeStatus.Withdrawn, (await Asked.Pledge(app, second.Id)).Status);
        app.Clock.Advance(TimeSpan.FromDays(30));
        await app.WorkJobs();
        Assert.Equal(2, (await Given.Of(app, "pledge.late")).Count);
    }

    [Fact]
    public async Task Managers_of_the_site_hear_of_an_offer_and_those_who_gave_of_what_is_new()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20), Asked.Goods(5, "papan"));
        var manager = await app.Staff(Role.SiteManager, "semarang");
        var elsewhere = await app.Staff(Role.SiteManager, "solo");
        await Given.ByContact(app, lines[0], 5, "sri@example.org", "Sri");
        await Given.ByContact(app, lines[1], 5, "sri@example.org", "Sri");
        await Given.ByContact(app, lines[1], 1, "+6281200007007", "Bu Tin");
        await app.WorkJobs();
        var offers = await Given.Of(app, "pledge.offered");
        Assert.Equal(3, offers.Count);
        Assert.All(offers, offer => Assert.Equal(manager.Email, offer.Row.To));
        Assert.DoesNotContain(offers, offer => offer.Row.To == elsewhere.Email);
        await Asked.With<EditNeed, bool>(app, edit => edit.Tell(need, "Kelas mulai Senin.", Staff));
        await app.WorkJobs();
        var told = await Given.Of(app, "need.told");
        Assert.Equal(
            ["+6281200007007", "sri@example.org"],
            told.Select(letter => letter.Row.To).Order(StringComparer.Ordinal)
        );
        Assert.All(told, letter => Assert.Contains("> Kelas mulai Senin.", letter.Whole, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Managers_hear_when_what_they_accepted_comes_otherwise_or_not_at_all()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var manager = await app.Staff(Role.SiteManager, "semarang");
        var pledge = await Given.ByContact(app, lines[0], 5, "sri@example.org", "Sri");
        // Nobody counts yet on what was not accepted.
        await Asked.With<ChangePledge, bool>(app, again => again.Change(pledge.Id, 6, null));
        await Asked.With<SettlePledge, bool>(app, settle => settle.Accept(pledge.Id, Staff));
        await Asked.With<ChangePledge, bool>(app, again => again.Change(pledge.Id, 4, new(2036, 8, 5)));
        await Asked.With<MakePledge, bool>(app, make => make.Withdraw(pledge.Id, "Kursinya dipakai sendiri."));
        await app.WorkJobs();
        var changed = Assert.Single(await Given.Of(app, "pledge.changed"));
        Assert.Contains("kini 4 ", changed.Whole, StringComparison.Ordinal);
        var withdrawn = Assert.Single(await Given.Of(app, "pledge.withdrawn"));
        Assert.Equal((manager.Email, manager.Email), (changed.Row.To, withdrawn.Row.To));
        Assert.Contains("> Kursinya dipakai sendiri.", withdrawn.Whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_is_counted_again_is_told_once_and_again_only_when_it_is_another_quantity()
    {
        await using var app = await HeteroApp.Start(Later, (ReceiveGift.TwoAbove, "1000"));
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Given.ByContact(app, lines[0], 20, "sri@example.org", "Sri");
        await Value(app, pledge.Id, 20);
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, 8, Staff));
        await app.WorkJobs();
        await Value(app, pledge.Id, 1_000_000);
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Second(app, pledge.Id, 1, 8, Guid.CreateVersion7()));
        await app.WorkJobs();
        Assert.Contains("8 buah", Assert.Single(await Given.Of(app, "pledge.received")).Whole);
        // Counted by one, then worth more: whoever counts anew finds another quantity.
        Assert.Equal(ReceiveAnswer.WaitsForSecond, await Asked.Comes(app, pledge.Id, 5, Staff));
        await Value(app, pledge.Id, 20);
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Second(app, pledge.Id, 2, 5, Guid.CreateVersion7()));
        await app.WorkJobs();
        Assert.Equal(2, (await Given.Of(app, "pledge.received")).Count);
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, 4, Staff));
        await app.WorkJobs();
        await Value(app, pledge.Id, 1_000_000);
        Assert.Equal(ReceiveAnswer.WaitsForSecond, await Asked.Second(app, pledge.Id, 3, 3, Guid.CreateVersion7()));
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Second(app, pledge.Id, 3, 3, Guid.CreateVersion7()));
        await app.WorkJobs();
        Assert.Equal(3, (await Given.Of(app, "pledge.received")).Count);
        var again = Assert.Single(await Given.Of(app, "pledge.recounted")).Whole;
        Assert.Contains("mengabarkan 4 buah", again, StringComparison.Ordinal);
        Assert.Contains("yang benar 3 buah kursi lipat", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_to_be_sent_about_a_pledge_is_not_once_it_is_withdrawn()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Given.ByContact(app, lines[0], 5, "+6281200007008", "Sri");
        var other = await Given.ByContact(app, lines[0], 5, "+6281200007009", "Tin");
        await app.WorkJobs();
        foreach (var one in (Pledge[])[pledge, other])
        {
            await Asked.With<SettlePledge, bool>(app, settle => settle.Accept(one.Id, Staff));
            await Value(app, one.Id);
        }
        await Asked.Comes(app, other.Id, 2, Staff);
        await app.WorkJobs();
        Assert.Contains(await Waiting(pledge), kind => kind == "pledge.accepted");
        foreach (var one in (Pledge[])[pledge, other])
            Assert.True(await Asked.With<MakePledge, bool>(app, make => make.Withdraw(one.Id, "")));
        await app.WorkJobs();
        Assert.Empty(await Waiting(pledge));
        Assert.Equal(["pledge.received"], await Waiting(other));

        Task<List<string>> Waiting(Pledge of) =>
            app.Read(db =>
                db.Outbox()
                    .Where(row => row.SubjectId == of.Id && row.Status == OutgoingStatus.Waiting)
                    .Select(row => row.Kind)
                    .ToListAsync()
            );
    }

    [Fact]
    public async Task Every_kind_that_is_told_has_a_sample_in_both_languages()
    {
        await using var app = await HeteroApp.Start(Later);
        var samples = app.Services.GetServices<Sample>().ToLookup(sample => sample.Kind);
        foreach (
            var kind in (string[])
                [
                    "pledge.confirm",
                    "pledge.made",
                    "pledge.moved-up",
                    "pledge.enough",
                    "pledge.accepted",
                    "pledge.declined",
                    "pledge.received",
                    "pledge.recounted",
                    "pledge.thanked",
                    "pledge.late",
                    "pledge.offered",
                    "pledge.withdrawn",
                    "pledge.changed",
                    "pledge.waits",
                    "pledge.closed",
                    "pledge.in-reserve",
                    "pledge.taken-back",
                    "pledge.over",
                    "need.told",
                ]
        )
        foreach (var language in (string[])["id", "en"])
            Assert.NotEmpty(Foundation.Ui.Words.In(language, () => samples[kind].Single().Letter()).Subject);
    }

    private static bool Says(MimeKit.MimeMessage mail, string words) =>
        mail.TextBody!.Contains(words, StringComparison.Ordinal);

    private static async Task Value(HeteroApp app, Guid id, long value = 20)
    {
        var pledge = await Asked.Pledge(app, id);
        Assert.True(
            await Asked.With<ReceiveGift, bool>(
                app,
                gift => gift.SetValue(pledge, value, ValueBasis.Estimate, "taksiran", Staff)
            )
        );
    }
}
