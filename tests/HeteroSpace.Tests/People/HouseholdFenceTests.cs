using System.Net;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.People.OneHousehold;

namespace HeteroSpace.People;

/// <summary>Two phones of one household at once, a page that is old, a press of Enter: nobody meets a page of trouble,
/// and no name stands that was taken out.</summary>
public sealed class HouseholdFenceTests
{
    private static readonly (string, string)[] Fields = Ratna[1..];

    [Fact]
    public async Task Two_who_are_given_one_name_in_the_same_moment_get_a_sentence()
    {
        await using var app = await HeteroApp.Start(Monday);
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        foreach (var name in (string[])["Adik Satu", "Adik Dua", "Adik Tiga", "Adik Empat"])
            await Browse.Send(mine, Page, "tambah", [(Household.NameField, name), .. Fields]);
        var children = await Of(app, head);
        for (var round = 0; round < 5; round++)
        {
            var answers = await Task.WhenAll(
                children.Select(one =>
                    Browse.Send(
                        mine,
                        $"{Page}?ubah={one.Id}",
                        "ubah",
                        [(Household.NameField, $"Nama Sama {round}"), .. Fields]
                    )
                )
            );
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
            Assert.Single(await Of(app, head), one => one.Name == $"Nama Sama {round}");
        }
    }

    [Fact]
    public async Task Whoever_was_taken_out_while_they_were_changed_leaves_nothing()
    {
        await using var app = await HeteroApp.Start(Monday);
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        for (var round = 0; round < 8; round++)
        {
            await Browse.Send(mine, Page, "tambah", [(Household.NameField, $"Adik {round}"), .. Fields]);
            var one = Assert.Single(await Of(app, head));
            var answers = await Task.WhenAll(
                Browse.Send(
                    mine,
                    $"{Page}?ubah={one.Id}",
                    "ubah",
                    [(Household.NameField, $"Bangkit {round}"), .. Fields]
                ),
                Browse.Send(mine, Page, $"hapus-{one.Id}")
            );
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
            if (await Of(app, head) is not [])
                await Browse.Send(mine, Page, $"hapus-{one.Id}");
        }
        var left = await app.Read(db => db.Households().AsNoTracking().ToListAsync());
        Assert.All(
            left,
            row =>
                Assert.Equal(
                    (ErasePerson.Nobody, PersonKind.Public, 0, (string?)null),
                    (row.Name, row.Kind, row.BirthYear, row.AgreedText)
                )
        );
    }

    [Fact]
    public async Task Whoever_changes_what_was_removed_meanwhile_is_refused_by_the_database()
    {
        await using var app = await HeteroApp.Start(Monday);
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        await Browse.Send(mine, Page, "tambah", Ratna);
        var ratna = Assert.Single(await Of(app, head));
        var refused = await app.Read(async db =>
        {
            var read = await db.Households().AsTracking().SingleAsync();
            await Browse.Send(mine, Page, $"hapus-{ratna.Id}");
            read.Tell(new("Bangkit Lagi", PersonKind.Student, 2026, Agrees: true), app.Now, 2036);
            return await Record.ExceptionAsync(() => db.SaveChangesAsync());
        });
        Assert.IsType<DbUpdateConcurrencyException>(refused);
        Assert.Equal(ErasePerson.Nobody, (await app.Read(db => db.Households().AsNoTracking().SingleAsync())).Name);
    }

    [Theory, InlineData("ubah"), InlineData("hapus")]
    public async Task A_page_that_is_old_is_answered_in_words(string form)
    {
        await using var app = await HeteroApp.Start(Monday);
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        await Browse.Send(mine, Page, "tambah", Ratna);
        var ratna = Assert.Single(await Of(app, head));
        await Browse.Send(mine, Page, $"hapus-{ratna.Id}");
        var answer =
            form == "ubah"
                ? await Browse.Send(mine, $"{Page}?ubah={ratna.Id}", "ubah", Ratna)
                : await Browse.Send(mine, Page, $"hapus-{ratna.Id}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("sudah tidak ada di keluarga Anda", await answer.Text());
    }

    [Fact]
    public async Task The_ninth_from_a_page_that_is_old_hears_that_it_is_full_and_keeps_what_was_typed()
    {
        await using var app = await HeteroApp.Start(Monday);
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        for (var number = 1; number <= Household.Most; number++)
            await Browse.Send(mine, Page, "tambah", [(Household.NameField, $"Adik {number}"), .. Fields]);
        var ninth = await Browse.Send(mine, Page, "tambah", Ratna);
        Assert.Equal(HttpStatusCode.OK, ninth.StatusCode);
        var said = await ninth.Text();
        Assert.Contains(Household.IsFull, said);
        Assert.Contains("value=\"Ratna Contoh\"", said);
    }

    [Fact]
    public async Task A_child_is_not_changed_into_another_without_the_word_of_the_guardian()
    {
        await using var app = await HeteroApp.Start(Monday);
        var head = await app.Member();
        using var mine = await RightsTests.Browser(app, head);
        await Browse.Send(mine, Page, "tambah", Ratna);
        var ratna = Assert.Single(await Of(app, head));
        var change = $"{Page}?ubah={ratna.Id}";
        var silent = await Browse.Send(
            mine,
            change,
            "ubah",
            (Household.NameField, "Anak Tetangga"),
            (Household.YearField, "2027")
        );
        Assert.Contains("centang bahwa Anda orang tua", await silent.Text());
        await Browse.Send(mine, change, "ubah", [(Household.NameField, "Ratna Dewi"), .. Fields]);
        Assert.Equal("Ratna Dewi", Assert.Single(await Of(app, head)).Name);
    }

    [Fact]
    public async Task Enter_in_a_form_that_books_or_registers_signs_nobody_out()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (_, of) = await Held.Event(app, Plan());
        using var mine = await RightsTests.Browser(app, await app.Member());
        foreach (var (address, form) in ((string, string)[])[(Desk, "pesan"), ($"/acara/{of.Slug}/daftar", "daftar")])
        {
            var page = await mine.Page(address);
            Assert.Contains("Bukan saya", page);
            var begins = page.IndexOf($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal);
            Assert.True(begins > 0);
            var itself = page[begins..page.IndexOf("</form>", begins, StringComparison.Ordinal)];
            Assert.Contains("type=\"submit\"", itself);
            Assert.DoesNotContain("/keluar", itself);
        }
    }
}
