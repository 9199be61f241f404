using HeteroSpace.Billing;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Contributions;

/// <summary>Who gives, through the pages: the form under a line and the page behind the link.</summary>
public sealed class GiveTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task A_member_presses_one_button_and_finds_the_pledge_in_their_space()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20));
        using var browser = await RightsTests.Browser(app, await app.Member());
        var page = await browser.Page(Given.Form(need, lines[0]));
        Assert.Contains("Masih kurang 20 buah kursi lipat", page, StringComparison.Ordinal);
        Assert.Contains("name=\"jumlah\" type=\"text\" value=\"20\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"kontak\"", page, StringComparison.Ordinal);
        Assert.Contains("Terima kasih!", await Given.Press(app, browser, need, lines[0]), StringComparison.Ordinal);
        var pledge = await Given.Only(app);
        Assert.Equal((PledgeStatus.Offered, 20, GiverShown.Named), (pledge.Status, pledge.Held, pledge.ShownAs));
        Assert.Contains("20 buah kursi lipat", await browser.Page("/saya/gotong-royong"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_account_gives_two_fields_and_nothing_is_promised_until_the_mail_was_answered()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20));
        using var browser = Browse.Visitor(app);
        var page = await Given.Press(app, browser, need, lines[0], ("nama", "Sri"), ("kontak", "sri@example.org"));
        Assert.Contains("Satu langkah lagi", page, StringComparison.Ordinal);
        var pledge = await Given.Only(app);
        Assert.Equal((PledgeStatus.Pending, 0L), (pledge.Status, (await Asked.Line(app, lines[0].Id)).Promised));
        await app.WorkJobs();
        var mail = Assert.Single(app.Mails);
        Assert.Contains("Konfirmasikan tawaran Anda", mail.Subject!, StringComparison.Ordinal);
        var link = System.Text.RegularExpressions.Regex.Match(mail.TextBody!, @"/status/(\S+)").Value;
        // Mail programs open links by themselves; only a press confirms, and only by this link.
        await browser.GetAsync(link);
        Assert.DoesNotContain(
            "value=\"konfirmasi\"",
            await browser.Page(await Given.Link(app, pledge.Id)),
            StringComparison.Ordinal
        );
        Assert.Equal(PledgeStatus.Pending, (await Given.Only(app)).Status);
        Assert.Contains("Terima kasih!", await (await Browse.Send(browser, link, "konfirmasi")).Text());
        Assert.Equal(20, (await Asked.Line(app, lines[0].Id)).Promised);
        await app.WorkJobs();
        Assert.Contains(
            app.Mails,
            told => told.Subject!.StartsWith("Tawaran Anda kami catat", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_number_is_shown_by_its_code_which_staff_match_at_the_desk()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20));
        using var browser = Browse.Visitor(app);
        var page = await Given.Press(
            app,
            browser,
            need,
            lines[0],
            ("nama", "Sri"),
            ("kontak", "0812 0000 7002"),
            ("jumlah", "5")
        );
        var pledge = await Given.Only(app);
        var code = app.Opened(pledge.SealedPhoneCode);
        Assert.Contains(code, page, StringComparison.Ordinal);
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        const string numbers = "/konsol/semarang/nomor";
        var found = await Browse.Send(desk, numbers, "kode", ("kode", code));
        Assert.Contains("Perlengkapan kelas", await found.Text(), StringComparison.Ordinal);
        await (await Filled.In(found, $"acara-{pledge.Id}")).Press(desk);
        pledge = await Given.Only(app);
        Assert.Equal((PledgeStatus.Offered, 5, null), (pledge.Status, pledge.Held, pledge.SealedPhoneCode));
        // Nothing is written to a number that is not shown, and what is goes by hand.
        await app.WorkJobs();
        var letter = Assert.Single(await Given.Of(app, "pledge.made"));
        Assert.Equal(Foundation.Mail.Channel.WhatsApp, letter.Row.Channel);
    }

    [Fact]
    public async Task Who_gives_without_a_name_leaves_none_and_all_that_is_wrong_is_told_at_once()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(500));
        using var browser = Browse.Visitor(app);
        var wrong = await Given.Press(
            app,
            browser,
            need,
            lines[0],
            ("kontak", "bukan kontak"),
            ("jumlah", "banyak"),
            ("hari", "2020-01-01")
        );
        foreach (var field in (string[])["kontak", "jumlah", "hari"])
            Assert.Contains($"id=\"{field}-error\"", wrong, StringComparison.Ordinal);
        await Given.Press(
            app,
            browser,
            need,
            lines[0],
            ("kontak", "0812 0000 7003"),
            ("jumlah", "1.000"),
            ("tampil-sebagai", "hamba-allah")
        );
        var pledge = await Given.Only(app);
        Assert.Equal((GiverShown.HambaAllah, "Hamba Allah", 1000L), (pledge.ShownAs, pledge.Name, pledge.Quantity));
        // By name there has to be one; what was typed stays.
        var unnamed = await Given.Press(app, browser, need, lines[0], ("kontak", "0812 0000 7004"), ("jumlah", "77"));
        Assert.Contains("pilih Hamba Allah atau Orang baik", unnamed, StringComparison.Ordinal);
        Assert.Contains("value=\"77\"", unnamed, StringComparison.Ordinal);
        Assert.Contains("value=\"0812 0000 7004\"", unnamed, StringComparison.Ordinal);
        Assert.Single(await app.Read(db => db.Pledges().AsNoTracking().ToListAsync()));
        Assert.True(await Asked.With<MakePledge, bool>(app, make => make.Show(pledge.Id)));
        var form = (await Filled.Of(browser, await Given.Link(app, pledge.Id), "tampil")).With(
            ("tampil-sebagai", "nama")
        );
        var refused = await (await form.Press(browser)).Text();
        Assert.Contains("pilih Hamba Allah atau Orang baik", refused, StringComparison.Ordinal);
        Assert.Contains("Tersimpan.", await (await form.With(("nama", "Bu Tin")).Press(browser)).Text());
        pledge = await Given.Only(app);
        Assert.Equal((GiverShown.Named, "Bu Tin"), (pledge.ShownAs, pledge.Name));
    }

    [Fact]
    public async Task What_goes_into_reserve_is_told_before_and_after()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20));
        using var first = await RightsTests.Browser(app, await app.Member("Satu"));
        using var second = await RightsTests.Browser(app, await app.Member("Dua"));
        var waiting = await Filled.Of(second, Given.Form(need, lines[0]), "bantu");
        await Given.Press(app, first, need, lines[0]);
        var told = await (await waiting.Press(second)).Text();
        Assert.Contains("Semuanya sudah dijanjikan, jadi Anda cadangan", told, StringComparison.Ordinal);
        Assert.Contains("Jangan diantar dulu", told, StringComparison.Ordinal);
        using var visitor = Browse.Visitor(app);
        var before = await visitor.Page(Given.Form(need, lines[0]));
        Assert.Contains("Tawaran Anda jadi cadangan", before, StringComparison.Ordinal);
        Assert.Contains("Jadi cadangan", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_has_enough_leads_to_the_nearest_that_has_not()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20), Asked.Goods(5, "papan tulis"));
        using var browser = await RightsTests.Browser(app, await app.Member());
        var form = await Filled.Of(browser, Given.Form(need, lines[0]), "bantu");
        Assert.True(
            await Asked.With<EditNeed, bool>(app, edit => edit.CloseLine(lines[0], closed: true, Guid.CreateVersion7()))
        );
        foreach (
            var page in (string[])
                [await (await form.Press(browser)).Text(), await browser.Page(Given.Form(need, lines[0]))]
        )
        {
            Assert.Contains("Tidak dicari lagi", page, StringComparison.Ordinal);
            Assert.Contains(Given.Form(need, lines[1]), page, StringComparison.Ordinal);
        }
        Assert.Equal(0, await app.Read(db => db.Pledges().CountAsync()));
    }

    [Fact]
    public async Task Once_the_last_day_is_over_the_form_says_so_and_takes_nothing()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20));
        await app.Read(db =>
            db.Needs().ExecuteUpdateAsync(set => set.SetProperty(row => row.By, new DateOnly(2036, 1, 1)))
        );
        using var browser = Browse.Visitor(app);
        var page = await browser.Page(Given.Form(need, lines[0]));
        Assert.Contains("Waktunya sudah lewat", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"jumlah\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_pledge()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20));
        using var browser = Browse.Visitor(app);
        var form = (await Filled.Of(browser, Given.Form(need, lines[0]), "bantu")).With(
            ("nama", "Sri"),
            ("kontak", "0812 0000 7004")
        );
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        var said = await Task.WhenAll(form.Press(browser), form.Press(browser));
        Assert.All(said, answer => Assert.StartsWith("/status/p", answer.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.Single(await app.Read(db => db.Pledges().AsNoTracking().ToListAsync()));
    }

    [Fact]
    public async Task Of_one_contact_three_wait_to_be_shown_and_of_one_member_ten_for_staff_also_when_sent_at_once()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(500));
        var member = await app.Member();
        Task<PledgeAnswer[]> Twelve(Person? person) =>
            Task.WhenAll(
                Enumerable
                    .Range(0, 12)
                    .Select(_ =>
                        Asked.With<MakePledge, PledgeAnswer>(
                            app,
                            make =>
                                make.Offer(
                                    new(
                                        lines[0].Id,
                                        1,
                                        GiverShown.Named,
                                        "Bot",
                                        person,
                                        person is null ? Contact.Read("0812 0000 7005")!.Value : default
                                    )
                                )
                        )
                    )
            );
        Assert.Equal(3, (await Twelve(null)).OfType<PledgeAnswer.Made>().Count());
        Assert.Equal(10, (await Twelve(member)).OfType<PledgeAnswer.Made>().Count());
        Assert.Equal(10, (await Asked.Line(app, lines[0].Id)).Promised);
        using var browser = Browse.Visitor(app);
        var page = await Given.Press(app, browser, need, lines[0], ("nama", "Bot"), ("kontak", "081200007005"));
        Assert.Contains("belum dikonfirmasi", page, StringComparison.Ordinal);
        // Who never showed a contact is forgotten.
        app.Clock.Advance(TimeSpan.FromDays(4));
        await app.WorkJobs();
        Assert.Equal(10, await app.Read(db => db.Pledges().CountAsync()));
    }

    [Fact]
    public async Task By_the_link_a_pledge_is_changed_and_taken_back_and_shows_no_contact()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Given.ByContact(app, lines[0], 20, "+6281200007006", "Sri");
        using var browser = Browse.Visitor(app);
        var link = await Given.Link(app, pledge.Id);
        Assert.DoesNotContain("7006", await browser.Page(link), StringComparison.Ordinal);
        var form = await Filled.Of(browser, link, "ubah");
        await form.With(("jumlah", "12"), ("hari", "2036-08-10")).Press(browser);
        var changed = await Asked.Pledge(app, pledge.Id);
        Assert.Equal((12L, 12L, new DateOnly(2036, 8, 10)), (changed.Quantity, changed.Held, changed.ComesOn));
        Assert.Equal(8, (await Asked.Line(app, lines[0].Id)).Missing);
        var page = await (await Browse.Send(browser, link, "tarik", ("alasan", "Kursinya dipakai"))).Text();
        Assert.Contains("Tawaran ditarik", page, StringComparison.Ordinal);
        Assert.Contains("Kursinya dipakai", page, StringComparison.Ordinal);
        Assert.Equal(20, (await Asked.Line(app, lines[0].Id)).Missing);
    }

    [Fact]
    public async Task A_lead_gives_in_the_name_of_the_organization_and_nobody_else_does()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20));
        var (lead, organization) = await Made.Organization(app, "Kampus Satu");
        using (var browser = await RightsTests.Browser(app, await app.Member("Orang Lain")))
            await Given.Press(app, browser, need, lines[0], ("jumlah", "1"), ("atas-nama", organization.Slug));
        Assert.Null((await Given.Only(app)).OrganizationId);
        using (var browser = await RightsTests.Browser(app, lead))
            await Given.Press(app, browser, need, lines[0], ("jumlah", "7"), ("atas-nama", organization.Slug));
        Assert.Equal(
            organization.Id,
            await app.Read(db =>
                db.Pledges().Where(row => row.Quantity == 7).Select(row => row.OrganizationId).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Who_is_erased_gave_as_a_kind_person_and_the_ledger_keeps_its_sums()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var giver = await app.Member("Sumarni");
        var pledge = await Asked.Offer(app, lines[0], 20, giver);
        await Asked.With<ReceiveGift, bool>(
            app,
            gift => gift.SetValue(pledge, 2_000_000, ValueBasis.Estimate, "taksiran", Guid.CreateVersion7())
        );
        await Asked.Comes(app, pledge.Id, 7, Guid.CreateVersion7());
        var before = await app.Read(db => db.LedgerRows().AsNoTracking().SumAsync(row => row.Amount));
        Assert.Equal(700_000, before);
        await app.Do(async services =>
        {
            await services.GetRequiredService<ErasePerson>().Now(giver);
            return 0;
        });
        var now = await Asked.Pledge(app, pledge.Id);
        Assert.Equal(
            ("", null, null, null, GiverShown.OrangBaik),
            (now.Name, now.Email, now.Phone, now.PersonId, now.ShownAs)
        );
        Assert.Equal((PledgeStatus.Received, 7L), (now.Status, now.Received));
        Assert.Equal("", (await Asked.Receipt(app, pledge.Id)).Condition);
        Assert.Equal(before, await app.Read(db => db.LedgerRows().AsNoTracking().SumAsync(row => row.Amount)));
        Assert.Equal(13, (await Asked.Line(app, lines[0].Id)).Missing);
        Assert.Empty(await Posted.Broken(app));
    }

    [Fact]
    public async Task Who_has_no_account_is_forgotten_by_their_own_press_and_what_came_stays()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Given.ByContact(app, lines[0], 20, "sri@example.org", "Sri");
        await Asked.With<ReceiveGift, bool>(
            app,
            gift => gift.SetValue(pledge, 20, ValueBasis.Estimate, "taksiran", Guid.CreateVersion7())
        );
        await Asked.Comes(app, pledge.Id, 5, Guid.CreateVersion7());
        using var browser = Browse.Visitor(app);
        var link = await Given.Link(app, pledge.Id);
        Assert.Contains("sudah dihapus", await (await Browse.Send(browser, link, "lupakan")).Text());
        var now = await Asked.Pledge(app, pledge.Id);
        Assert.Equal(("", null, 5L, GiverShown.OrangBaik), (now.Name, now.Email, now.Received, now.ShownAs));
        Assert.Equal((5L, 15L), ((await Asked.Line(app, lines[0].Id)).Received, 15L));
    }

    [Fact]
    public async Task What_was_pledged_before_a_contact_was_shown_goes_to_its_owner_and_stands()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var (owner, shadow) = (await app.Member("Pemilik"), await app.Member("Bayangan", confirmed: false));
        var made = Assert.IsType<PledgeAnswer.Made>(
            await Asked.With<MakePledge, PledgeAnswer>(
                app,
                make => make.Offer(new(lines[0].Id, 3, GiverShown.Named, shadow.Name, shadow))
            )
        );
        Assert.Equal((PledgeStatus.Pending, 0L), (made.Pledge.Status, (await Asked.Line(app, lines[0].Id)).Promised));
        var contact = Contact.Stored(made.Pledge.Email, made.Pledge.Phone);
        await app.Do(async services =>
        {
            await services.Announce(new ContactOwned(shadow.Id, owner.Id, contact));
            await services.Announce(new ContactConfirmed(owner.Id));
            return 0;
        });
        var now = await Asked.Pledge(app, made.Pledge.Id);
        Assert.Equal((owner.Id, PledgeStatus.Offered, 3L), (now.PersonId, now.Status, now.Held));
    }

    [Fact]
    public async Task What_is_shown_after_the_need_was_closed_is_let_go()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20));
        using var browser = Browse.Visitor(app);
        await Given.Press(app, browser, need, lines[0], ("nama", "Sri"), ("kontak", "sri@example.org"));
        var seen = await app.Read(db => db.Needs().AsNoTracking().SingleAsync());
        Assert.True(await Asked.With<EditNeed, bool>(app, edit => edit.Close(seen, Guid.CreateVersion7())));
        var link = await Given.Link(app, (await Given.Only(app)).Id, TellOfPledges.ConfirmLink);
        var page = await (await Browse.Send(browser, link, "konfirmasi")).Text();
        Assert.Contains("tidak dicari lagi", page, StringComparison.Ordinal);
        Assert.Equal((PledgeStatus.Released, 0L), ((await Given.Only(app)).Status, (await Given.Only(app)).Held));
    }
}
