using HeteroSpace.Content;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation.Search;

public sealed class SearchTests
{
    private static Task<FoundEverywhere> Find(HeteroApp app, string asked, string? kind = null) =>
        app.Do(services => services.GetRequiredService<SearchEverywhere>().Of(asked, kind));

    private static async Task<List<string>> Titles(HeteroApp app, string asked) =>
        [.. (await Find(app, asked)).Groups.SelectMany(group => group.Things).Select(thing => thing.Title)];

    private static EventPlan PhotoClass =>
        Held.Plan() with
        {
            Title = "Kelas foto produk dengan ponsel",
            Summary = "Memotret kerajinan di rumah.",
            Tags = ["café", "jualan"],
        };

    [Theory]
    [InlineData("foto produk ponsel", true)]
    [InlineData("ponsel foto", true)]
    [InlineData("kelas foto hp", true)]
    [InlineData("PRODUK", true)]
    [InlineData("prod", true)]
    [InlineData("fotonya", true)]
    [InlineData("penenun memotret", false)]
    [InlineData("potret kerajinan", true)]
    [InlineData("cafe", true)]
    [InlineData("jual", true)]
    [InlineData("foto semarang", true)]
    [InlineData("foto pendopo", true)]
    [InlineData("foto solo", false)]
    [InlineData("foto \" UNION 1=1", false)]
    [InlineData("foto & !produk | (", true)]
    [InlineData("{title} : foto*", false)]
    public async Task An_event_is_found_by_any_of_its_words_in_any_order_and_form(string typed, bool finds)
    {
        await using var app = await HeteroApp.Start();
        await Held.Event(app, PhotoClass);
        var found = await app.Do(services => services.GetRequiredService<FindEvents>().Of(new() { Words = typed }));
        Assert.Equal(finds, found.Count == 1);
        Assert.Equal(finds, (await Find(app, typed, "acara")) is { Nearness: Nearness.Asked, Count: 1 });
    }

    [Theory]
    [InlineData("batk", "batik")]
    [InlineData("batikk", "batik")]
    [InlineData("abtik", "batik")]
    [InlineData("membatki", null)]
    [InlineData("kemasn", "kemasan")]
    [InlineData("kemsaan", "kemasan")]
    [InlineData("musywarah", "musyawarah")]
    [InlineData("musyawrah rencna", "musyawarah rencana")]
    [InlineData("batk rencana", null)]
    [InlineData("xyzzy", null)]
    public async Task A_misspelt_word_is_taken_for_the_likest_that_finds_something(string typed, string? meant)
    {
        await using var app = await HeteroApp.Start();
        await Held.Event(app, Held.Plan() with { Title = "Batik tulis untuk pemula" });
        await Held.Event(app, Held.Plan() with { Title = "Kemasan yang menjual" });
        await Held.Event(app, Held.Plan() with { Title = "Musyawarah rencana ruang" });
        var found = await Find(app, typed);
        if (meant is null)
        {
            Assert.NotEqual(Nearness.Corrected, found.Groups.Count > 0 ? found.Nearness : Nearness.Asked);
            return;
        }
        Assert.Equal((Nearness.Corrected, meant), (found.Nearness, found.Words.ToString()));
        Assert.Equal(
            meant,
            await app.Do(services => services.GetRequiredService<SearchEverywhere>().Meant("event", typed, 0))
        );
    }

    [Fact]
    public async Task What_is_called_otherwise_in_either_language_is_found_after_what_has_the_word_itself()
    {
        await using var app = await HeteroApp.Start();
        foreach (var title in CalledOtherwise.Select(of => of.Title).Distinct())
            await Held.Event(app, Held.Plan() with { Title = title, Summary = "Datang saja.", Tags = [] });
        foreach (var (asked, title) in CalledOtherwise)
        {
            var found = await Find(app, asked, "acara");
            Assert.Equal((asked, Nearness.Asked), (asked, found.Nearness));
            Assert.Contains(title, found.Groups.Single().Things.Select(thing => thing.Title));
        }
        // A word of the list with a slip, which no title has.
        Assert.Equal(
            (Nearness.Corrected, "library"),
            (await Find(app, "libary")) is var slip ? (slip.Nearness, slip.Words.ToString()) : default
        );
        // Newer, sooner and in its title: what means the same still stands behind the word itself.
        await Held.Event(app, Held.Plan() with { Title = "Malam sahabat", Summary = "A volunteer evening." });
        var soon = Held.NextWeek with
        {
            Starts = Held.NextWeek.Starts.AddDays(-3),
            Ends = Held.NextWeek.Ends.AddDays(-3),
        };
        await Held.Event(app, Held.Plan() with { Title = "Relawan berkumpul", When = soon });
        Assert.Equal("Malam sahabat", (await Titles(app, "volunteer"))[0]);
        Assert.Contains("Relawan berkumpul", await Titles(app, "volunteer"));
        using var visitor = Browse.Visitor(app);
        Assert.Contains(
            "<mark>Pasar</mark> <mark>Batik</mark>",
            await visitor.GetStringAsync("/cari?kata=batik+market")
        );
    }

    private static readonly (string Asked, string Title)[] CalledOtherwise =
    [
        ("batik market", "Pasar Batik Sungai"),
        ("batik bazaar", "Pasar Batik Sungai"),
        ("bazar batik", "Pasar Batik Sungai"),
        ("batik markets", "Pasar Batik Sungai"),
        ("pasar kopi", "Coffee market"),
        ("room for meeting", "Menata ruang rapat"),
        ("desk", "Membuat meja sendiri"),
        ("workshop", "Pelatihan menyunting"),
        ("lokakarya", "Pelatihan menyunting"),
        ("training", "Pelatihan menyunting"),
        ("library", "Perpustakaan jalanan"),
        ("podcast", "Siniar pertama"),
        ("idea", "Gagasan untuk kota"),
        ("ideas", "Gagasan untuk kota"),
        ("communities", "Komunitas sepeda"),
        ("volunteer", "Relawan berkumpul lagi"),
        ("fund", "Mencari modal"),
        ("free", "Kopi gratis"),
        ("tonight", "Malam gim lokal"),
        ("internship", "Magang di studio"),
        ("magang", "Magang di studio"),
        ("kelas hp", "Kelas foto dengan ponsel"),
        ("class phone", "Kelas foto dengan ponsel"),
    ];

    [Fact]
    public async Task Where_nothing_has_all_of_the_words_what_has_some_is_shown_and_said()
    {
        await using var app = await HeteroApp.Start();
        await Held.Event(app, PhotoClass);
        await Held.Event(app, Held.Plan() with { Title = "Malam gim lokal", Summary = "Main bersama." });
        var found = await Find(app, "foto gim");
        Assert.Equal(Nearness.Fewer, found.Nearness);
        Assert.Contains(found.Groups, group => group.Things.Any(thing => thing.Title == PhotoClass.Title));
        var lost = await Find(app, "gim qwrtzp");
        Assert.Equal((Nearness.Fewer, "gim"), (lost.Nearness, lost.Words.ToString()));
    }

    [Fact]
    public async Task Every_kind_is_found_at_once_each_in_its_group_with_its_page()
    {
        await using var app = await HeteroApp.Start();
        await Held.Event(app, Held.Plan() with { Title = "Anyaman mendong dari Semarang" });
        await Written.Published(app, Written.Plan("Anyaman di pasar"));
        await Filmed.Published(app, Filmed.Plan() with { Title = "Tangan penganyam: anyaman" });
        var (_, organization) = await Made.Organization(app, "Komunitas Anyaman Contoh");
        await Made.Initiative(app, initiator: organization.Id, title: "Festival anyaman");
        var idea = await Made.Idea(app, "Kelas anyaman tiap Rabu");
        await app.AlterTables($"update ideas set status = 'Open' where slug = '{idea.Slug}'");
        await app.WorkJobs();
        var found = await Find(app, "anyaman");
        Assert.Equal(
            ["article", "episode", "event", "idea", "organization", "trail"],
            found.Groups.Select(group => group.Kind.Kind).Order()
        );
        using var visitor = Browse.Visitor(app);
        foreach (var thing in found.Groups.SelectMany(group => group.Things))
            Assert.True((await visitor.GetAsync(thing.Address)).IsSuccessStatusCode, thing.Address);
        Assert.Contains("site", (await Find(app, "semarang")).Groups.Select(group => group.Kind.Kind));
        Assert.Contains("space", (await Find(app, "ruang rapat")).Groups.Select(group => group.Kind.Kind));
    }

    [Fact]
    public async Task What_is_to_come_stands_before_what_is_past_or_called_off()
    {
        await using var app = await HeteroApp.Start();
        var (officer, soon) = await Held.Event(app, Held.Plan() with { Title = "Kelas wayang satu" });
        await Held.Event(
            app,
            Held.Plan() with
            {
                Title = "Kelas wayang dua",
                When = new(Held.NextWeek.Starts.AddDays(7), Held.NextWeek.Ends.AddDays(7)),
            }
        );
        var (_, off) = await Held.Event(app, Held.Plan() with { Title = "Kelas wayang batal" });
        Assert.True(
            await app.Do(services =>
                services.GetRequiredService<PlanEvent>().End(off, "Pengajar sakit", officer.AccountId!.Value)
            )
        );
        Assert.Equal(
            ["Kelas wayang satu", "Kelas wayang dua", "Kelas wayang batal"],
            await Titles(app, "wayang kelas")
        );
        app.Clock.Advance(soon.Ends - app.Now + TimeSpan.FromMinutes(1));
        Assert.Equal("Kelas wayang dua", (await Titles(app, "wayang kelas"))[0]);
    }

    [Fact]
    public async Task What_is_a_hundred_thousand_documents_old_is_found_beside_what_is_new()
    {
        await using var app = await HeteroApp.Start();
        await Written.Published(app, Written.Plan("Rotan lama dari Trangsan"));
        await Held.Event(app, Held.Plan() with { Title = "Kelas rotan lama" });
        // PostgreSQL asks the newest hundreds first, then the newest thousands, and numbers tell which they are.
        for (var number = 1; number <= 24; number++)
        {
            if (number is 1 or 20)
                await Number(number == 1 ? 95_000 : 100_000);
            await Made.Organization(app, $"Paguyuban Rotan {number}");
        }
        var found = await Find(app, "rotan");
        Assert.Equal(["article", "event", "organization"], found.Groups.Select(group => group.Kind.Kind).Order());
        var many = found.Groups.Single(group => group.Kind.Kind == "organization");
        Assert.Equal((20, true), (many.Count, many.IsMore));
        Assert.Equal("Paguyuban Rotan 24", many.Things[0].Title);

        async Task Number(int from)
        {
            if (await app.Read(db => Task.FromResult(db.Engine)) == Engine.Postgres)
                await app.AlterTables($"select setval(pg_get_serial_sequence('search_documents', 'number'), {from})");
        }
    }

    [Fact]
    public async Task The_page_marks_the_words_and_says_what_to_do_when_nothing_fits()
    {
        await using var app = await HeteroApp.Start();
        await Held.Event(app, Held.Plan() with { Title = "Batik <tulis> & canting" });
        using var visitor = Browse.Visitor(app);
        var found = await visitor.GetStringAsync("/cari?kata=batik");
        Assert.Contains("<mark>Batik</mark> &lt;tulis&gt; &amp; canting", found);
        Assert.Contains("1 hasil", found);
        var corrected = await visitor.Page("/cari?kata=batk");
        Assert.Contains("Tidak ada “batk”. Ini hasil untuk", corrected);
        Assert.Contains("<a href=\"/cari?kata=batik\">batik</a>", corrected);
        var nothing = await visitor.Page("/cari?kata=xyzzy");
        Assert.Contains("Tidak ada yang cocok dengan “xyzzy”", nothing);
        Assert.Contains("href=\"/tanya\"", nothing);
        Assert.Contains("Nothing fits “xyzzy”", await visitor.Page("/cari?kata=xyzzy&lang=en"));
        // Others may link to any words: only what we have something about is a page of ours.
        Assert.Contains("noindex", nothing);
        Assert.Contains("noindex", corrected);
        Assert.DoesNotContain("noindex", found);
        Assert.DoesNotContain("noindex", await visitor.Page("/cari"));
    }

    [Theory]
    [InlineData("/acara")]
    [InlineData("/komunitas")]
    [InlineData("/gagasan")]
    [InlineData("/jejak")]
    [InlineData("/artikel")]
    [InlineData("/kanal")]
    public async Task Under_a_list_that_finds_nothing_stands_what_was_meant_and_the_search_of_everything(string list)
    {
        await using var app = await HeteroApp.Start();
        await Held.Event(app, Held.Plan() with { Title = "Batik tulis" });
        await Made.Organization(app, "Komunitas Batik Contoh");
        using var visitor = Browse.Visitor(app);
        var page = await visitor.Page(list + "?cari=batk");
        Assert.Contains("href=\"/cari?kata=batk\"", page);
        if (list is "/acara" or "/komunitas")
            Assert.Contains($"href=\"{list}?cari=batik\"", page);
    }

    [Fact]
    public async Task A_list_finds_by_stems_and_by_what_stands_beside_the_name()
    {
        await using var app = await HeteroApp.Start();
        var (_, organization) = await Made.Organization(app, "Komunitas Jahit Contoh");
        await app.Read(async db =>
        {
            db.Attach(organization).Entity.Story = "Kami membatik dan menjahit di teras.";
            return await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
                    db.Organizations()
                )
                    is not null
                && await db.SaveChangesAsync() > 0;
        });
        app.Services.GetRequiredService<FindOrganizations>().Forget();
        using var visitor = Browse.Visitor(app);
        foreach (var typed in (string[])["jahitan", "batik", "penjahit teras", "semarang jahit"])
            Assert.Contains(organization.Name, await visitor.Page("/komunitas?cari=" + Uri.EscapeDataString(typed)));
        // What is shown where nothing fits is said to be others.
        var others = await visitor.Page("/komunitas?cari=kayu");
        Assert.Contains("0 komunitas", others);
        Assert.Contains(organization.Name, others[others.IndexOf("Komunitas lain", StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task A_list_that_finds_nothing_shows_what_else_there_is_and_says_so()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        // Where there is nothing at all, a step is left.
        foreach (var list in (string[])["/acara", "/komunitas", "/mitra", "/gagasan", "/jejak", "/artikel", "/kanal"])
            Assert.Contains("class=\"btn", await visitor.Page(list + "?cari=qwrtzp"));
        await Held.Event(app, Held.Plan() with { Title = "Batik tulis" });
        await Written.Published(app, Written.Plan("Anyaman di pasar"));
        await Filmed.Published(app, Filmed.Plan() with { Title = "Tangan penganyam" });
        var (_, organization) = await Made.Organization(app, "Komunitas Batik Contoh");
        await Made.Initiative(app, initiator: organization.Id, title: "Festival anyaman");
        var idea = await Made.Idea(app, "Kelas anyaman tiap Rabu");
        await app.AlterTables($"update ideas set status = 'Open' where slug = '{idea.Slug}'");
        app.Services.GetRequiredService<FindOrganizations>().Forget();
        foreach (
            var (list, heading, thing) in ((string, string, string)[])
                [
                    ("/acara?cari=xyzzy", "Acara lain yang akan datang", "Batik tulis"),
                    ("/acara?hari=ini&cari=xyzzy", "Tidak ada acara yang cocok pada", "Batik tulis"),
                    ("/acara?hari=ini", "Yang berikutnya", "Batik tulis"),
                    ("/komunitas?cari=xyzzy", "Komunitas lain", "Komunitas Batik Contoh"),
                    ("/gagasan?cari=xyzzy", "Gagasan lain", "Kelas anyaman tiap Rabu"),
                    ("/jejak?cari=xyzzy", "Tidak ada yang cocok.", "Festival anyaman"),
                    ("/artikel?cari=xyzzy", "Yang terbaru", "Anyaman di pasar"),
                    ("/kanal?cari=xyzzy", "Yang terbaru", "Tangan penganyam"),
                    ("/ruang?cari=xyzzy", "Yang lain ada di bawah.", "space-grid"),
                ]
        )
        {
            var page = await visitor.Page(list + "&lang=id");
            var at = page.IndexOf(heading, StringComparison.Ordinal);
            Assert.True(at > 0 && page.IndexOf(thing, at, StringComparison.Ordinal) > at, $"{list}: {heading}");
        }
    }
}
