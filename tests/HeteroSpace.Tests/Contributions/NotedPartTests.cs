using HeteroSpace.Billing;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>What the form of receiving suggests and asks about, and what a giver hears of it.</summary>
public sealed class NotedPartTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private static readonly Guid One = Guid.CreateVersion7();

    private static string Of(Pledge pledge) => "/konsol/semarang/gotong-royong/tawaran/" + pledge.Code;

    [Fact]
    public async Task What_waits_for_a_second_count_is_not_suggested_again()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(5));
        var pledge = await Asked.Offer(app, lines[0], 8, await app.Member("Pemberi"));
        Assert.Equal(ReceiveAnswer.WaitsForSecond, await Asked.Comes(app, pledge.Id, 2, One));
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        Assert.Equal("3", (await Filled.Of(officer, Of(pledge), "datang"))["jumlah"]);
    }

    [Fact]
    public async Task Hands_that_came_before_their_slot_are_asked_about()
    {
        await using var app = await HeteroApp.Start(Later);
        var slot = new LineWish(GiftKind.Labour, "kerja bakti", 8, "orang")
        {
            Starts = Later.AddDays(6),
            Ends = Later.AddDays(6).AddHours(2),
            Bring = "sapu",
        };
        var (_, lines) = await Asked.For(app, null, slot with { Role = LabourRole.Volunteer });
        var pledge = await Given.ByContact(app, lines[0], 9, "sri@example.org", "Sri");
        using var visitor = Browse.Visitor(app);
        var page = await visitor.Page(await Given.Link(app, pledge.Id));
        Assert.Contains("1 orang lagi jadi cadangan", page);
        Assert.Contains("Sampai jumpa Sabtu, 9 Agustus 2036", page);
        Assert.Contains("Bawa: sapu.", page);
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        var form = (await Filled.Of(officer, Of(pledge), "datang")).With(("jumlah", "2"));
        var asked = await (await form.Press(officer)).Text();
        Assert.Contains("Jadwalnya Sabtu, 9 Agustus 2036", asked);
        Assert.Equal(0, await app.Read(db => db.GiftReceipts().CountAsync()));
        await form.Press(officer, "lebih-dulu", "ya");
        Assert.Equal(2, (await Asked.Receipt(app, pledge.Id)).Quantity);
        // Nothing of goods is offered for them.
        var after = await officer.Page(Of(pledge));
        Assert.DoesNotContain("/serah-terima/", after);
        Assert.DoesNotContain("/dipakai/", after);
    }

    [Fact]
    public async Task A_part_of_one_that_is_partly_in_reserve_is_told_once()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(5));
        var pledge = await Given.ByContact(app, lines[0], 10, "sri@example.org", "Sri");
        Assert.Equal((5, 5), (pledge.Held, pledge.InReserve));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await GiftTests.Value(app, pledge.Id, 100);
        Assert.True(await Asked.With<SettlePledge, bool>(app, settle => settle.Accept(pledge.Id, One)));
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, 3, One));
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await app.WorkJobs();
        Assert.Single(await Given.Of(app, "pledge.received"));
        Assert.Empty(await Given.Of(app, "pledge.in-reserve"));
        // That it was accepted goes without saying once something of it came.
        Assert.Empty(await Given.Of(app, "pledge.accepted"));
    }
}
