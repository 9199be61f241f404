using HeteroSpace.Events;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;

namespace HeteroSpace.Portal;

/// <summary>What the first page answers.</summary>
public sealed class HomeTests
{
    private static async Task<string> Home(HeteroApp app)
    {
        using var visitor = Browse.Visitor(app);
        return await visitor.Page("/");
    }

    [Fact]
    public async Task It_says_what_this_is_whose_and_that_it_is_free()
    {
        await using var app = await HeteroApp.Start();
        var page = await Home(app);
        foreach (var said in (string[])["milik publik", "Gratis", "untuk siapa saja", "Buka sampai", "wa.me", "Peta"])
            Assert.Contains(said, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_events_it_invites()
    {
        await using var app = await HeteroApp.Start();
        Assert.Contains("Ingin belajar atau mengajar", await Home(app), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_stands_before_what_comes_and_a_cancelled_event_nowhere()
    {
        await using var app = await HeteroApp.Start();
        var now = HeteroApp.MondayAtTen;
        foreach (var (title, starts) in new[] { ("Kelas lusa", now.AddDays(2)), ("Kelas siang", now.AddHours(3)) })
            await Held.Event(app, Held.Plan() with { Title = title, When = new(starts, starts.AddHours(1)) });
        var page = await Home(app);
        var (today, next) = (
            page.IndexOf("Kelas siang", StringComparison.Ordinal),
            page.IndexOf("Kelas lusa", StringComparison.Ordinal)
        );
        Assert.True(today > 0 && next > today);
    }

    [Fact]
    public async Task One_partner_that_gives_often_hides_no_other()
    {
        await using var app = await HeteroApp.Start();
        var (_, busy) = await Made.Organization(app, "Kampus Sering", OrganizationKind.Academic);
        var (_, other) = await Made.Organization(app, "Toko Sekali", OrganizationKind.Business);
        await app.Read(db =>
        {
            for (var number = 0; number < 250; number++)
                db.Add(Gift(busy, number, $"{number} kursi"));
            db.Add(Gift(other, 300, "7 papan tulis"));
            return db.SaveChangesAsync();
        });
        var page = await Home(app);
        Assert.Contains("0 kursi", page, StringComparison.Ordinal);
        Assert.DoesNotContain("1 kursi", page, StringComparison.Ordinal);
        Assert.Contains("7 papan tulis", page, StringComparison.Ordinal);

        static Activity Gift(Organization of, int hoursAgo, string what) =>
            new()
            {
                OrganizationId = of.Id,
                At = HeteroApp.MondayAtTen.AddHours(-hoursAgo),
                Kind = Activity.OfGift,
                SourceId = Guid.CreateVersion7(),
                Title = what,
            };
    }

    [Fact]
    public async Task The_example_is_the_trail_that_the_most_made_and_one_of_a_single_group_is_none()
    {
        await using var app = await HeteroApp.Start();
        var (_, community) = await Made.Organization(app, "Komunitas Batik Muda");
        await Made.Initiative(app, initiator: community.Id, title: "Kerja sendiri");
        Assert.DoesNotContain("id=\"bersama\"", await Home(app), StringComparison.Ordinal);
        var (_, campus) = await Made.Organization(app, "Kampus Contoh", OrganizationKind.Academic);
        var (_, together) = await Made.Initiative(app, initiator: community.Id, title: "Pasar Batik Sungai");
        await Made.Join(app, together, campus.Id);
        var page = await Home(app);
        Assert.Contains("id=\"bersama\"", page, StringComparison.Ordinal);
        Assert.Contains("Pasar Batik Sungai", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Kerja sendiri", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partners_stand_by_the_alphabet_at_most_two_of_a_kind()
    {
        await using var app = await HeteroApp.Start();
        foreach (var name in (string[])["Zamrud Media", "Aneka Media", "Mitra Media"])
            await Made.Organization(app, name, OrganizationKind.Media);
        await Made.Organization(app, "Bank Contoh", OrganizationKind.Business);
        var page = await Home(app);
        Assert.True(
            page.IndexOf("Aneka Media", StringComparison.Ordinal)
                < page.IndexOf("Bank Contoh", StringComparison.Ordinal)
        );
        Assert.Contains("Mitra Media", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Zamrud Media", page, StringComparison.Ordinal);
        // Where one says that one would like to be one, and not the list of what was agreed.
        Assert.Contains("<a href=\"/mitra#punya\">Jadi mitra</a>", page, StringComparison.Ordinal);
        using var visitor = Browse.Visitor(app);
        var partners = await visitor.Page("/mitra");
        Assert.Contains("id=\"punya\"", partners, StringComparison.Ordinal);
        Assert.Contains("href=\"/komunitas/daftar\"", partners, StringComparison.Ordinal);
    }
}
