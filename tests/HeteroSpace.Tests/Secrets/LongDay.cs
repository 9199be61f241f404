using System.Net.Http.Json;
using System.Text.RegularExpressions;
using HeteroSpace.Bookings;
using HeteroSpace.Content;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Secrets;

/// <summary>A day on which people do everything for which the house makes a secret, in browsers.</summary>
internal sealed class LongDay(HeteroApp app)
{
    private const string Password = "sandi-yang-panjang";
    private Person _member = null!;
    private Event _event = null!;

    public SecretsSeen Seen { get; } = new();

    public async Task Live()
    {
        _member = await app.Member();
        (_, _event) = await Held.Event(
            app,
            Held.Plan(null, isOnline: true) with
            {
                When = new(app.Now.AddDays(7), app.Now.AddDays(7).AddHours(2)),
            }
        );
        await SignUp();
        await Book();
        await Register();
        await Write();
        await Invite();
        await ForgetPasswords();
        await ByProgram();
    }

    /// <summary>What is done with what came: staff see numbers and codes, people open their pages.</summary>
    public async Task GoOn()
    {
        using var desk = await In(await app.Staff(Role.ProvincialAdministrator, null));
        foreach (
            var page in (string[])
                [
                    "/konsol/semarang/nomor",
                    "/konsol/semarang/kabar",
                    "/konsol/semarang/komentar",
                    $"/konsol/semarang/acara/{_event.Slug}/peserta",
                    $"/konsol/semarang/acara/{_event.Slug}/hadir",
                    $"/konsol/semarang/acara/{_event.Slug}/hadir.csv",
                ]
        )
            await desk.GetStringAsync(page);
        var numbers = await desk.GetStringAsync("/konsol/semarang/nomor");
        foreach (Match form in Regex.Matches(numbers, "value=\"((?:cocok|sandi)-[0-9a-f-]{32,36})\""))
            await Browse.Send(desk, "/konsol/semarang/nomor", form.Groups[1].Value);
        using var member = await In(_member);
        foreach (var page in (string[])["/saya", "/saya/tiket", "/saya/kabar", "/saya/profil", "/saya/data"])
            await member.GetStringAsync(page);
        foreach (var (_, secret) in Seen.All.Where(secret => secret.Kind == "status link"))
        {
            using var reader = Visitor();
            await reader.GetAsync("/status/" + secret);
            await Browse.Send(reader, "/status/" + secret, "konfirmasi");
        }
        foreach (var (_, link) in Seen.All.Where(secret => secret.Kind == "link of a contact"))
        {
            using var reader = Visitor();
            await Browse.Send(reader, "/konfirmasi/" + link, "konfirmasi");
        }
    }

    public Task<HttpClient> Member() => In(_member);

    /// <summary>What came to people's mailboxes.</summary>
    public void ReadMails()
    {
        foreach (var mail in app.Mails)
            Seen.Read(mail.TextBody + mail.Headers["List-Unsubscribe"]);
    }

    public async Task<HttpClient> Staff(Role role) => await In(await app.Staff(role, null));

    private HttpClient Visitor() =>
        new(new Watching(Seen, new HttpClientHandler { CookieContainer = new() })) { BaseAddress = app.Address };

    private async Task<HttpClient> In(Person person)
    {
        var client = Visitor();
        await Browse.Send(client, "/masuk", "masuk", ("kontak", person.Email!), ("sandi", "HeteroSpace-2026"));
        return client;
    }

    private static (string, string)[] Newcomer(string contact, params (string, string)[] more) =>
        [("nama", "Siti"), ("kontak", contact), ("jenis", "Umkm"), ("sandi", Password), .. more];

    // By mail, by number, and a minor.
    private async Task SignUp()
    {
        using var mail = Visitor();
        await Browse.Send(mail, "/daftar", "daftar", Newcomer("siti@example.org"));
        using var number = Visitor();
        await Browse.Send(number, "/daftar", "daftar", Newcomer("0812 0000 4411"));
        await number.GetStringAsync("/saya/profil");
        using var minor = Visitor();
        await Browse.Send(
            minor,
            "/daftar",
            "daftar",
            Newcomer(
                "anak@example.org",
                ("di-bawah-18", "ya"),
                ("wali", "Ibu Wali"),
                ("wali-kontak", "wali@example.org")
            )
        );
    }

    // Held by mail and by number, confirmed, requested with a letter.
    private async Task Book()
    {
        using var held = Visitor();
        await ConfirmationTests.BookSignedOut(app, held, "ruang-rapat-1", "tahan@example.org");
        using var number = Visitor();
        await ConfirmationTests.BookSignedOut(app, number, "meja-bersama", "0812 0000 5511");
        var wish = BookTests.Wish(await app.Space("semarang/ruang-rapat-2"), _member, app.Now.AddDays(2));
        await Booked(wish);
        await app.Read(db =>
            db.Spaces()
                .Where(row => row.Slug == "ruang-rapat-1")
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Approval, Approval.ByStaff))
        );
        app.Services.GetRequiredService<Catalogue>().Forget();
        var asked = BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), _member, app.Now.AddDays(7));
        await Booked(asked);
    }

    private async Task Booked(BookingRequest wish)
    {
        var answer = await app.Book(wish);
        Assert.True(answer is BookAnswer.Booked, answer is BookAnswer.Broken broken ? $"{broken}" : $"{answer}");
    }

    // With an account and without one; the ticket's page, picture, calendar and door.
    private async Task Register()
    {
        using var member = await In(_member);
        await Browse.Typed(app, member, $"/acara/{_event.Slug}/daftar", "daftar", ("orang", "2"));
        foreach (var contact in (string[])["tamu@example.org", "0812 0000 6611"])
        {
            using var guest = Visitor();
            await Browse.Typed(
                app,
                guest,
                $"/acara/{_event.Slug}/daftar",
                "daftar",
                ("nama", "Peserta 021"),
                ("kontak", contact)
            );
        }
        foreach (var row in await app.Read(db => db.Registrations().AsNoTracking().ToListAsync()))
        {
            var secret = await Held.Secret(app, row);
            await member.GetStringAsync("/status/" + secret);
            await member.GetAsync($"/tiket/{secret}/kalender.ics");
            await member.GetAsync($"/tiket/{secret}/tiket.png");
            await member.GetAsync($"/tiket/{secret}/gabung");
        }
    }

    // Comments, a question, an idea: of visitors.
    private async Task Write()
    {
        var article = await Content.Written.Published(app);
        foreach (var contact in (string[])["komentar@example.org", "0812 0000 7711"])
        {
            using var visitor = Visitor();
            await Browse.Typed(
                app,
                visitor,
                $"/komentar/{ArticleTables.Kind}/{article.Id}",
                "komentar",
                ("nama", "Tamu"),
                ("kontak", contact),
                ("komentar", "Terima kasih, jelas sekali " + contact[^3..])
            );
        }
        using var asks = Visitor();
        await Browse.Send(
            asks,
            "/tanya",
            "tanya",
            ("situs", "semarang"),
            ("nama", "Sumarni"),
            ("ponsel", "081200001777"),
            ("topik", "Bagaimana ikut kelas?"),
            ("setuju", "ya")
        );
        using var wishes = Visitor();
        await Browse.Send(
            wishes,
            "/gagasan/baru",
            "gagasan",
            ("judul", "Kelas batik di tepi sungai"),
            ("cerita", "Untuk anak muda RW 4, butuh tempat dan kain."),
            ("situs", "semarang"),
            ("bidang", "Craft"),
            ("nama", "Peserta 014"),
            ("ponsel", "0812 0000 4001")
        );
    }

    // Into a community, by mail and by link; to work here, by link.
    private async Task Invite()
    {
        var (lead, organization) = await MembersTests.Verified(app);
        using var mine = await In(lead);
        var page = $"/komunitas/{organization.Slug}/orang";
        await Browse.Send(mine, page, "undang", ("email", "baru@example.org"), ("peran", "Lead"));
        await Browse.Send(mine, page, "tautan");
        await mine.GetStringAsync(page);
        using var manager = await In(await app.Staff(Role.SiteManager, "semarang"));
        await Browse.Send(manager, "/konsol/semarang/peran", "undang", ("sebagai", "FrontDesk"));
    }

    // By mail, by number, at the desk.
    private async Task ForgetPasswords()
    {
        using var mail = Visitor();
        await Browse.Send(mail, "/lupa-sandi", "lupa", ("kontak", _member.Email!));
        using var number = Visitor();
        await Browse.Send(number, "/lupa-sandi", "lupa", ("kontak", "0812 0000 4411"));
        using var desk = await In(await app.Staff(Role.FrontDesk, "semarang"));
        await Browse.Send(desk, $"/konsol/semarang/orang/{_member.Code}", "kode-sandi");
    }

    // A token that is made, and what is done with it twice under one key.
    private async Task ByProgram()
    {
        var other = await app.Member("Peserta 055");
        using var browser = await In(other);
        await Browse.Send(browser, "/saya/token", "buat", ("nama", "program"), ("cakupan", "book"));
        var token = Seen.All.First(secret => secret.Kind == "token of the API").Secret;
        using var client = Visitor();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "kunci-1");
        for (var times = 0; times < 2; times++)
        {
            var made = await client.PostAsJsonAsync(
                $"/api/v1/events/{_event.Slug}/registrations",
                new { mode = "online", people = 1 }
            );
            Assert.Contains("HT-", await made.Content.ReadAsStringAsync());
        }
        client.DefaultRequestHeaders.Remove("Idempotency-Key");
        client.DefaultRequestHeaders.Add("Idempotency-Key", "kunci-2");
        var starts = app.Now.AddDays(8);
        await client.PostAsJsonAsync(
            "/api/v1/bookings",
            new
            {
                space = "semarang/ruang-rapat-2",
                from = starts.ToString("yyyy-MM-ddTHH:mm:ssZ"),
                to = starts.AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ"),
                people = 2,
                purpose = "Rapat",
            }
        );
    }
}
