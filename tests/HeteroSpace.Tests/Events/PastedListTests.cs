using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Teachers and leads paste the names of those they bring.</summary>
public sealed class PastedListTests
{
    private const string Pasted = "1. Ani\r\n2) Beni\r\n- Cici\r\n\r\n• Dedi\r\n5.\tEka Putri";

    private static (string, string)[] Form(string people, string names) =>
        [("nama", "Bu Sri, S.Pd."), ("kontak", "sri@example.org"), ("orang", people), ("nama-lain", names)];

    private static Task<List<string>> Tickets(HeteroApp app) =>
        app.Read(db => db.Tickets().OrderBy(row => row.Number).Select(row => row.Name).ToListAsync());

    [Fact]
    public async Task A_list_that_had_to_be_made_out_is_shown_once_and_then_taken_as_it_was_shown()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        using var visitor = Browse.Visitor(app);
        var address = $"/acara/{of.Slug}/daftar";
        var page = await (await Browse.Typed(app, visitor, address, "daftar", Form("1", Pasted))).Text();
        Assert.Contains("kami baca sebagai 5 nama, jadi 6 orang dengan Anda", page);
        Assert.Contains("Ani\nBeni\nCici\nDedi\nEka Putri</textarea>", page);
        Assert.Matches("name=\"orang\"[^>]*value=\"6\"", page);
        Assert.Contains("value=\"Bu Sri, S.Pd.\"", page);
        Assert.Empty(await Tickets(app));

        await Browse.Typed(app, visitor, address, "daftar", Form("6", "Ani\r\nBeni\r\nCici\r\nDedi\r\nEka Putri"));
        Assert.Equal(["Bu Sri, S.Pd.", "Ani", "Beni", "Cici", "Dedi", "Eka Putri"], await Tickets(app));
    }

    [Fact]
    public async Task As_many_as_were_told_come_also_when_fewer_are_named()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        using var visitor = Browse.Visitor(app);
        var address = $"/acara/{of.Slug}/daftar";
        var page = await (await Browse.Typed(app, visitor, address, "daftar", Form("5", "1. Ani\n2. Beni"))).Text();
        Assert.Contains("kami baca sebagai 2 nama, jadi 5 orang dengan Anda dan 2 yang belum bernama.", page);
        Assert.Matches("name=\"orang\"[^>]*value=\"5\"", page);
    }

    [Theory]
    [InlineData("Ani\r\nSiti Aminah, S.Pd.", "Ani|Siti Aminah, S.Pd.")]
    [InlineData("\r\nAni\r\n\r\nBeni\r\n", "Ani|Beni")]
    public async Task A_plain_list_is_taken_at_once(string typed, string names)
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        using var visitor = Browse.Visitor(app);
        await Browse.Typed(app, visitor, $"/acara/{of.Slug}/daftar", "daftar", Form("3", typed));
        Assert.Equal(["Bu Sri, S.Pd.", .. names.Split('|')], await Tickets(app));
    }

    [Fact]
    public async Task A_list_longer_than_one_registration_or_the_seats_is_told_as_it_is_shown()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(3));
        using var visitor = Browse.Visitor(app);
        var address = $"/acara/{of.Slug}/daftar";
        var few = await (await Browse.Typed(app, visitor, address, "daftar", Form("1", "Ani, Beni, Cici"))).Text();
        Assert.Contains("Kursi yang tersisa 3", few);
        var many = string.Join(", ", Enumerable.Range(1, 30).Select(at => "Anak " + (char)('A' + at % 26) + "i"));
        var page = await (await Browse.Typed(app, visitor, address, "daftar", Form("1", many))).Text();
        Assert.Contains("Satu pendaftaran untuk 1 sampai", page);
    }

    [Fact]
    public async Task One_letter_is_a_name_at_registration_and_on_the_certificate()
    {
        Assert.Null(Certify.Problem("A"));
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        Assert.IsType<RegisterAnswer.Registered>(await Held.Try(app, new(of, null, 1, null, "A", "a@example.org")));
    }
}
