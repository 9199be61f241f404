using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>All who take part are counted, then written to once; one who calls is written down.</summary>
public sealed class WriteToAllTests
{
    private const string Page = "/konsol/semarang/acara/kelas-foto-produk/tulis",
        People = "/konsol/semarang/acara/kelas-foto-produk/peserta";

    private static async Task<Event> OnTuesday(HeteroApp app, int seats = 10) =>
        (await Held.Event(app, Held.Plan(seats) with { When = AtDesk.OnTuesday(13, 15) })).Event;

    private static Task<List<Outgoing>> Words(HeteroApp app) =>
        app.Read(db => db.Outbox().AsNoTracking().Where(row => row.Kind == WriteToAll.Kind).ToListAsync());

    private static (string, string)[] Typed(params string[] states) =>
        [("judul", "Bawa kain putih"), ("teks", "Ukuran 50 kali 50."), .. states.Select(state => ("status", state))];

    private static Task<HttpResponseMessage> Add(HttpClient staff, string name, string phone, bool waits = false) =>
        Browse.Send(
            staff,
            People,
            "tambah",
            [("nama", name), ("ponsel", phone), .. waits ? [("tunggu", "ya")] : Array.Empty<(string, string)>()]
        );

    [Fact]
    public async Task All_are_counted_by_state_and_channel_and_a_press_sends_once()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var of = await OnTuesday(app, 2);
        using var officer = await AtDesk.Browser(app, Role.ProgramOfficer);
        await Held.Register(app, of);
        Assert.Contains("Bu Telepon terdaftar", await (await Add(officer, "Bu Telepon", "0812 0000 0055")).Text());
        await Held.Register(app, of, person: await app.Member("Peserta 030"));

        var form = await Filled.Of(officer, Page, "tulis");
        var look = await form.With(Typed("Confirmed")).Press(officer);
        var preview = (await look.Read()).QuerySelector("#pratinjau")!.TextContent;
        Assert.Contains("Akan sampai ke 2 pendaftaran", preview);
        Assert.Contains("1 e-mail · 1 WhatsApp", preview);
        Assert.Empty(await Words(app));
        var shown = await Filled.In(look, "tulis");
        Assert.Contains("Masuk antrean", await (await shown.Press(officer, "kirim", "ya")).Text());
        // Pressed twice, also from a page that was made anew with the same key, it is one.
        await shown.With(("kunci", "")).Press(officer, "kirim", "ya");
        await app.WorkJobs();
        await app.WorkJobs();
        var sent = await Words(app);
        Assert.Equal([Channel.Mail, Channel.WhatsApp], sent.Select(row => row.Channel).Order());
        Assert.All(sent, row => Assert.Contains("Ukuran 50 kali 50.", row.Text));
        Assert.Equal(
            (1, 2),
            await app.Read(async db => (await db.EventWords().CountAsync(), await db.EventWordReaders().CountAsync()))
        );
        Assert.Contains("1 e-mail · 1 WhatsApp", (await officer.Read(Page)).QuerySelector(".inbox-item")!.TextContent);
    }

    [Fact]
    public async Task It_is_not_sent_to_more_than_were_seen()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var of = await OnTuesday(app);
        using var officer = await AtDesk.Browser(app, Role.ProgramOfficer);
        await Held.Register(app, of);
        var look = await (await Filled.Of(officer, Page, "tulis")).With(Typed("Confirmed")).Press(officer);
        await Held.Register(app, of, person: await app.Member("Peserta 030"));
        var more = await (await Filled.In(look, "tulis")).Press(officer, "kirim", "ya");
        Assert.Contains("jumlahnya menjadi 2", await more.Text());
        Assert.Equal(0, await app.Read(db => db.EventWords().CountAsync()));
        await (await Filled.In(more, "tulis")).Press(officer, "kirim", "ya");
        Assert.Equal(2, await app.Read(db => db.EventWordReaders().CountAsync()));
    }

    [Fact]
    public async Task Who_is_added_by_phone_keeps_to_the_seats_and_hears_by_whatsapp()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var of = await OnTuesday(app, 1);
        using var officer = await AtDesk.Browser(app, Role.ProgramOfficer);
        Assert.Contains("nomor ponselnya", await (await Add(officer, "Bu Telepon", "12")).Text());
        await Add(officer, "Bu Telepon", "0812 0000 0055");
        await app.WorkJobs();
        var told = await app.Read(db => db.Outbox().AsNoTracking().SingleAsync());
        Assert.Equal(
            ("registration.confirmed", Channel.WhatsApp, "+6281200000055"),
            (told.Kind, told.Channel, told.To)
        );
        Assert.Contains("Sudah terdaftar", await (await Add(officer, "Bu Telepon", "0812 0000 0055")).Text());
        Assert.Contains("Kursinya habis", await (await Add(officer, "Pak Kedua", "0812 0000 0056")).Text());
        Assert.Equal(1, await Held.Taken(app, of));
        Assert.Contains(
            "nomor 1 di daftar tunggu",
            await (await Add(officer, "Pak Kedua", "0812 0000 0056", waits: true)).Text()
        );
        Assert.Equal(1, await Held.Taken(app, of));
    }
}
