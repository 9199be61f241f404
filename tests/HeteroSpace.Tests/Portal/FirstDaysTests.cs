using System.Text.RegularExpressions;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace HeteroSpace.Portal;

/// <summary>
/// A house that was put up a moment ago, without a mail server and before it has a name on the network: what its pages
/// say is so, and nobody waits for what cannot come.
/// </summary>
public sealed class FirstDaysTests
{
    // A folder for mails is someone who reads them: without one they are written for nobody.
    private static readonly (string, string)[] NoMail = [("Mail:Folder", ""), ("environment", "Production")];

    private static Task<HeteroApp> WithoutMail() => HeteroApp.Start(AtDesk.Monday, NoMail);

    private static async Task<HttpClient> Manager(HeteroApp app) =>
        await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));

    [Theory]
    [InlineData("http://127.0.0.1:24101", "http://127.0.0.1:24101/x")]
    [InlineData("http://localhost:81;https://localhost:82", "http://localhost:81/x")]
    [InlineData("http://*:8080", "http://localhost:8080/x")]
    [InlineData("http://0.0.0.0:8080/", "http://localhost:8080/x")]
    [InlineData("http://127.0.0.1:0", "http://localhost:5080/x")]
    [InlineData("http://unix:/tmp/hs.sock", "http://localhost:5080/x")]
    [InlineData("", "http://localhost:5080/x")]
    public void Without_a_public_address_links_lead_to_where_it_listens(string urls, string link)
    {
        var address = new PublicUrl(Settings(("urls", urls)));
        Assert.Equal(link, address.Of("/x"));
        Assert.True(address.OpensHereOnly);
        var known = new PublicUrl(Settings(("urls", urls), ("PublicUrl", "https://tegal.example/")));
        Assert.Equal(("https://tegal.example/x", false), (known.Of("/x"), known.OpensHereOnly));
    }

    private static IConfiguration Settings(params (string, string)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create<string, string?>(one.Item1, one.Item2)))
            .Build();

    [Fact]
    public async Task Who_hands_on_a_link_or_prints_a_QR_hears_that_it_opens_on_this_machine_only()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday, ("PublicUrl", "http://localhost:5080"));
        using var manager = await Manager(app);
        var made = await Browse.Send(manager, "/konsol/semarang/peran", "undang", ("sebagai", "FrontDesk"));
        Assert.Contains("hanya terbuka di komputer ini", await made.Text());
        Assert.Contains("hanya terbuka di komputer ini", await manager.Page("/meja/semarang/qr"));
        await using var known = await HeteroApp.Start(AtDesk.Monday);
        using var there = await Manager(known);
        Assert.DoesNotContain("hanya terbuka", await there.Page("/meja/semarang/qr"));
    }

    [Fact]
    public async Task Where_no_mail_leaves_nobody_is_told_that_one_was_sent_and_a_number_is_asked_for()
    {
        await using var app = await WithoutMail();
        using var visitor = Browse.Visitor(app);
        Assert.Contains("Surat belum bisa keluar", await visitor.Page("/daftar"));
        var refused = await Browse.Send(visitor, "/daftar", "daftar", ("nama", "Tono"), ("kontak", "tono@example.org"));
        var page = await refused.Read();
        Assert.NotNull(page.QuerySelector("#kontak-error"));
        Assert.DoesNotContain("kami mengirim tautan", page.Body!.TextContent);
        Assert.Equal("Tono", page.QuerySelector("#nama")!.GetAttribute("value"));
        Assert.False(await app.Read(db => db.People().AnyAsync(row => row.Name == "Tono")));
        const string room = "/pesan/semarang/ruang-rapat-1?tanggal=2036-08-05&jam=10:00&lama=60&orang=1";
        Assert.DoesNotContain("Dengan e-mail", await visitor.Page(room));
        var booked = await Browse.Send(
            visitor,
            room,
            "pesan",
            ("tanggal", "2036-08-05"),
            ("jam", "10:00"),
            ("lama", "60"),
            ("orang", "1"),
            ("keperluan", "Rapat"),
            ("nama", "Tono"),
            ("kontak", "tono@example.org")
        );
        Assert.NotNull((await booked.Read()).QuerySelector("#kontak-error"));
        Assert.Equal(0, await app.Read(db => db.Bookings().CountAsync()));
    }

    [Fact]
    public async Task Where_mail_leaves_an_address_is_taken_as_ever()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var visitor = Browse.Visitor(app);
        var made = await Browse.Send(visitor, "/daftar", "daftar", ("nama", "Tono"), ("kontak", "tono@example.org"));
        Assert.Contains("kami mengirim tautan ke tono@example.org", await made.Text());
    }

    [Fact]
    public async Task A_clerk_takes_the_invitation_by_a_code_that_is_matched_at_the_desk()
    {
        await using var app = await WithoutMail();
        using var manager = await Manager(app);
        var made = await Browse.Send(
            manager,
            "/konsol/semarang/peran",
            "undang",
            ("sebagai", "FrontDesk"),
            ("ponsel", "0812 0000 7777")
        );
        var text = await made.Text();
        Assert.Contains("cocokkan di sini", text);
        var link = Regex.Match(text, "(/undangan/petugas/[A-Za-z0-9]{24})\"").Groups[1].Value;
        using var sari = Browse.Visitor(app);
        Assert.Contains(" Undangan ini untuk nomor", (await sari.Read(link)).QuerySelector(".lead")!.TextContent);
        var join = "/daftar?kembali=" + Uri.EscapeDataString(link);
        var joined = await Browse.Send(sari, join, "daftar", ("nama", "Sari"), ("kontak", "0812 0000 7777"));
        // Back where she came from, and told there what is left to do.
        Assert.Equal(link, joined.RequestMessage!.RequestUri!.AbsolutePath);
        var code = (await joined.Read()).QuerySelector(".code")!.TextContent.Trim();
        Assert.Matches("^[0-9]{6}$", code);
        Assert.Contains("tidak", (await Scanned(manager, "000000")).ToLowerInvariant());
        Assert.Contains("0812-0000-7777", await Scanned(manager, code));
        var person = await app.Read(db => db.People().AsNoTracking().SingleAsync(row => row.Name == "Sari"));
        var key = "temu-kode-" + person.Code;
        var matched = await Browse.Send(manager, "/meja/semarang", key, ("cari", code));
        Assert.Contains("Nomor Sari dikonfirmasi", await matched.Text());
        await Browse.Send(sari, link, "terima");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await sari.GetAsync("/meja/semarang")).StatusCode);
        Assert.Equal(1, await app.Read(db => db.Audit().CountAsync(row => row.Action == "phone.confirmed")));
    }

    private static async Task<string> Scanned(HttpClient desk, string typed) =>
        (await (await Browse.Send(desk, "/meja/semarang", "cari", ("cari", typed))).Read())
            .QuerySelector("#temuan")!
            .TextContent;

    [Fact]
    public async Task Twenty_desks_are_not_one_room_by_oversight()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var manager = await Manager(app);
        (string, string)[] naive = [("nama", "Meja baru"), ("jenis", "Desk"), ("muat", "20"), ("unit-baru", "1")];
        var refused = await Desks(manager, [.. naive, ("pakai", "AllUnits")]);
        Assert.NotNull((await refused.Read()).QuerySelector("#pakai-error"));
        await Desks(manager, [naive[0], naive[1], ("muat", "1"), ("unit-baru", "20"), ("pakai", "AnyUnit")]);
        var space = await app.Read(db => db.Spaces().SingleAsync(row => row.Slug == "meja-baru"));
        Assert.Equal(20, await app.Read(db => db.SpaceUnits().CountAsync(row => row.SpaceId == space.Id)));
    }

    private static Task<HttpResponseMessage> Desks(HttpClient manager, (string, string)[] fields) =>
        Browse.Send(
            manager,
            "/konsol/semarang/ruang/baru",
            "ruang",
            [
                .. fields,
                ("setuju", "AtOnce"),
                ("sebelum", "0"),
                ("sesudah", "0"),
                ("min", "30"),
                ("maks", "480"),
                ("langkah", "30"),
                ("notis", "0"),
                ("jauh", "90"),
                ("tarif", "0"),
                ("terbit", "on"),
            ]
        );

    [Fact]
    public async Task An_event_in_a_room_has_as_many_seats_as_the_room_where_none_are_said()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var manager = await Manager(app);
        await Browse.Send(
            manager,
            "/konsol/semarang/acara/baru",
            "acara",
            ("pola", "acara-bersama"),
            ("judul", "Hari buka"),
            ("ringkas", "Datang dan lihat."),
            ("bidang", "Services"),
            ("tanggal", "2036-08-06"),
            ("jam", "10:00"),
            ("sampai", "12:00"),
            ("luring", "ya"),
            ("ruang", "kelas")
        );
        var room = (await app.Space("semarang/kelas")).Space;
        Assert.Equal(room.Capacity, (await app.Read(db => db.SeatPools().SingleAsync())).Quota);
    }

    [Fact]
    public async Task Before_a_site_is_open_visitors_are_not_asked_to_choose_one()
    {
        await using var empty = await TestDatabase.Create();
        await using var app = await HeteroApp.Start(AtDesk.Monday, ("ConnectionStrings:HeteroSpace", empty.Connection));
        using var visitor = Browse.Visitor(app);
        foreach (var page in (string[])["/ruang", "/tanya", "/gagasan/baru", "/", "/kontak"])
        {
            var text = await visitor.Page(page);
            Assert.Contains("Belum ada lokasi yang dibuka", text);
            Assert.DoesNotContain("Lokasi itu tidak ada", text);
            Assert.DoesNotContain("acara lain", text);
        }
    }

    [Fact]
    public async Task A_phase_that_takes_no_proposals_more_says_so()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var plan = Held.Plan() with { When = AtDesk.OnTuesday(10, 12) };
        var (officer, of) = await Held.Event(app, plan);
        await app.Read(db =>
            db.InitiativePhases().ExecuteUpdateAsync(set => set.SetProperty(row => row.Allows, Acts.Meet))
        );
        using var browser = await RightsTests.Browser(app, officer);
        Assert.Contains("tidak lagi menerima usulan", await browser.Page("/gagasan/baru?jejak=" + of.Slug));
    }
}
