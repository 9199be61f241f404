using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.People.OneHousehold;

namespace HeteroSpace.People;

/// <summary>One number, one household: several people on one account, and what is theirs bears their name.</summary>
public sealed class HouseholdTests
{
    [Fact]
    public async Task Someone_is_added_changed_and_removed_and_stands_once()
    {
        await using var app = await HeteroApp.Start(Monday);
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        Assert.Contains("Baru Anda sendiri", await mine.Page(Page));
        var read = await (await Browse.Send(mine, Page, "tambah", Ratna)).Text();
        Assert.Contains("Ratna Contoh", read);
        Assert.Contains(
            "sudah ada di keluarga",
            await (
                await Browse.Send(mine, Page, "tambah", [(Household.NameField, "RATNA  contoh"), .. Ratna[1..]])
            ).Text()
        );
        var ratna = Assert.Single(await Of(app, head));
        Assert.Equal(
            (PersonKind.Student, 2026, true, HouseholdMember.TextVersion),
            (ratna.Kind, ratna.BirthYear, ratna.IsMinor, ratna.AgreedVersion)
        );
        // What is kept as agreed to is what stands beside the box, word for word.
        Assert.Contains($"<span>{ratna.AgreedText}</span>", read);

        var change = $"{Page}?ubah={ratna.Id}";
        Assert.Contains("value=\"Ratna Contoh\"", await mine.Page(change));
        await Browse.Send(mine, change, "ubah", (Household.NameField, "Ratna Dewi"), (Household.YearField, "2000"));
        var grown = Assert.Single(await Of(app, head));
        Assert.Equal(("Ratna Dewi", false, (DateTime?)null), (grown.Name, grown.IsMinor, grown.Agreed));

        await Browse.Send(mine, Page, $"hapus-{ratna.Id}");
        Assert.Empty(await Of(app, head));
        var left = await app.Read(db => db.Households().AsNoTracking().SingleAsync());
        Assert.Equal((ErasePerson.Nobody, 0), (left.Name, left.BirthYear));
    }

    [Theory]
    [InlineData(Household.NameField, "Ratna\nwww.contoh.id")]
    [InlineData(Household.NameField, "")]
    [InlineData(Household.YearField, "")]
    [InlineData(Household.YearField, "1850")]
    [InlineData(Household.YearField, "2037")]
    [InlineData(Household.AgreeField, "")]
    public async Task What_is_wrong_is_told_at_its_field_and_nothing_that_was_typed_is_lost(string field, string typed)
    {
        await using var app = await HeteroApp.Start(Monday);
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        var fields = Ratna.Select(known => known.Item1 == field ? (field, typed) : known).ToArray();
        var answer = await (await Browse.Send(mine, Page, "tambah", fields)).Text();
        Assert.Contains("class=\"field-error\"", answer);
        Assert.Contains(
            field == Household.NameField ? "value=\"2026\"" : "value=\"Ratna Contoh\"",
            answer,
            StringComparison.Ordinal
        );
        Assert.Empty(await Of(app, head));
    }

    [Fact]
    public async Task An_account_holds_eight_others_and_says_so_before_the_ninth()
    {
        await using var app = await HeteroApp.Start(Monday);
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        for (var number = 1; number <= Household.Most; number++)
            await Browse.Send(mine, Page, "tambah", [(Household.NameField, $"Adik {number}"), .. Ratna[1..]]);
        Assert.Equal(Household.Most, (await Of(app, head)).Count);
        var full = await mine.Page(Page);
        Assert.Contains(Household.IsFull, full);
        Assert.DoesNotContain("Tambah orang", full);
        Assert.Contains(
            Household.IsFull,
            await (
                await Browse.Send(
                    mine,
                    Desk,
                    "pesan",
                    [(Household.ForField, Household.Another), ("keperluan", "PR"), .. Ratna]
                )
            ).Text()
        );
        Assert.Equal(Household.Most, (await Of(app, head)).Count);
    }

    [Fact]
    public async Task A_minor_stands_in_no_household_without_a_guardian_also_past_the_pages()
    {
        await using var app = await HeteroApp.Start(Monday);
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        await Browse.Send(mine, Page, "tambah", Ratna);
        var refused = await Record.ExceptionAsync(() =>
            app.Read(db =>
                db.Households().ExecuteUpdateAsync(set => set.SetProperty(row => row.Agreed, (DateTime?)null))
            )
        );
        Assert.NotNull(refused);
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.GuardianRows()
                .Add(
                    new()
                    {
                        PersonId = head.Id,
                        GuardianName = "Wali Contoh",
                        Asked = app.Now,
                    }
                );
            return await db.SaveChangesAsync();
        });
        var child = await Browse.Send(mine, Page, "tambah", [(Household.NameField, "Adik Kecil"), .. Ratna[1..]]);
        Assert.Contains("Minta mereka menambahkan", await child.Text());
    }

    [Fact]
    public async Task Not_me_signs_out_clears_what_the_phone_kept_and_goes_on_at_the_same_form()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var mine = await RightsTests.Browser(app, await app.Member());
        Assert.Contains("Bukan saya", await mine.Page(Desk));
        // The button sends the form it stands in to another address, with that form's token.
        var page = await mine.GetStringAsync(Desk);
        var token = System
            .Text.RegularExpressions.Regex.Match(page, "__RequestVerificationToken\" value=\"([^\"]+)")
            .Groups[1];
        var answer = await mine.PostAsync(
            "/keluar",
            new FormUrlEncodedContent([
                new("__RequestVerificationToken", token.Value),
                new("kembali", "/pesan/semarang/ruang-rapat-1"),
            ])
        );
        Assert.Equal("/pesan/semarang/ruang-rapat-1", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Atas nama siapa?", await answer.Text());
        Assert.Contains("/masuk", (await mine.GetAsync(Page)).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory, InlineData(Desk), InlineData("/acara/kelas-foto-produk/daftar")]
    public async Task Not_me_stands_also_where_the_one_before_has_yet_to_show_who_they_are(string form)
    {
        await using var app = await HeteroApp.Start(Monday);
        await Held.Event(app, Plan());
        using var phone = Browse.Visitor(app);
        await Browse.Send(
            phone,
            Desk,
            "pesan",
            [
                .. When,
                ("keperluan", "PR"),
                (SignUp.NameField, "Kakak Contoh"),
                (SignUp.ContactField, "0812 0000 0777"),
                ("sandi", "naik sepeda ke pasar"),
            ]
        );
        var page = await phone.Page(form);
        Assert.Contains("Kakak Contoh", page);
        Assert.Contains("Bukan saya", page);
        var token = System
            .Text.RegularExpressions.Regex.Match(page, "__RequestVerificationToken\" value=\"([^\"]+)")
            .Groups[1];
        var answer = await phone.PostAsync(
            "/keluar",
            new FormUrlEncodedContent([new("__RequestVerificationToken", token.Value), new("kembali", form)])
        );
        Assert.Equal(form, answer.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.DoesNotContain("Kakak Contoh", await answer.Text());
    }

    [Fact]
    public async Task Whoever_is_deleted_takes_the_household_with_them_and_gets_it_given_out_before()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (_, of) = await Held.Event(app, Plan());
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        await Browse.Send(
            mine,
            Desk,
            "pesan",
            [(Household.ForField, Household.Another), .. When, ("keperluan", "PR"), .. Ratna]
        );
        var ratna = Assert.Single(await Of(app, head));
        await Browse.Typed(app, mine, $"/acara/{of.Slug}/daftar", "daftar", ("orang", "1"));
        await Browse.Typed(
            app,
            mine,
            $"/acara/{of.Slug}/daftar",
            "daftar",
            ("orang", "1"),
            (Household.ForField, $"{ratna.Id}")
        );
        var given = await app.Do(async services =>
            await services
                .GetServices<PersonalData>()
                .Single(kind => kind.Entity == typeof(HouseholdMember))
                .Read!(services.GetRequiredService<AppDb>(), new(head.Id, head.AccountId), default)
        );
        Assert.Equal("Ratna Contoh", Assert.IsType<HouseholdMember>(Assert.Single(given)).Name);
        await app.Do(async services =>
        {
            await services.GetRequiredService<ErasePerson>().Now(head);
            return true;
        });
        Assert.Equal(
            0,
            await app.Read(async db =>
                await db.Households().CountAsync(row => row.Name != ErasePerson.Nobody || row.Removed == null)
                + await db.Bookings().CountAsync(row => row.Name == "Ratna Contoh")
                + await db.Tickets().CountAsync(row => row.Name == "Ratna Contoh")
            )
        );
    }
}
