using HeteroSpace.Initiatives;

namespace HeteroSpace.Events;

/// <summary>What the page of an event becomes once it is over.</summary>
public sealed class EventAlbumTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private const string Thanks = "Terima kasih, hujan pun Anda datang.";

    [Fact]
    public async Task It_tells_who_came_what_the_host_says_where_to_see_it_and_what_comes_next()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, host) = await Made.Organization(app, "Komunitas Foto Contoh");
        var plan = Plan(app, 7) with { Title = "Kelas foto pasar" };
        var (officer, of) = await Held.Event(app, plan, organization: host.Id);
        await Held.Event(app, Plan(app, 30) with { Title = "Pameran foto pasar" }, organization: host.Id);
        await Held.Event(app, Plan(app, 20) with { Title = "Kelas menenun" });
        var (came, missed) = (
            await Held.Register(app, of, person: await app.Member("Peserta 041")),
            await Held.Register(app, of, person: await app.Member("Peserta 042"))
        );
        using var visitor = Browse.Visitor(app);
        var before = await visitor.Page("/acara/" + of.Slug);
        Assert.DoesNotContain("bagian-setelah", before, StringComparison.Ordinal);
        app.Clock.Advance(of.Starts - app.Now);
        await Held.LetIn(app, of, "A", Held.Showing(app, await Held.TicketOf(app, came)));
        app.Clock.Advance(TimeSpan.FromHours(3));
        using var staff = await RightsTests.Browser(app, officer);
        await Browse.Send(
            staff,
            $"/konsol/semarang/acara/{of.Slug}/laporan",
            "rekaman",
            ("rekaman", "https://video.example.org/foto"),
            ("terima-kasih", Thanks)
        );
        var page = await visitor.Page("/acara/" + of.Slug);
        foreach (
            var told in (string[])
                [
                    "1 orang hadir",
                    "10 kursi disediakan",
                    "dijalankan 1 komunitas atau mitra",
                    Thanks,
                    "https://video.example.org/foto",
                    "bagian-berikut",
                    "Pameran foto pasar",
                ]
        )
            Assert.Contains(told, page, StringComparison.Ordinal);
        var next = page[page.IndexOf("bagian-berikut", StringComparison.Ordinal)..];
        Assert.True(
            next.IndexOf("Pameran foto pasar", StringComparison.Ordinal)
                < next.IndexOf("Kelas menenun", StringComparison.Ordinal)
        );
        Assert.Equal(RegistrationStatus.Confirmed, (await Held.Now(app, missed)).Status);
        Assert.Equal(Thanks, (await Held.Now(app, of)).Thanks);
    }

    private static EventPlan Plan(HeteroApp app, int days) =>
        Held.Plan() with
        {
            When = new(app.Now.AddDays(days), app.Now.AddDays(days).AddHours(2)),
        };
}
