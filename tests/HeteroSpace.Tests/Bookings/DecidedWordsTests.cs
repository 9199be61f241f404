using System.Text.RegularExpressions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Bookings;

/// <summary>Words that were decided: "pesan" is a message, and only what somebody approved is approved.</summary>
public sealed class DecidedWordsTests
{
    [Fact]
    public void No_button_or_link_says_Pesan_alone_for_a_booking()
    {
        var alone =
            from file in Directory.EnumerateFiles(
                Path.Combine(LayoutTests.Root(), "src/HeteroSpace"),
                "*",
                SearchOption.AllDirectories
            )
            where file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)
            from Match said in Regex.Matches(File.ReadAllText(file), "Say\\(\\s*\"Pesan\",\\s*\"Book[^\"]*\"")
            select $"{Path.GetFileName(file)}: {said.Value}";
        Assert.Empty(alone);
    }

    [Fact]
    public async Task What_was_booked_at_once_is_called_confirmed_everywhere_and_never_approved()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var member = await app.Member();
        var at = await app.Space("semarang/meja-bersama");
        var booked = Assert.IsType<BookAnswer.Booked>(await app.Book(BookTests.Wish(at, member, app.Now.AddDays(1))));
        await app.WorkJobs();
        using var theirs = await RightsTests.Browser(app, member);
        var page = "/saya/pemesanan/" + booked.Booking.Code;
        Assert.Contains("Terkonfirmasi", await theirs.Page(page), StringComparison.Ordinal);
        Assert.Contains("Confirmed", await theirs.Page(page + "?lang=en"), StringComparison.Ordinal);
        foreach (var address in (string[])[page + "?lang=id", "/saya", "/saya/pemesanan", page + "/kalender.ics"])
            Assert.DoesNotContain("disetujui", Said(await theirs.GetStringAsync(address)), IgnoringCase);
        Assert.All(await app.Letters(), letter => Assert.DoesNotContain("disetujui", letter.Whole, IgnoringCase));
    }

    [Fact]
    public async Task Whoever_gives_a_name_and_a_contact_reads_what_for_and_where_more_stands_beside_the_button()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var plan = Held.Plan() with { When = new(app.Now.AddDays(7), app.Now.AddDays(7).AddHours(2)) };
        var (_, of) = await Held.Event(app, plan);
        using var visitor = Browse.Visitor(app);
        foreach (
            var address in (string[])
                ["/daftar", "/pesan/semarang/meja-bersama", "/pesan/semarang/ruang-acara", $"/acara/{of.Slug}/daftar"]
        )
        foreach (var language in (string[])["?lang=id", "?lang=en"])
        {
            var page = Said(await visitor.Page(address + language));
            var button = page.LastIndexOf("<button class=\"btn btn-primary", StringComparison.Ordinal);
            var link = page.IndexOf("href=\"/privasi\"", StringComparison.Ordinal);
            Assert.True(link > 0 && Math.Abs(button - link) < 800, address + language);
        }
    }

    [Fact]
    public async Task A_number_is_shown_by_one_press_and_what_is_only_held_keeps_no_day_free()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var visitor = Browse.Visitor(app);
        (string, string)[] who = [("nama", "Siti Rahayu"), ("kontak", "0812 0000 7050")];
        var profile = await (await Browse.Typed(app, visitor, "/daftar", "daftar", who)).Text();
        Assert.Contains("https://wa.me/", Said(profile), StringComparison.Ordinal);
        using var other = Browse.Visitor(app);
        (string, string)[] when = [("tanggal", "2036-08-06"), ("jam", "10:00"), ("lama", "120"), ("orang", "1")];
        who[1].Item2 = "0812 0000 7051";
        var held = await (
            await Browse.Typed(app, other, "/pesan/semarang/meja-bersama", "pesan", [.. when, .. who])
        ).Text();
        Assert.Contains("Satu langkah lagi", held, StringComparison.Ordinal);
        Assert.DoesNotContain("kalender.ics", Said(held), StringComparison.Ordinal);
    }

    private const StringComparison IgnoringCase = StringComparison.OrdinalIgnoreCase;

    // What the page itself says; the ways stand in the head and foot of every one.
    private static string Said(string page) =>
        page.IndexOf("<main", StringComparison.Ordinal) is var from && from < 0
            ? page
            : page[from..page.IndexOf("</main>", StringComparison.Ordinal)];
}
