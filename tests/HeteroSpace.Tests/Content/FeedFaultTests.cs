using System.Text;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Content;

/// <summary>
/// What a feed has that cannot be taken is counted and told by its reason; what can be taken is, whatever stands
/// beside it.
/// </summary>
public sealed class FeedFaultTests
{
    private const string Day = "2026-07-01T05:00:00Z";

    private static string Entry(
        string film = "aaaaaaaaaaa",
        string title = "Kelas batik",
        string? published = Day,
        string? link = null,
        string? id = null
    ) =>
        $"<entry><id>{id ?? "yt:video:" + film}</id><title>{title}</title>"
        + $"<link rel=\"alternate\" href=\"{link ?? "https://www.youtube.com/watch?v=" + film}\"/>"
        + (published is null ? "" : $"<published>{published}</published>")
        + "</entry>";

    private static string Atom(string entries, string more = "") =>
        $"<feed xmlns=\"http://www.w3.org/2005/Atom\" {more}><title>Kanal</title>{entries}</feed>";

    private static string Rss(string items) =>
        "<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">"
        + "<channel><title>Siniar</title>"
        + items
        + "</channel></rss>";

    private static string Item(string title = "Siniar satu", string? day = "Wed, 01 Jul 2026 12:00:00 +0700") =>
        $"<item><title>{title}</title><link>https://siniar.example.org/1</link><guid>siniar-1</guid>"
        + "<enclosure url=\"https://siniar.example.org/1.mp3\" type=\"audio/mpeg\" length=\"1\"/>"
        + $"<pubDate>{day}</pubDate><description>&lt;p&gt;Satu&lt;/p&gt;&lt;p&gt;Dua &amp;amp; tiga&lt;/p&gt;"
        + "</description></item>";

    private static FeedContent Read(string feed, string? address = null) =>
        FeedEntries.Of(Encoding.UTF8.GetBytes(feed), HeteroApp.MondayAtTen, address)!;

    [Fact]
    public void A_title_that_nobody_sees_is_none_and_what_turns_the_writing_is_left_out()
    {
        var read = Read(
            Atom(
                Entry("aaaaaaaaaaa", "\u200B\u200B\u3164\u2800") + Entry("bbbbbbbbbbb", "Kelas \u202Ekitab\u2069 sore")
            )
        );
        Assert.Equal("Kelas kitab sore", Assert.Single(read.Entries).Title);
        Assert.Equal(1, read.Left.Of(FeedFault.ShortTitle));
    }

    [Theory, InlineData(""), InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")]
    public void One_byte_of_an_older_encoding_is_one_letter_of_it(string declaration)
    {
        var feed = Encoding.UTF8.GetBytes(declaration + Atom(Entry(title: "Kafé di #")));
        feed[Array.IndexOf(feed, (byte)'#')] = 0xE9;
        Assert.Equal("Kafé di é", Assert.Single(FeedEntries.Of(feed, HeteroApp.MondayAtTen)!.Entries).Title);
    }

    [Theory]
    [InlineData(FeedFault.ShortTitle, "title")]
    [InlineData(FeedFault.NoFilm, "link")]
    [InlineData(FeedFault.NoDate, "day")]
    [InlineData(FeedFault.OddDate, "1999")]
    [InlineData(FeedFault.OddDate, "2030")]
    [InlineData(FeedFault.Again, "again")]
    [InlineData(FeedFault.NoId, "id")]
    public void An_entry_that_cannot_be_taken_is_counted_with_its_reason_and_the_others_are_taken(
        FeedFault why,
        string kind
    )
    {
        var odd = kind switch
        {
            "title" => Entry("bbbbbbbbbbb", title: "Hi"),
            "link" => Entry("bbbbbbbbbbb", link: "https://example.org/x"),
            "day" => Entry("bbbbbbbbbbb", published: null),
            "again" => Entry(),
            "id" => "<entry><title>Tanpa kode</title></entry>",
            _ => Entry("bbbbbbbbbbb", published: kind + "-07-01T05:00:00Z"),
        };
        var read = Read(Atom(Entry() + odd + Entry("ccccccccccc")));
        Assert.Equal(2, read.Entries.Count);
        Assert.Equal((1, 1), (read.Left.Of(why), read.Left.Count));
        Assert.StartsWith("Dilewati: 1 ", read.Left.Said);
    }

    [Fact]
    public void Those_beyond_the_first_five_hundred_are_told()
    {
        var read = Read(Atom(string.Concat(Enumerable.Range(0, 600).Select(at => Entry($"film{at:0000000}")))));
        Assert.Equal((500, 100), (read.Entries.Count, read.Left.Of(FeedFault.TooMany)));
        Assert.Contains("100 di luar 500 yang pertama", read.Left.Said);
    }

    [Theory]
    [InlineData("\n\n  ", "", "Kelas batik")]
    [InlineData("\uFEFF\n", "", "Kelas batik")]
    [InlineData("", "\u0007", "Kelas batik")]
    [InlineData("", "&#x7;", "Kelas batik")]
    [InlineData("", "&nbsp;", "Kelas batik")]
    [InlineData("", "&eacute;", "Kelas batiké")]
    [InlineData("", " & kain", "Kelas batik & kain")]
    [InlineData("", "\uFFFF", "Kelas batik")]
    public void A_letter_that_is_not_quite_xml_refuses_nothing(string before, string within, string title)
    {
        var feed = "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + Atom(Entry(title: "Kelas batik" + within));
        var read = Read(before + feed);
        Assert.Equal((title, null), (read.Entries.Single().Title, read.Left.Said));
    }

    [Theory]
    [InlineData("<entry><title>Tak <b>selesai</title></entry>")]
    [InlineData("<entry><id>x</id><title>Tak ditutup")]
    [InlineData("<entry <title>Rusak</title></entry>")]
    [InlineData("<entry><asing:kata>x</asing:kata></entry>")]
    public void An_entry_that_is_no_xml_takes_none_of_the_others_along(string broken)
    {
        var read = Read(Atom(Entry() + broken + Entry("bbbbbbbbbbb")));
        Assert.Equal(2, read.Entries.Count);
        Assert.Equal(1, read.Left.Of(FeedFault.Unreadable));
    }

    [Fact]
    public void A_feed_cut_off_in_the_middle_gives_what_came()
    {
        var whole = Atom(Entry() + Entry("bbbbbbbbbbb") + Entry("ccccccccccc"));
        var read = Read(whole[..(whole.IndexOf("ccccccccccc", StringComparison.Ordinal) + 4)]);
        Assert.Equal((2, 1), (read.Entries.Count, read.Left.Count));
    }

    [Theory]
    [InlineData("https://www.youtube.com/", "watch?v=bbbbbbbbbbb", null)]
    [InlineData(null, "/watch?v=bbbbbbbbbbb", "https://www.youtube.com/feeds/videos.xml?channel_id=x")]
    [InlineData("/", "watch?v=bbbbbbbbbbb", "https://www.youtube.com/feeds/videos.xml?channel_id=x")]
    public void A_link_is_told_from_where_the_feed_says(string? around, string link, string? address)
    {
        var read = Read(Atom(Entry(link: link), around is null ? "" : $"xml:base=\"{around}\""), address);
        Assert.Equal("https://www.youtube.com/watch?v=bbbbbbbbbbb", read.Entries.Single().Address);
    }

    [Theory]
    [InlineData("type=\"html\"", "Kelas &lt;b&gt;tebal&lt;/b&gt; &amp;amp; lain", "Kelas tebal & lain")]
    [InlineData("type=\"html\"", "<![CDATA[Kelas <b>tebal</b> &amp; lain]]>", "Kelas tebal & lain")]
    [InlineData("type=\"text\"", "1 &lt; 2 &amp;amp; 3", "1 < 2 &amp; 3")]
    [InlineData(
        "type=\"xhtml\"",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\">Kelas <b>tebal</b></div>",
        "Kelas tebal"
    )]
    public void A_title_is_plain_words_whatever_kind_of_text_it_is(string kind, string title, string plain)
    {
        var read = Read(
            Atom(Entry().Replace("<title>Kelas batik", $"<title {kind}>{title}", StringComparison.Ordinal))
        );
        Assert.Equal(plain, read.Entries.Single().Title);
    }

    [Theory]
    [InlineData("Wed, 01 Jul 2026 12:00:00 +0700")]
    [InlineData("Wed, 01 Jul 2026 05:00:00 GMT")]
    [InlineData("1 Jul 2026 00:00:00 EST")]
    [InlineData("2026-07-01T12:00:00+07:00")]
    public void A_podcast_is_read_from_rss(string day)
    {
        var read = Read(Rss(Item("Kopi &amp;amp; batik", day)));
        var entry = read.Entries.Single();
        Assert.Equal(("Kopi & batik", "https://siniar.example.org/1"), (entry.Title, entry.Address));
        Assert.Equal(new DateTime(2026, 7, 1, 5, 0, 0, DateTimeKind.Utc), entry.Published);
        Assert.Equal("Satu\nDua & tiga", entry.Text);
        Assert.Equal(0, read.Left.Count);
    }

    [Fact]
    public async Task A_podcast_is_an_episode_once_and_what_was_left_stands_on_the_page()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        using var editor = await RightsTests.Browser(app, await app.Staff(Foundation.Security.Role.Editor, "semarang"));
        const string page = "/konsol/semarang/kanal/umpan";
        var feed = Encoding.UTF8.GetBytes(Rss(Item() + Item("Hi") + Item("Tanpa hari", "kapan-kapan")));
        foreach (var said in (string[])["1 episode baru, 0 sudah ada.", "0 episode baru, 1 sudah ada."])
        {
            var answer = await (await Browse.SendFile(editor, page, "umpan", ("berkas", "siniar.xml", feed))).Text();
            Assert.Contains(said + " Dilewati: 1 judulnya kurang dari 3 huruf; 1 tanpa tanggal.", answer);
        }
        Assert.Equal(
            Outlet.Podcast,
            await app.Read(db => db.EpisodeOutlets().Select(outlet => outlet.Outlet).SingleAsync())
        );
    }

    [Fact]
    public async Task An_entry_that_the_database_refuses_takes_none_of_the_others_along()
    {
        await using var app = await HeteroApp.Start();
        app.GoesToNobodyElse();
        await app.AlterTables(
            app.Services.GetRequiredService<IServiceScopeFactory>() is var scopes
            && scopes.CreateScope().ServiceProvider.GetRequiredService<AppDb>().Engine == Engine.Sqlite
                ? "create trigger refuses before insert on episodes when new.title = 'Ditolak' "
                    + "begin select raise(abort, 'no'); end"
                : "alter table episodes add constraint refuses check (title <> 'Ditolak')"
        );
        var (site, by) = (await Written.Site(app), Guid.CreateVersion7());
        var found = Read(Atom(Entry() + Entry("bbbbbbbbbbb", "Ditolak") + Entry("ccccccccccc")));
        var read = await app.Do(services =>
            services.GetRequiredService<FillChannel>().Take(found, site.Id, null, true, by)
        );
        Assert.Equal((2, 1), (read.New, read.Left.Of(FeedFault.NotKept)));
    }
}
