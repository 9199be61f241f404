using System.Net;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Messaging;

/// <summary>Letters: only our link is one, each has its own fate, and the address that stops them opens.</summary>
[UsuallyOnce]
public sealed class LetterTests
{
    private const string Ours = "https://hetero.example.org/status/babc";

    private static Letter Written =>
        Letter.About(Sentence.Say("Uji", "A try")).Greet().Button("Lihat", Proof.Of("/status/babc"));

    private static async Task<Outgoing> Put(
        HeteroApp app,
        string to,
        Letter? letter = null,
        string name = "Slamet",
        string kind = "booking.confirmed"
    )
    {
        var message = new Outgoing
        {
            Cause = "uji:" + Guid.CreateVersion7(),
            Kind = kind,
            To = to,
            Name = name,
            At = app.Now,
        };
        await app.Do(async services =>
        {
            await services.GetRequiredService<LetterBox>().Put(message, letter ?? Written);
            return 0;
        });
        return message;
    }

    // As others read it: the letter that breaks an address is not seen.
    private static string Seen(string text) => text.Replace("\u200c", "", StringComparison.Ordinal);

    [Theory]
    [InlineData("https://evil.example/klaim")]
    [InlineData("  http://evil.example/klaim")]
    [InlineData("https://hetero.example.org.evil.example/status/x")]
    [InlineData("https://hetero.example.org@evil.example/status/x")]
    [InlineData("https://hetero.example.org:443@evil.example/")]
    [InlineData("https://hetero.example.org/masuk?kembali=/evil")]
    [InlineData("https://hetero.example.org/berhenti/x")]
    [InlineData("HTTPS://EVIL.EXAMPLE/")]
    [InlineData("evil.example/klaim")]
    [InlineData("www.evil.example")]
    [InlineData("menang@evil.example")]
    [InlineData("127.0.0.1/klaim")]
    [InlineData("x.com/klaim")]
    [InlineData("t.co/abc")]
    [InlineData("s.id")]
    [InlineData("g.co")]
    [InlineData("q.example/klaim")]
    [InlineData("evil。example/klaim")]
    [InlineData("evil．com")]
    [InlineData("evil｡com/klaim")]
    [InlineData("उदाहरण.भारत")]
    public async Task What_a_person_typed_becomes_no_button_and_no_link(string typed)
    {
        await using var app = await HeteroApp.Start();
        await TellOf(app, typed);
        await app.WorkJobs();
        var mail = Assert.Single(app.Mails);
        var links = System
            .Text.RegularExpressions.Regex.Matches(mail.HtmlBody!, "<a href=\"([^\"]*)\"")
            .Select(found => WebUtility.HtmlDecode(found.Groups[1].Value))
            .ToList();
        Assert.Equal(3, links.Count);
        Assert.All(links[..2], link => Assert.Equal(Ours, link));
        Assert.StartsWith("https://hetero.example.org/berhenti/", links[2], StringComparison.Ordinal);
        var seen = Seen(WebUtility.HtmlDecode(mail.HtmlBody!));
        Assert.Equal(
            6,
            System.Text.RegularExpressions.Regex.Count(seen, System.Text.RegularExpressions.Regex.Escape(typed.Trim()))
                - 1
        );
        // No mail program makes a link of it either: as it stands there, it is in one piece nowhere.
        Assert.DoesNotContain(typed.Trim(), WebUtility.HtmlDecode(mail.HtmlBody!), StringComparison.Ordinal);
        Assert.DoesNotContain(typed.Trim(), mail.TextBody!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rapat\n\nAnda mendapat hibah.", "Untuk Rapat  Anda mendapat hibah.")]
    [InlineData("Rapat\r\nAnda menang", "Untuk Rapat Anda menang.")]
    [InlineData("Rapat\u2028Anda\u0085menang", "Untuk Rapat Anda menang.")]
    public void What_a_person_typed_begins_no_line_of_a_sentence_of_ours(string typed, string said) =>
        Assert.Equal(
            said,
            Sentence.Say($"Untuk {typed}.", $"For {typed}.").Text.Replace("..", ".", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("Hj. Siti Ma'rifah, S.Pd.I.")]
    [InlineData("H.M. Soeharto, S.E., M.Si.")]
    [InlineData("M.Ali")]
    public void A_name_with_titles_is_said_as_it_is(string name) =>
        Assert.Equal($"Halo {name}", Sentence.Both($"Halo {name}").Text);

    private static async Task TellOf(HeteroApp app, string typed)
    {
        var member = await app.Member();
        await app.Do(async services =>
        {
            await services
                .GetRequiredService<Tell>()
                .Now(
                    new(
                        "uji",
                        Guid.CreateVersion7(),
                        "uji",
                        Topic.Bookings,
                        app.Now,
                        Letter
                            .About(Sentence.Say($"Uji {typed}", $"A try {typed}"))
                            .Greet(typed)
                            .Say(Sentence.Say($"Kata petugas: {typed}\n{typed}", $"Staff say: {typed}"))
                            .Quote(typed + "\n" + typed)
                            .Facts(Sentence.Theirs(typed))
                            .Button("Lihat", Proof.Of("/status/babc"))
                    )
                    {
                        PersonId = member.Id,
                        Name = member.Name,
                        Email = member.Email,
                    }
                );
            return 0;
        });
    }

    [Fact]
    public async Task A_name_of_many_lines_that_is_stored_already_is_one_line_in_the_letter()
    {
        await using var app = await HeteroApp.Start();
        await Put(app, "sri@example.org", name: "pelanggan\n\nAnda menang\r\nhttps://evil.example");
        await app.WorkJobs();
        var to = Assert.IsType<MimeKit.MailboxAddress>(Assert.Single(Assert.Single(app.Mails).To));
        Assert.DoesNotContain('\n', to.Name!);
        Assert.DoesNotContain("=0A", app.Mails[0].ToString());
    }

    public static TheoryData<string> Unsendable =>
        [
            "budi.@example.org",
            ".budi@example.org",
            "bu..di@example.org",
            "budi@",
            "@example.org",
            "bu di@example.org",
            "budi@exa mple.org",
            "budi",
            "",
            "\"budi@example.org",
            "budi@[example.org",
            "budi@example.org>x",
        ];

    [Fact]
    public async Task A_letter_that_cannot_be_written_is_given_up_and_the_others_leave()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var bad = new List<Outgoing>();
        foreach (var to in Unsendable)
            bad.Add(await Put(app, to.Data));
        for (var number = 0; number < 5; number++)
            await Put(app, $"tamu{number}@example.org");
        await app.WorkJobs();
        var rows = await app.Read(db => db.Outbox().AsNoTracking().ToListAsync());
        Assert.All(
            rows.Where(row => row.To.StartsWith("tamu", StringComparison.Ordinal)),
            row => Assert.Equal(OutgoingStatus.Sent, row.Status)
        );
        Assert.Equal(5, app.Mails.Count(mail => mail.To.ToString().Contains("tamu", StringComparison.Ordinal)));
        Assert.All(
            rows.Where(row => row.Status != OutgoingStatus.Sent),
            row =>
                Assert.True(
                    row is { Status: OutgoingStatus.Dead, LastError.Length: > 0 },
                    $"{row.To}: {row.Status} {row.LastError}"
                )
        );
        Assert.Contains(rows, row => row is { To: "budi.@example.org", Status: OutgoingStatus.Dead });
        using var province = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        Assert.Contains("budi.@example.org", await province.Page("/konsol/semarang/kabar"));
    }

    [Fact]
    public async Task What_goes_wrong_with_one_letter_in_any_way_is_its_own()
    {
        await using var app = await HeteroApp.Start();
        // A code that no picture can hold.
        var message = await Put(app, "sri@example.org", Written.Tickets([Proof.Of(new string('x', 3900))]));
        await Put(app, "tamu@example.org");
        await app.WorkJobs();
        Assert.Single(app.Mails);
        Assert.Equal(
            OutgoingStatus.Dead,
            await app.Read(db => db.Outbox().Where(row => row.Id == message.Id).Select(row => row.Status).SingleAsync())
        );
    }

    [Fact]
    public async Task What_proves_something_is_sealed_until_the_mail_leaves_and_gone_after()
    {
        await using var app = await HeteroApp.Start();
        var secret = Letter
            .About(Sentence.Say("Uji", "A try"))
            .Say(Sentence.Say("Kata kami.", "Our words."))
            .Button("Konfirmasi", Proof.Of("/konfirmasi/rahasia"));
        await Put(app, "sri@example.org", secret);
        await Put(app, "budi.@example.org", secret);
        foreach (var (row, letter, whole) in await app.Letters())
        {
            Assert.Equal("Kata kami.\n\nKonfirmasi:\n…", row.Text);
            Assert.DoesNotContain(
                "rahasia",
                System.Text.Encoding.Latin1.GetString(row.Sealed!),
                StringComparison.Ordinal
            );
            Assert.Contains("https://hetero.example.org/konfirmasi/rahasia", whole, StringComparison.Ordinal);
            Assert.NotNull(letter);
        }
        await app.WorkJobs();
        var (left, stayed) = await app.Letters() is [var one, var two] ? (one, two) : default;
        Assert.Equal((OutgoingStatus.Sent, null), (left.Row.Status, left.Letter));
        Assert.Equal("Kata kami.\n\nKonfirmasi:\n…", left.Row.Text);
        // What did not leave may be sent again.
        Assert.Equal(OutgoingStatus.Dead, stayed.Row.Status);
        Assert.Contains("rahasia", stayed.Whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_that_stops_letters_shows_its_page_and_stops_nothing_by_being_opened()
    {
        await using var app = await HeteroApp.Start();
        var address = await AddressThatStops(app);
        using var visitor = Browse.Visitor(app);
        var page = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Berhenti menerima kabar ini", await page.Text());
        using var still = Browse.Visitor(app, follows: false);
        Assert.Equal(HttpStatusCode.Redirect, (await still.SendAsync(new(HttpMethod.Head, address))).StatusCode);
        Assert.Empty(await app.Read(db => db.MessagePreferences().ToListAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/berhenti/0AAAA/sekali")).StatusCode);
    }

    [Fact]
    public async Task The_address_that_stops_letters_stops_them_by_one_press()
    {
        await using var app = await HeteroApp.Start();
        var address = await AddressThatStops(app);
        using var visitor = Browse.Visitor(app);
        Assert.Equal("ok", await (await visitor.PostAsync(address, null)).Text());
        Assert.Single(await app.Read(db => db.MessagePreferences().ToListAsync()));
    }

    private static async Task<string> AddressThatStops(HeteroApp app)
    {
        Assert.IsType<BookAnswer.Booked>(
            await app.Book(
                BookTests.Wish(
                    await app.Space("semarang/ruang-rapat-1"),
                    await app.Member(),
                    HeteroApp.MondayAtTen.AddDays(1)
                )
            )
        );
        await app.WorkJobs();
        return new Uri(app.Mails[0].Headers["List-Unsubscribe"]!.Trim('<', '>')).AbsolutePath;
    }

    [Theory]
    [
        InlineData("a"),
        InlineData("1"),
        InlineData("-"),
        InlineData("é"),
        InlineData("aa-"),
        InlineData("。"),
        InlineData("@")
    ]
    public void Words_without_a_blank_are_made_harmless_at_once(string mark)
    {
        var words = string.Concat(Enumerable.Repeat(mark, 20_000 / mark.Length)) + " ";
        var before = Work.OfThisThread();
        _ = Sentence.Theirs(words);
        // What is nothing but dots and at signs is broken at each of them.
        Assert.InRange(Work.OfThisThread() - before, 0, 700);
    }
}
