using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>Who stands where in a line, who hears that it ends, and where staff find each offer.</summary>
public sealed class InLineTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private static readonly Guid One = Guid.CreateVersion7();
    private const string Offers = "/konsol/semarang/gotong-royong/tawaran";

    [Fact]
    public async Task Who_is_put_back_stands_where_they_stood_also_when_two_were_declined()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        List<Pledge> offered = [];
        foreach (
            var (name, count) in (Dictionary<string, int>)
                new()
                {
                    ["Satu"] = 20,
                    ["Dua"] = 15,
                    ["Tiga"] = 5,
                }
        )
        {
            offered.Add(await Asked.Offer(app, lines[0], count, await app.Member(name)));
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await app.WorkJobs();
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        List<HttpResponseMessage> declined = [];
        foreach (var pledge in offered[..2])
        {
            var form = await Filled.Of(officer, Offers, $"tolak-{pledge.Id:n}");
            declined.Add(await form.Press(officer, "alasan", "tempat"));
        }
        Assert.Equal([0, 0, 5], await Held());
        foreach (var answer in declined)
            await Browse.Undo(officer, answer);
        Assert.Equal([20, 0, 0], await Held());
        // Nobody knew of it, so nobody hears of it.
        Assert.Equal(0, await app.Read(db => db.Jobs().CountAsync(job => job.Kind == PledgeNews.Job)));

        async Task<List<long>> Held()
        {
            List<long> held = [];
            foreach (var pledge in offered)
                held.Add((await Asked.Pledge(app, pledge.Id)).Held);
            return held;
        }
    }

    [Fact]
    public async Task Who_took_the_place_of_one_that_comes_back_hears_that_it_is_in_reserve()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var first = await Given.ByContact(app, lines[0], 20, "satu@example.org", "Satu");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.WorkJobs();
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        var form = await Filled.Of(officer, Offers, $"tolak-{first.Id:n}");
        var declined = await form.Press(officer, "alasan", "tempat");
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        var second = await Given.ByContact(app, lines[0], 15, "dua@example.org", "Dua");
        Assert.Equal(15, second.Held);
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        await Browse.Undo(officer, declined);
        Assert.Equal((20L, 0L), ((await Asked.Pledge(app, first.Id)).Held, (await Asked.Pledge(app, second.Id)).Held));
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await app.WorkJobs();
        Assert.Equal("dua@example.org", Assert.Single(await Given.Of(app, "pledge.in-reserve")).Row.To);
    }

    [Fact]
    public async Task A_need_that_is_opened_again_before_its_closing_was_heard_of_has_its_reserve_again()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20));
        await Given.ByContact(app, lines[0], 20, "satu@example.org", "Satu");
        var reserve = await Given.ByContact(app, lines[0], 5, "dua@example.org", "Dua");
        var gone = await Given.ByContact(app, lines[0], 5, "tiga@example.org", "Tiga");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.WorkJobs();
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        var desk = "/konsol/semarang/gotong-royong/" + need.Slug;
        await (await Filled.Of(officer, desk, "tutup")).Press(officer);
        Assert.Equal(PledgeStatus.Released, (await Asked.Pledge(app, reserve.Id)).Status);
        await Asked.With<ForgetGiver, bool>(app, forget => forget.Now(gone.Id));
        await (await Filled.Of(officer, desk, "terbit")).Press(officer);
        Assert.Equal(PledgeStatus.Offered, (await Asked.Pledge(app, reserve.Id)).Status);
        // Who was forgotten meanwhile is asked for nothing.
        Assert.False((await Asked.Pledge(app, gone.Id)).Stands);
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await app.WorkJobs();
        Assert.Empty(await Given.Of(app, "pledge.closed"));
        // Heard of, it stays so.
        await (await Filled.Of(officer, desk, "tutup")).Press(officer);
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await app.WorkJobs();
        Assert.Equal("dua@example.org", Assert.Single(await Given.Of(app, "pledge.closed")).Row.To);
        await (await Filled.Of(officer, desk, "terbit")).Press(officer);
        Assert.Equal(PledgeStatus.Released, (await Asked.Pledge(app, reserve.Id)).Status);
    }

    [Fact]
    public async Task Who_is_in_reserve_with_a_part_hears_once_that_a_need_is_closed_and_their_page_says_so()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20));
        var holds = await Given.ByContact(app, lines[0], 12, "satu@example.org", "Satu");
        var part = await Given.ByContact(app, lines[0], 15, "dua@example.org", "Dua");
        var came = await Given.ByContact(app, lines[0], 6, "tiga@example.org", "Tiga");
        await GiftTests.Value(app, came.Id, 100);
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, came.Id, 2, One));
        await app.WorkJobs();
        var seen = await app.Read(db => db.Needs().AsNoTracking().SingleAsync());
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        var form = await Filled.Of(officer, "/konsol/semarang/gotong-royong/" + need.Slug, "tutup");
        var closed = await form.Press(officer);
        Assert.Equal(PledgeStatus.Received, (await Asked.Pledge(app, came.Id)).Status);
        await Browse.Undo(officer, closed);
        Assert.True((await Asked.Pledge(app, came.Id)).Stands);
        seen = await app.Read(db => db.Needs().AsNoTracking().SingleAsync());
        Assert.True(await Asked.With<EditNeed, bool>(app, edit => edit.Close(seen, One)));
        // What another takes back is wanted from nobody any more.
        Assert.True(await Asked.With<MakePledge, bool>(app, make => make.Withdraw(holds.Id, "")));
        Assert.Equal(6, (await Asked.Pledge(app, part.Id)).Held);
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await app.WorkJobs();
        var told = await Given.Of(app, "pledge.closed");
        Assert.Equal(["dua@example.org", "tiga@example.org"], told.Select(letter => letter.Row.To).Order());
        Assert.Contains("9 buah yang jadi cadangan tidak perlu diantar", told[^1].Whole + told[0].Whole);
        using var browser = Browse.Visitor(app);
        var page = await browser.Page(await Given.Link(app, part.Id));
        Assert.Contains("Kebutuhan ini sudah kami tutup", page);
        Assert.DoesNotContain("kami kabari", page);
    }

    [Fact]
    public async Task Each_offer_stands_in_one_tab_and_the_tabs_add_up_to_all()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(500));
        var pledges = new List<Pledge>();
        for (var number = 1; number <= 6; number++)
            pledges.Add(await Asked.Offer(app, lines[0], 5, await app.Member($"Pemberi {number}")));
        await Asked.Offer(app, lines[0], 5, await app.Member("Bayangan", confirmed: false));
        foreach (var pledge in pledges[1..5])
            await Asked.With<SettlePledge, bool>(app, settle => settle.Accept(pledge.Id, Guid.CreateVersion7()));
        // One that was accepted waits for a second count, of another a part counts.
        foreach (var pledge in pledges[2..4])
            await Asked.Comes(app, pledge.Id, 2, Guid.CreateVersion7());
        await Asked.Second(app, pledges[3].Id, 1, 2, Guid.CreateVersion7());
        await Asked.Comes(app, pledges[4].Id, 5, Guid.CreateVersion7());
        await Asked.Second(app, pledges[4].Id, 1, 5, Guid.CreateVersion7());
        await Asked.With<MakePledge, bool>(app, make => make.Withdraw(pledges[5].Id, ""));
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        var found = new List<string>();
        var counts = new List<int>();
        foreach (var tab in (string[])["menunggu", "diterima", "sampai", "berakhir", "belum", "semua"])
        {
            var page = await officer.Page($"{Offers}?keadaan={tab}");
            var codes = Regex.Matches(page, "id=\"t-(GR-[^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
            counts.Add(codes.Count);
            if (tab != "semua")
                found.AddRange(codes);
            else
                Assert.Equal(codes.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        }
        Assert.Equal([2, 2, 1, 1, 1, 7], counts);
        var all = await officer.Page(Offers);
        foreach (
            var chip in (string[])["Menunggu 2", "Akan datang 2", "Tidak jadi 1", "Belum dikonfirmasi 1", "Semua 7"]
        )
            Assert.Contains(chip, all);
    }
}
