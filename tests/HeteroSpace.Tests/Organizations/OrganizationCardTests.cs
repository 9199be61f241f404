using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Organizations;

/// <summary>Communities and partners as cards: a mark, one line, what they do now, who follows. Now is Monday 3 August
/// 2026.</summary>
public sealed class OrganizationCardTests
{
    private static Organization New(Guid site, string name, OrganizationKind kind = OrganizationKind.Community) =>
        new()
        {
            Slug = OrganizationName.Slug(name),
            Name = name,
            Kind = kind,
            RegionCode = "33.74",
            SiteId = site,
            Status = OrganizationStatus.Verified,
            Registered = HeteroApp.MondayAtTen,
        };

    private static Activity Did(Organization by, string title, int days, string kind) =>
        new()
        {
            OrganizationId = by.Id,
            At = HeteroApp.MondayAtTen.AddDays(days),
            Kind = kind,
            SourceId = Guid.CreateVersion7(),
            Title = title,
        };

    private static async Task<Guid> Put(HeteroApp app, Func<Guid, IEnumerable<object>> rows)
    {
        var site = (await app.Space("semarang/kelas")).Site.Id;
        await app.Read(db =>
        {
            db.AddRange(rows(site));
            return db.SaveChangesAsync();
        });
        return site;
    }

    private static async Task<List<IElement>> Cards(HeteroApp app, string address = "/komunitas") =>
        [.. new HtmlParser().ParseDocument(await Browse.Visitor(app).Page(address)).QuerySelectorAll(".org-card")];

    [Fact]
    public async Task A_card_bears_a_mark_or_the_logo_and_the_first_sentence_of_its_story()
    {
        await using var app = await HeteroApp.Start();
        await Put(
            app,
            site =>
            {
                var (own, drawn) = (New(site, "Anyam Bambu"), New(site, "Batik Muda"));
                own.Logo = "abcdefghij";
                drawn.Story = "Kami mencanting bersama. Setiap Sabtu.\nDi teras.";
                return [own, drawn];
            }
        );
        var cards = await Cards(app);
        Assert.Equal(2, cards.Count);
        Assert.StartsWith("/logo/abcdefghij", cards[0].QuerySelector("img.mark")!.GetAttribute("src"));
        Assert.Null(cards[0].QuerySelector("svg.mark"));
        Assert.Equal("BM", cards[1].QuerySelector("svg.mark text")!.TextContent);
        Assert.Contains("Kami mencanting bersama.", cards[1].TextContent);
        Assert.DoesNotContain("Setiap Sabtu", cards[1].TextContent);
    }

    [Fact]
    public async Task What_comes_next_is_told_before_what_was_and_what_it_makes_before_the_room_it_sits_in()
    {
        await using var app = await HeteroApp.Start();
        await Put(
            app,
            site =>
            {
                var (a, b, c) = (New(site, "A Satu"), New(site, "B Dua"), New(site, "C Tiga"));
                return
                [
                    a,
                    b,
                    c,
                    Did(a, "Meja bersama", 1, Activity.OfBooking),
                    Did(a, "Pasar Batik", 9, Activity.OfEvent),
                    Did(a, "Kelas jauh", 30, Activity.OfEvent),
                    Did(a, "Lama sekali", -3, "initiative"),
                    Did(b, "Kelas lampau", -40, "initiative"),
                    Did(b, "Ruang Rapat 1", -2, Activity.OfBooking),
                ];
            }
        );
        var cards = await Cards(app);
        // The room comes first: what is told says that it is the next event.
        Assert.Matches("Acara berikutnya\\s+Pasar Batik\\s+· Rab, 12 Agu", cards[0].TextContent);
        // The day on which it joined is not the last on which it did something.
        Assert.Matches("Ikut\\s+Kelas lampau\\s+sejak Rab, 24 Jun", cards[1].TextContent);
        Assert.DoesNotContain("Terakhir", cards[1].TextContent);
        var page = await Browse.Visitor(app).Page("/komunitas/a-satu");
        Assert.Contains("Berikutnya: Pasar Batik, Rabu, 12 Agustus 2026", page);
        Assert.Null(cards[2].QuerySelector(".org-now"));
    }

    [Fact]
    public async Task What_one_did_that_was_merged_and_who_followed_it_is_the_winners()
    {
        await using var app = await HeteroApp.Start();
        var (known, both) = (await app.Member("Peserta 001"), await app.Member("Peserta 002"));
        await Put(
            app,
            site =>
            {
                var winner = New(site, "Batik Muda");
                var loser = New(site, "Batik Muda Lama");
                (loser.Status, loser.MergedIntoId) = (OrganizationStatus.Merged, winner.Id);
                Follower By(Organization of, Guid person) =>
                    new()
                    {
                        OrganizationId = of.Id,
                        PersonId = person,
                        Since = HeteroApp.MondayAtTen,
                    };
                return
                [
                    winner,
                    loser,
                    Did(loser, "Pasar Batik", 9, "initiative"),
                    By(winner, both.Id),
                    By(loser, both.Id),
                    By(loser, known.Id),
                ];
            }
        );
        var card = Assert.Single(await Cards(app));
        Assert.Contains("Pasar Batik", card.TextContent);
        Assert.Contains("2 pengikut", card.TextContent);
    }

    [Fact]
    public async Task Partners_have_cards_too_and_an_empty_list_invites()
    {
        await using var app = await HeteroApp.Start();
        Assert.Empty(await Cards(app, "/mitra"));
        Assert.Contains("/komunitas/daftar", await Browse.Visitor(app).Page("/mitra"));
        await using var other = await HeteroApp.Start();
        await Put(other, site => [New(site, "Kampus Contoh", OrganizationKind.Academic)]);
        Assert.Equal("KA", Assert.Single(await Cards(other, "/mitra")).QuerySelector("svg.mark text")!.TextContent);
    }

    [Theory]
    [InlineData("Satu. Dua.", "Satu.")]
    [InlineData("Apa? Ya!", "Apa?")]
    [InlineData("Buka 09.00 sampai 21.00", "Buka 09.00 sampai 21.00")]
    [InlineData("Baris\nlain", "Baris")]
    [InlineData("", "")]
    [InlineData(" . ", ".")]
    public void The_first_sentence_of_a_story_ends_where_one_does(string story, string sentence) =>
        Assert.Equal(sentence, OrganizationCards.FirstSentence(story));
}
