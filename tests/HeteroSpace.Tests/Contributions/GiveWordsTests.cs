using HeteroSpace.Billing;

namespace HeteroSpace.Contributions;

/// <summary>What givers read differs by what is given, and by whether it is agreed.</summary>
public sealed class GiveWordsTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Theory]
    [InlineData(GiftKind.Money, "Jangan dikirim dulu", "Dikirim hari apa?")]
    [InlineData(GiftKind.Goods, "Jangan diantar dulu", "Diantar hari apa?")]
    [InlineData(GiftKind.Service, "Jangan dikerjakan dulu", "Dikerjakan hari apa?")]
    [InlineData(GiftKind.Labour, "Belum perlu datang", "Ubah berapa orang")]
    [InlineData(GiftKind.Venue, "Belum perlu disiapkan", "Dipinjamkan hari apa?")]
    public async Task Each_kind_is_told_as_it_comes(GiftKind kind, string notYet, string change)
    {
        await using var app = await HeteroApp.Start(Later);
        var wish = new LineWish(kind, "bantuan", 1, "kali") { Role = kind == GiftKind.Labour ? LabourRole.Crew : null };
        var (need, lines) = await Asked.For(app, null, wish);
        await Asked.Offer(app, lines[0], 1, await app.Member("Satu"));
        var reserve = await Given.ByContact(app, lines[0], 1, "dua@example.org", "Dua");
        using var browser = Browse.Visitor(app);
        var page = await browser.Page(await Given.Link(app, reserve.Id));
        Assert.Contains(notYet, page, StringComparison.Ordinal);
        Assert.Contains(change, page, StringComparison.Ordinal);
        var asks = await browser.Page("/gotong-royong/" + need.Slug);
        Assert.Equal(kind == GiftKind.Goods, asks.Contains("Dibawa ke", StringComparison.Ordinal));
        Assert.Equal(kind == GiftKind.Labour, asks.Contains("Datang ke", StringComparison.Ordinal));
        // In both languages each has words of its own.
        GiftKind[] kinds = [GiftKind.Money, GiftKind.Goods, GiftKind.Service, GiftKind.Labour, GiftKind.Venue];
        foreach (var language in (string[])["id", "en"])
            Assert.Distinct(
                Foundation.Ui.Words.In(language, () => kinds.Select(one => one.NotYet() + one.NeedNot()).ToList())
            );
    }

    [Fact]
    public async Task A_slot_is_tentative_in_a_calendar_until_it_is_accepted_and_goes_with_the_pledge()
    {
        await using var app = await HeteroApp.Start(Later);
        var starts = Later.AddDays(6);
        var slot = new LineWish(GiftKind.Labour, "kerja bakti", 1, "orang")
        {
            Starts = starts,
            Ends = starts.AddHours(2),
        };
        var (_, lines) = await Asked.For(app, null, slot with { Role = LabourRole.Volunteer });
        var pledge = await Given.ByContact(app, lines[0], 1, "sri@example.org", "Sri");
        var reserve = await Given.ByContact(app, lines[0], 1, "tin@example.org", "Tin");
        using var browser = Browse.Visitor(app);
        Assert.Contains("STATUS:TENTATIVE", await File(pledge));
        foreach (var one in (Pledge[])[pledge, reserve])
            await Asked.With<SettlePledge, bool>(app, settle => settle.Accept(one.Id, Guid.CreateVersion7()));
        Assert.Contains("STATUS:CONFIRMED", await File(pledge));
        Assert.Contains("STATUS:TENTATIVE", await File(reserve));
        await Asked.With<MakePledge, bool>(app, make => make.Withdraw(pledge.Id, ""));
        Assert.Contains("STATUS:CANCELLED", await File(pledge));
        Assert.Contains("METHOD:CANCEL", await File(pledge));
        Assert.Contains("STATUS:CONFIRMED", await File(reserve));

        async Task<string> File(Pledge of) =>
            await browser.GetStringAsync(await Given.Link(app, of.Id) + "/kalender.ics");
    }
}
