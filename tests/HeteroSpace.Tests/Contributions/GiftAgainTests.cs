using HeteroSpace.Billing;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Contributions;

/// <summary>What was counted, valued or decided once, and is looked at again.</summary>
public sealed class GiftAgainTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private static readonly Guid One = Guid.CreateVersion7(),
        Two = Guid.CreateVersion7();

    private static Task<bool> Value(HeteroApp app, Pledge pledge, long? value, Guid by) =>
        Asked.With<ReceiveGift, bool>(app, gift => gift.SetValue(pledge, value, ValueBasis.Estimate, "taksiran", by));

    [Fact]
    public async Task What_one_has_counted_waits_for_another_once_it_is_worth_more_and_no_giver_values_it()
    {
        await using var app = await HeteroApp.Start(Later, (ReceiveGift.TwoAbove, "1000"));
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var giver = await app.Member("Pemberi");
        var pledge = await Asked.Offer(app, lines[0], 20, giver);
        Assert.False(await Value(app, pledge, 20, giver.AccountId!.Value));
        Assert.True(await Value(app, pledge, 20, One));
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, 20, One));
        Assert.True(await Value(app, await Asked.Pledge(app, pledge.Id), 9_000_000, One));
        var now = await Asked.Pledge(app, pledge.Id);
        Assert.Equal((0L, PledgeStatus.Accepted), (now.Received, now.Status));
        Assert.True((await Asked.Line(app, lines[0].Id)).IsOpen);
        Assert.Equal(0, (await Posted.Rows(app)).Sum(GiftTests.Signed));
        Assert.Equal(ReceiveAnswer.SamePerson, await Asked.Second(app, pledge.Id, 1, 20, One));
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Second(app, pledge.Id, 1, 20, Two));
        Assert.Equal(9_000_000, (await Posted.Rows(app)).Sum(GiftTests.Signed));
        Assert.Empty(await Posted.Broken(app));
    }

    [Fact]
    public async Task What_came_with_a_value_has_its_row_or_verify_says_so_also_without_a_key()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Asked.Offer(app, lines[0], 20, await app.Member("Pemberi"));
        Assert.True(await Value(app, pledge, 1000, One));
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, 20, One));
        var missing = $"The gift {pledge.Code} has no row of the ledger that fits it.";
        Assert.DoesNotContain(missing, await Broken());
        await Posted.Bend(app, "update ledger_rows set amount = 999");
        Assert.Contains(missing, await Broken());

        Task<IReadOnlyList<string>> Broken() => app.Do(services => Verify.Broken(services, alsoFiles: false));
    }

    [Fact]
    public async Task Of_another_quantity_there_is_no_value_and_more_than_was_accepted_is_an_offer_again()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(500));
        var pledge = await Asked.Offer(app, lines[0], 20, await app.Member("Pemberi"));
        await Asked.With<SettlePledge, bool>(app, settle => settle.Accept(pledge.Id, One));
        await Value(app, await Asked.Pledge(app, pledge.Id), 1_000_001, One);
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, 7, One));
        Assert.False(await Asked.With<ChangePledge, bool>(app, again => again.Change(pledge.Id, 6, null)));
        Assert.True(await Asked.With<ChangePledge, bool>(app, again => again.Change(pledge.Id, 10, null)));
        var less = await Asked.Pledge(app, pledge.Id);
        Assert.Equal((null, null, 7L, PledgeStatus.Accepted), (less.Value, less.Basis, less.Received, less.Status));
        Assert.Equal([350_000, -350_000], (await Posted.Rows(app)).Select(GiftTests.Signed));
        Assert.True(await Asked.With<ChangePledge, bool>(app, again => again.Change(pledge.Id, 400, null)));
        Assert.Equal(PledgeStatus.Offered, (await Asked.Pledge(app, pledge.Id)).Status);
        var noted = await app.Read(db =>
            db.Set<Foundation.Audit.AuditRow>().CountAsync(row => row.Action == "pledge.changed")
        );
        Assert.Equal(2, noted);
    }

    [Fact]
    public async Task What_comes_beyond_what_was_promised_has_no_value_until_a_part_before_it_is_gone()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(500));
        var pledge = await Asked.Offer(app, lines[0], 20, await app.Member("Pemberi"));
        await Value(app, pledge, LedgerRow.Most, One);
        Assert.Equal(ReceiveAnswer.WaitsForSecond, await Asked.Comes(app, pledge.Id, 20, One));
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Second(app, pledge.Id, 1, 20, Two));
        Assert.Equal(ReceiveAnswer.WaitsForSecond, await Asked.Comes(app, pledge.Id, 5, One));
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Second(app, pledge.Id, 2, 5, Two));
        Assert.Equal([LedgerRow.Most], (await Posted.Rows(app)).Select(row => row.Amount));
        Assert.Null((await Asked.Receipt(app, pledge.Id, 2)).Value);
        var first = await Asked.Receipt(app, pledge.Id);
        Assert.True(await Asked.With<ReceiveGift, bool>(app, gift => gift.TakeBack(first, "salah", Two)));
        Assert.Equal(LedgerRow.Most / 4, (await Asked.Receipt(app, pledge.Id, 2)).Value);
        Assert.Equal(LedgerRow.Most / 4, (await Posted.Rows(app)).Sum(GiftTests.Signed));
    }

    [Fact]
    public async Task Nothing_is_said_to_be_here_of_which_nothing_came_and_who_was_thanked_stays_so()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(500));
        var pledge = await Asked.Offer(app, lines[0], 20, await app.Member("Pemberi"));
        await Value(app, pledge, 100, One);
        await Asked.Comes(app, pledge.Id, 7, One);
        var came = await Asked.Pledge(app, pledge.Id);
        await Asked.With<SettlePledge, bool>(app, settle => settle.Thank(came, "Terima kasih!", inPublic: false, One));
        Assert.True(await Asked.With<MakePledge, bool>(app, make => make.Withdraw(pledge.Id, "")));
        Assert.Equal(PledgeStatus.Thanked, (await Asked.Pledge(app, pledge.Id)).Status);
        var receipt = await Asked.Receipt(app, pledge.Id);
        Assert.True(await Asked.With<ReceiveGift, bool>(app, gift => gift.TakeBack(receipt, "salah", Two)));
        var now = await Asked.Pledge(app, pledge.Id);
        Assert.Equal((PledgeStatus.Withdrawn, 0L), (now.Status, now.Received));
    }

    [Fact]
    public async Task What_is_in_the_house_is_neither_late_nor_declined_nor_taken_back_nor_let_go()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Asked.Offer(app, lines[0], 20, await app.Member("Pemberi"));
        await Asked.With<ChangePledge, bool>(app, again => again.Change(pledge.Id, 20, new(2036, 8, 5)));
        Assert.Equal(ReceiveAnswer.WaitsForSecond, await Asked.Comes(app, pledge.Id, 7, One));
        Assert.False(await Asked.With<SettlePledge, bool>(app, settle => settle.Decline(pledge.Id, "penuh", One)));
        Assert.False(await Asked.With<MakePledge, bool>(app, make => make.Withdraw(pledge.Id, "")));
        app.Clock.Advance(TimeSpan.FromDays(90));
        await app.WorkJobs();
        Assert.Null((await Asked.Pledge(app, pledge.Id)).Asked);
        var line = await Asked.Line(app, lines[0].Id);
        await Asked.With<EditNeed, bool>(app, edit => edit.CloseLine(line, closed: true, One));
        Assert.True((await Asked.Pledge(app, pledge.Id)).Stands);
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Second(app, pledge.Id, 1, 7, Two));
        Assert.Equal(PledgeStatus.Received, (await Asked.Pledge(app, pledge.Id)).Status);
    }

    [Fact]
    public async Task Undoing_a_decline_gives_back_the_hold_and_who_moved_up_for_it_is_in_reserve_again()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var first = await Asked.Offer(app, lines[0], 20, await app.Member("Satu"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await Asked.Offer(app, lines[0], 15, await app.Member("Dua"));
        using var officer = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        var form = await Filled.Of(officer, "/konsol/semarang/gotong-royong/tawaran", $"tolak-{first.Id:n}");
        var declined = await form.Press(officer, "alasan", "tempat");
        Assert.Equal(15, (await Asked.Pledge(app, second.Id)).Held);
        await Browse.Undo(officer, declined);
        var (back, again) = (await Asked.Pledge(app, first.Id), await Asked.Pledge(app, second.Id));
        Assert.Equal((PledgeStatus.Offered, 20L, 0L), (back.Status, back.Held, again.Held));
        Assert.Equal(0, await app.Read(db => db.Jobs().CountAsync(job => job.Kind == PledgeNews.Job)));
    }

    [Fact]
    public async Task A_need_that_closes_lets_its_reserves_go_and_undoing_brings_them_back()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20));
        var holds = await Given.ByContact(app, lines[0], 20, "satu@example.org", "Satu");
        var waits = await Given.ByContact(app, lines[0], 5, "dua@example.org", "Dua");
        var seen = await app.Read(db => db.Needs().AsNoTracking().SingleAsync());
        Assert.True(await Asked.With<EditNeed, bool>(app, edit => edit.Close(seen, One)));
        Assert.Equal(PledgeStatus.Released, (await Asked.Pledge(app, waits.Id)).Status);
        Assert.True((await Asked.Pledge(app, holds.Id)).Stands);
        Assert.True(await Asked.With<EditNeed, bool>(app, edit => edit.Reopen(need.Id, One)));
        Assert.Equal(PledgeStatus.Offered, (await Asked.Pledge(app, waits.Id)).Status);
        seen = await app.Read(db => db.Needs().AsNoTracking().SingleAsync());
        Assert.True(await Asked.With<EditNeed, bool>(app, edit => edit.Close(seen, One)));
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await app.WorkJobs();
        Assert.All(await Given.Of(app, "pledge.closed"), letter => Assert.Equal("dua@example.org", letter.Row.To));
        Assert.NotEmpty(await Given.Of(app, "pledge.closed"));
    }

    [Fact]
    public async Task What_is_long_over_is_let_go_once_and_said()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Given.ByContact(app, lines[0], 5, "sri@example.org", "Sri");
        await Asked.With<ChangePledge, bool>(app, again => again.Change(pledge.Id, 5, new(2036, 8, 5)));
        foreach (var days in (int[])[10, 40, 30, 30])
        {
            app.Clock.Advance(TimeSpan.FromDays(days));
            await app.WorkJobs();
        }
        Assert.Equal(PledgeStatus.Released, (await Asked.Pledge(app, pledge.Id)).Status);
        Assert.Equal(20, (await Asked.Line(app, lines[0].Id)).Missing);
        Assert.Single(await Given.Of(app, "pledge.late"));
        Assert.Single(await Given.Of(app, "pledge.over"));
    }

    [Fact]
    public async Task Whoever_may_be_the_second_hears_that_a_part_waits()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var (first, giver, second) = (
            await app.Staff(Role.ProgramOfficer, "semarang"),
            await app.Staff(Role.FrontDesk, "semarang"),
            await app.Staff(Role.FrontDesk, "semarang")
        );
        await app.Staff(Role.FrontDesk, "solo");
        var pledge = await Asked.Offer(app, lines[0], 20, giver);
        Assert.Equal(ReceiveAnswer.WaitsForSecond, await Asked.Comes(app, pledge.Id, 7, first.AccountId!.Value));
        await app.WorkJobs();
        var told = Assert.Single(await Given.Of(app, "pledge.waits"));
        Assert.Equal(second.Email, told.Row.To);
        Assert.Contains("7 buah kursi lipat", told.Whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hands_read_when_and_where_and_what_to_bring_and_are_thanked_for_coming()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var starts = Later.AddDays(6);
        var (_, lines) = await Asked.For(
            app,
            null,
            new LineWish(GiftKind.Labour, "kerja bakti", 8, "orang")
            {
                Starts = starts,
                Ends = starts.AddHours(2),
                Bring = "sapu",
                Role = LabourRole.Volunteer,
            }
        );
        var pledge = await Given.ByContact(app, lines[0], 1, "sri@example.org", "Sri");
        await app.WorkJobs();
        var made = Assert.Single(await Given.Of(app, "pledge.made")).Whole;
        Assert.Contains("Sampai jumpa", made, StringComparison.Ordinal);
        Assert.Contains("Bawa: sapu", made, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(12));
        await app.WorkJobs();
        Assert.Contains("belum mencatat kedatangan", Assert.Single(await Given.Of(app, "pledge.late")).Whole);
        using var browser = Browse.Visitor(app);
        var page = await browser.Page(await Given.Link(app, pledge.Id));
        Assert.Contains("belum mencatat kedatangan", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Diantar hari apa", page, StringComparison.Ordinal);
        await Asked.Comes(app, pledge.Id, 1, One);
        await app.WorkJobs();
        var came = Assert.Single(await Given.Of(app, "pledge.received")).Whole;
        Assert.Contains("Terima kasih sudah datang", came, StringComparison.Ordinal);
        Assert.DoesNotContain("sampai", came, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_is_kept_two_years_from_when_the_gift_came_however_long_ago_it_was_promised()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Given.ByContact(app, lines[0], 20, "sri@example.org", "Sri");
        await Value(app, pledge, 100, One);
        app.Clock.Advance(TimeSpan.FromDays(700));
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, 20, One));
        Assert.Equal("sri@example.org", await MailAfter(TimeSpan.FromDays(60)));
        Assert.Null(await MailAfter(TimeSpan.FromDays(700)));

        async Task<string?> MailAfter(TimeSpan time)
        {
            app.Clock.Advance(time);
            await app.Do(async services =>
            {
                var (db, all) = (services.GetRequiredService<AppDb>(), services.GetServices<PersonalData>());
                await PrivacyRegister.Retain(db, services.GetRequiredService<Frame>(), all, default);
                return true;
            });
            return (await Asked.Pledge(app, pledge.Id)).Email;
        }
    }

    [Fact]
    public async Task A_gift_is_not_in_use_before_it_came()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Asked.Offer(app, lines[0], 20, await app.Member("Pemberi"));
        await Value(app, pledge, 100, One);
        await Asked.Comes(app, pledge.Id, 20, One);
        var room = (await app.Space("semarang/kelas")).Space.Id;
        Assert.False(await Stands(new(2036, 8, 2)));
        Assert.True(await Stands(new(2036, 8, 3)));

        Task<bool> Stands(DateOnly from) =>
            Asked.With<UseGift, bool>(app, use => use.PutInUse(pledge.Id, room, from, One));
    }

    [Fact]
    public async Task By_the_link_a_giver_changes_how_they_are_shown()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var (lead, campus) = await Made.Organization(app, "Kampus Contoh", Organizations.OrganizationKind.Academic);
        var pledge = await Asked.Offer(app, lines[0], 20, lead, campus.Id);
        await Value(app, pledge, 100, One);
        await Asked.Comes(app, pledge.Id, 20, One);
        Assert.Equal(1, await Activities());
        using var browser = Browse.Visitor(app);
        var link = await Given.Link(app, pledge.Id);
        var form = await Filled.Of(browser, link, "tampil");
        var without = await form.With(("tampil-sebagai", "hamba-allah")).Press(browser);
        Assert.Contains("Tersimpan.", await without.Text());
        Assert.Equal(GiverShown.HambaAllah, (await Asked.Pledge(app, pledge.Id)).ShownAs);
        Assert.Equal(0, await Activities());
        form = await Filled.Of(browser, link, "tampil");
        await form.With(("tampil-sebagai", "nama")).Press(browser);
        Assert.Equal(1, await Activities());

        Task<int> Activities() =>
            app.Read(db =>
                db.Set<Organizations.Activity>().CountAsync(row => row.Kind == Organizations.Activity.OfGift)
            );
    }
}
