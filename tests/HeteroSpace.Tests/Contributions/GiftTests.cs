using HeteroSpace.Billing;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Initiatives;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Contributions;

/// <summary>From the offer to what counts: reserves, parts, two who confirm, values, and what is taken back.</summary>
public sealed class GiftTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private static readonly Guid One = Guid.CreateVersion7(),
        Two = Guid.CreateVersion7();

    [Fact]
    public async Task Who_pledges_what_is_not_missing_any_more_is_in_reserve_and_moves_up_when_another_withdraws()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var first = await Asked.Offer(app, lines[0], 15, await app.Member("Satu"));
        var second = await Asked.Offer(app, lines[0], 10, await app.Member("Dua"));
        Assert.Equal((15, 5, 5), (first.Held, second.Held, second.InReserve));
        Assert.Equal(0, (await Asked.Line(app, lines[0].Id)).Missing);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await Asked.With<MakePledge, bool>(app, make => make.Withdraw(first.Id, "")));
        Assert.Equal(10, (await Asked.Pledge(app, second.Id)).Held);
        Assert.Equal(10, (await Asked.Line(app, lines[0].Id)).Missing);
        var told = await app.Read(db => db.Jobs().Where(job => job.Kind == PledgeNews.Job).ToListAsync());
        Assert.Equal(new PledgeNews(second.Id, PledgeNews.MovedUp), Assert.Single(told).Read<PledgeNews>());
    }

    [Fact]
    public async Task Of_two_who_pledge_the_last_twenty_at_once_one_is_in_reserve()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var givers = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => app.Member($"Pemberi {number}")));
        var pledges = await Task.WhenAll(givers.Select(giver => Asked.Offer(app, lines[0], 20, giver)));
        Assert.Equal([0, 0, 0, 0, 0, 20], pledges.Select(pledge => pledge.Held).Order());
        Assert.Equal(20, (await Asked.Line(app, lines[0].Id)).Promised);
    }

    [Fact]
    public async Task A_line_that_has_enough_closes_and_who_still_wanted_to_bring_something_hears_it()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20), Asked.Goods(5, "papan tulis"));
        var (brings, waits) = (
            await Asked.Offer(app, lines[0], 20, await app.Member("Satu")),
            await Asked.Offer(app, lines[0], 10, await app.Member("Dua"))
        );
        await Value(app, brings.Id, 100);
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, brings.Id, 25, One));
        var line = await Asked.Line(app, lines[0].Id);
        Assert.Equal((20, 5, false), (line.Met, line.Surplus, line.IsOpen));
        Assert.Equal(PledgeStatus.Released, (await Asked.Pledge(app, waits.Id)).Status);
        Assert.True((await Asked.Line(app, lines[1].Id)).IsOpen);
        Assert.IsType<PledgeAnswer.Enough>(
            await Asked.With<MakePledge, PledgeAnswer>(
                app,
                make => make.Offer(new(lines[0].Id, 1, GiverShown.Named, "Tiga", null))
            )
        );
        // What was a mistake is taken back, and the line is short again.
        var receipt = await Asked.Receipt(app, brings.Id);
        Assert.True(await Asked.With<ReceiveGift, bool>(app, gift => gift.TakeBack(receipt, "Salah hitung", Two)));
        Assert.True((await Asked.Line(app, lines[0].Id)).IsOpen);
    }

    [Fact]
    public async Task Above_a_value_two_confirm_neither_of_them_the_giver_and_another_count_voids_the_first()
    {
        await using var app = await HeteroApp.Start(Later, (ReceiveGift.TwoAbove, "1000"));
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var giver = await app.Member("Pemberi");
        var pledge = await Asked.Offer(app, lines[0], 20, giver);
        // Not valued counts as above.
        Assert.Equal(ReceiveAnswer.IsGiver, await Asked.Comes(app, pledge.Id, 7, giver.AccountId!.Value));
        Assert.Equal(ReceiveAnswer.WaitsForSecond, await Asked.Comes(app, pledge.Id, 7, One));
        Assert.Equal(ReceiveAnswer.SamePerson, await Asked.Second(app, pledge.Id, 1, 7, One));
        Assert.Equal(ReceiveAnswer.IsGiver, await Asked.Second(app, pledge.Id, 1, 7, giver.AccountId!.Value));
        Assert.Equal(ReceiveAnswer.WaitsForSecond, await Asked.Second(app, pledge.Id, 1, 6, Two));
        Assert.Equal(ReceiveAnswer.SamePerson, await Asked.Second(app, pledge.Id, 1, 6, Two));
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Second(app, pledge.Id, 1, 6, One));
        Assert.Equal(6, (await Asked.Line(app, lines[0].Id)).Received);
        // Summed over the parts: 6 of 20 are 600, with 4 more it is 1,000, and with 1 more above it.
        await Value(app, pledge.Id, 2000);
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, 4, One));
        Assert.Equal(ReceiveAnswer.WaitsForSecond, await Asked.Comes(app, pledge.Id, 1, One));
    }

    [Fact]
    public async Task Who_parts_a_gift_into_several_offers_for_a_need_does_not_get_past_the_second_count()
    {
        await using var app = await HeteroApp.Start(Later, (ReceiveGift.TwoAbove, "1000"));
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20), Asked.Goods(20, "meja"));
        var (_, elsewhere) = await Asked.For(app, null, Asked.Goods(20));
        var (giver, other) = (await app.Member("Satu"), await app.Member("Dua"));
        Assert.Equal(ReceiveAnswer.Counted, await Gives(lines[0], giver, 600));
        Assert.Equal(ReceiveAnswer.WaitsForSecond, await Gives(lines[0], giver, 600));
        Assert.Equal(ReceiveAnswer.WaitsForSecond, await Gives(lines[1], giver, 600));
        // Another giver, and the same one for another need.
        Assert.Equal(ReceiveAnswer.Counted, await Gives(lines[0], other, 600));
        Assert.Equal(ReceiveAnswer.Counted, await Gives(elsewhere[0], giver, 600));
        var first = await app.Read(db => db.Pledges().AsNoTracking().OrderBy(row => row.Id).FirstAsync());
        await Value(app, first.Id, 601);
        Assert.True((await Asked.Receipt(app, first.Id)).Waits);

        async Task<ReceiveAnswer> Gives(NeedLine line, Person giver, long value)
        {
            var pledge = await Asked.Offer(app, line, 2, giver);
            await Value(app, pledge.Id, value);
            return await Asked.Comes(app, pledge.Id, 2, One);
        }
    }

    [Fact]
    public async Task Nothing_came_on_a_day_to_come()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Asked.Offer(app, lines[0], 20, await app.Member("Pemberi"));
        await Value(app, pledge.Id, 100);
        Assert.Equal(ReceiveAnswer.NotThatDay, await Comes(new(2036, 8, 4)));
        Assert.Contains("belum tiba", PledgeRules.NotThatDay(new(2036, 8, 4), Foundation.Time.SiteClock.House, Later));
        // What was brought first is often written down after.
        foreach (var day in (DateOnly[])[new(2036, 8, 2), new(2036, 8, 3)])
            Assert.Equal(ReceiveAnswer.Counted, await Comes(day));

        Task<ReceiveAnswer> Comes(DateOnly day) =>
            Asked.With<ReceiveGift, ReceiveAnswer>(app, gift => gift.Note(pledge.Id, new(1, day), One));
    }

    [Fact]
    public async Task One_notes_whose_hands_came_unless_they_are_worth_more_than_one_may_count()
    {
        await using var app = await HeteroApp.Start(Later, (ReceiveGift.TwoAbove, "1000"));
        var slot = new LineWish(GiftKind.Labour, "Mengecat pagar", 8, "orang") { Role = LabourRole.Volunteer };
        var (_, lines) = await Asked.For(app, null, slot);
        var giver = await app.Member("Relawan");
        var pledge = await Asked.Offer(app, lines[0], 4, giver);
        Assert.Equal(ReceiveAnswer.IsGiver, await Asked.Comes(app, pledge.Id, 3, giver.AccountId!.Value));
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, 3, One));
        // Of four that are worth 2,000 three are above it: what one alone had noted waits for another.
        await Value(app, pledge.Id, 2000);
        Assert.Equal(0, (await Asked.Pledge(app, pledge.Id)).Received);
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Second(app, pledge.Id, 1, 3, Two));
        Assert.Equal(ReceiveAnswer.WaitsForSecond, await Asked.Comes(app, pledge.Id, 1, One));
    }

    [Theory]
    [InlineData(7, 13, 350_000, 650_001)]
    [InlineData(10, 10, 500_000, 500_001)]
    public async Task The_parts_of_a_value_add_up_to_it(long first, long second, long worthFirst, long worthSecond)
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Asked.Offer(app, lines[0], 20, await app.Member("Kampus"));
        await Value(app, pledge.Id, 1_000_001);
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, first, One));
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, second, One));
        Assert.Equal([worthFirst, worthSecond], (await Posted.Rows(app)).Select(row => row.Amount));
        Assert.Equal(PledgeStatus.Received, (await Asked.Pledge(app, pledge.Id)).Status);
    }

    [Fact]
    public async Task What_is_not_valued_is_in_no_ledger_until_it_is_and_another_value_is_a_reversal_and_a_new_row()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Asked.Offer(app, lines[0], 20, await app.Member("Kampus"));
        Assert.Equal(ReceiveAnswer.WaitsForSecond, await Asked.Comes(app, pledge.Id, 20, One));
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Second(app, pledge.Id, 1, 20, Two));
        Assert.Empty(await Posted.Rows(app));
        await Value(app, pledge.Id, 900);
        await Value(app, pledge.Id, 700);
        await Value(app, pledge.Id, null);
        Assert.Equal([900, -900, 700, -700], (await Posted.Rows(app)).Select(Signed));
        Assert.Empty(await Posted.Broken(app));
    }

    [Fact]
    public async Task What_an_organization_brought_is_offered_as_involvement_unless_it_does_not_want_to_be_named()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (lead, campus) = await Made.Organization(app, "Kampus Contoh", Organizations.OrganizationKind.Academic);
        var (_, initiative) = await Made.Initiative(app);
        var (_, lines) = await Asked.For(app, initiative.Id, Asked.Goods(20));
        var quiet = await Asked.Offer(app, lines[0], 2, lead, campus.Id, GiverShown.HambaAllah);
        var named = await Asked.Offer(app, lines[0], 5, lead, campus.Id);
        foreach (var pledge in (Pledge[])[quiet, named])
        {
            await Value(app, pledge.Id, 100);
            Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, pledge.Quantity, One));
        }
        Assert.Equal([Phase.Commit, Phase.Deliver], await Phases());
        Assert.Equal([null, campus.Id], (await Posted.Rows(app)).Select(row => row.GiverId));
        var receipt = await Asked.Receipt(app, named.Id);
        await Asked.With<ReceiveGift, bool>(app, gift => gift.TakeBack(receipt, "Salah", Two));
        Assert.Empty(await Phases());

        Task<List<Phase>> Phases() =>
            app.Read(db =>
                db.Involvements()
                    .Where(row => row.Evidence == ReceiveGift.Evidence)
                    .OrderBy(row => row.Title.Length)
                    .ThenBy(row => row.Phase)
                    .Select(row => row.Phase)
                    .ToListAsync()
            );
    }

    [Fact]
    public async Task Nothing_is_published_without_a_line_nor_money_or_goods_without_the_right_to_ask()
    {
        await using var app = await HeteroApp.Start(Later);
        var site = await Posted.Site(app);
        var wish = new NeedWish("Konsumsi rapat", "Rapat warga.", People.Sector.Food, new(2040, 1, 1));
        var need = await Asked.With<EditNeed, Need>(app, edit => edit.Add(site, wish, [], One));
        Assert.Equal(PublishAnswer.NoLine, await Publish());
        LineWish hands = new(GiftKind.Labour, "Menata ruang", 8, "orang") { Role = LabourRole.Crew },
            food = new(GiftKind.Food, "Nasi kotak", 40, "kotak");
        Assert.NotNull(await Asked.With<EditNeed, NeedLine?>(app, edit => edit.AddLine(need.Id, food, One)));
        Assert.Equal(PublishAnswer.NoBasis, await Publish());
        var line = (await Asked.LinesOf(app, need.Id))[0];
        Assert.True(await Asked.With<EditNeed, bool>(app, edit => edit.SaveLine(line, hands, One)));
        Assert.Equal(PublishAnswer.Published, await Publish());
        Assert.Null(await Asked.With<EditNeed, NeedLine?>(app, edit => edit.AddLine(need.Id, food, One)));

        async Task<PublishAnswer> Publish()
        {
            var now = await app.Read(db => db.Needs().AsNoTracking().SingleAsync());
            return await Asked.With<EditNeed, PublishAnswer>(app, edit => edit.Publish(now, One));
        }
    }

    internal static async Task Value(HeteroApp app, Guid pledge, long? value)
    {
        var seen = await Asked.Pledge(app, pledge);
        Assert.True(
            await Asked.With<ReceiveGift, bool>(
                app,
                gift => gift.SetValue(seen, value, ValueBasis.Estimate, "Taksiran pengelola", One)
            )
        );
    }

    internal static long Signed(LedgerRow row) => row.Reverses is null ? row.Amount : -row.Amount;
}
