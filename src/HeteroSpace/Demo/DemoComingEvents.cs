using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>The events around today, whole: one of this evening, a hybrid that runs now, one that is full with a
/// waiting list, a draw, one that is just over, one called off, one proposed, one that clashes; the week ends; and
/// thirty of the weeks to come.</summary>
internal sealed class DemoComingEvents(
    AppDb db,
    DemoStage stage,
    DemoGuests guests,
    DemoProgramme programme,
    CatalogueSite semarang,
    DateTime now
)
{
    /// <param name="lead">The account of who leads the community that proposes one.</param>
    public async Task Add(Guid lead, CancellationToken stop)
    {
        await new DemoTonight(stage, guests, programme, semarang, now).Add(stop);
        var running = await Running(stop);
        await Full(stop);
        await Draw(stop);
        await Over(stop);
        await CalledOff(stop);
        await Proposed(lead);
        if (running is not null)
            await Clashing(running);
        await new DemoWeekends(stage, guests, programme, semarang, now).Add(stop);
        for (var number = 0; number < 30; number++)
            await Next(number, stop);
    }

    private async Task<Event?> Running(CancellationToken stop)
    {
        var (time, runs) = Now();
        var running = await stage.Stand(
            semarang,
            new(
                "Kelas jualan online bersama",
                "Dari foto sampai pesanan pertama, di ruang dan dari layar.",
                Sector.Digital,
                "Separuh kelas duduk di ruang, separuh di layar, dan semua menjual ke orang yang sama. Pesanan pertama "
                    + "masuk sebelum kelas selesai.\n\n## Yang dibawa\n\n- Akun toko yang sudah bisa dibuka"
            )
            {
                When = time,
                AtNoOtherTime = runs,
                Rooms = ["ruang-acara", "ruang-acara-a", "ruang-acara-b"],
                InPerson = 50,
                Online = 100,
                By = programme.Of("komunitas-ngoding-sore-contoh"),
                And = plan =>
                    plan with
                    {
                        Certificates = true,
                        IsClass = true,
                        SignLanguage = true,
                        Link = "https://meet.example.org/jualan-online",
                    },
            },
            stop
        );
        var crowd = new DemoCrowd
        {
            InPerson = 34,
            Online = 26,
            Attended = runs ? 22 : 0,
        };
        if (running is not null)
            await guests.Fill(running, crowd, stop);
        return running;
    }

    // The class of today, if the house is open now and for another hour; else the next time that it is.
    private (TimeRange Time, bool Runs) Now()
    {
        var quarter = now.Date.AddHours(now.Hour).AddMinutes(now.Minute / 15 * 15);
        var starts = quarter.AddMinutes(-15);
        for (var hours = DemoDays.IsHoliday(semarang.Site.Clock.Date(now)) ? 0 : 3; hours >= 2; hours--)
            if (new TimeRange(starts, starts.AddHours(hours)) is var range && semarang.Opening.Covers(range))
                return (range, true);
        var today = In(0, 10, 3);
        return (today.Starts > now ? today : In(1, 10, 3), false);
    }

    private async Task Full(CancellationToken stop)
    {
        var full = await stage.Stand(
            semarang,
            new(
                "Kelas foto produk dengan ponsel",
                "Bawa barang Anda sendiri; pulang membawa sepuluh foto yang menjual.",
                Sector.PhotoFilm,
                "Dua belas orang, dua belas meja kecil, satu lampu berdua. Setiap foto dilihat bersama sebelum yang "
                    + "berikutnya.\n\n## Yang dibawa\n\n- Barang jualan yang paling sulit difoto"
            )
            {
                When = In(2, 13, 2),
                Rooms = ["kelas"],
                InPerson = 12,
                By = programme.Of("komunitas-potret-umkm-contoh"),
                And = plan => plan with { Certificates = true },
            },
            stop
        );
        if (full is not null)
            await guests.Fill(full, new() { InPerson = 12, Waiting = 5 }, stop);
    }

    private async Task Draw(CancellationToken stop)
    {
        var opens = In(3, 9, 1).Starts;
        var draw = await stage.Stand(
            semarang,
            new(
                "Tur studio animasi",
                "Dua puluh kursi, dibagi dengan undian dan bukan adu cepat.",
                Sector.PhotoFilm,
                "Kita melihat satu adegan dibuat dari gambar kasar sampai bersuara, lalu mengobrol dengan yang "
                    + "membuatnya.\n\n## Yang dibawa\n\n- Sepatu yang nyaman; studionya di lantai tiga"
            )
            {
                When = In(12, 10, 3),
                InPerson = 20,
                And = plan =>
                    plan with
                    {
                        Opens = opens,
                        DrawSeconds = 120,
                        Place = "Studio animasi di Semarang Timur",
                    },
            },
            stop
        );
        if (draw is not null)
            await Speak(draw, DemoNames.Of(3), "sutradara animasi", stop);
    }

    private async Task Speak(Event of, string name, string about, CancellationToken stop)
    {
        db.Speakers()
            .Add(
                new()
                {
                    EventId = of.Id,
                    Name = name,
                    About = about,
                    Position = 1,
                }
            );
        await db.SaveChangesAsync(stop);
    }

    // It is made as one that comes, and then moved back.
    private async Task Over(CancellationToken stop)
    {
        var over = await stage.Stand(
            semarang,
            new(
                "Klinik NIB sore",
                "Mengurus NIB sampai terbit.",
                Sector.PublicService,
                "Petugas perizinan duduk bersama peserta sampai nomornya keluar. "
                    + "Yang belum selesai mendapat janji pekan berikutnya.\n\n"
                    + "## Yang dibawa\n\n- Kartu identitas dan alamat usaha"
            )
            {
                When = In(1, 15, 2),
                InPerson = 20,
                By = programme.Of(DemoCast.Agency),
                And = plan => plan with { Place = "Balai kelurahan", Certificates = true, IsClass = true },
            },
            stop
        );
        if (over is null)
            return;
        // On an open day before yesterday; three in four came, and told what they think.
        await MoveBack(over.Id, In(-2, 15, 2, -1), stop);
        var held = await db.Events().AsNoTracking().SingleAsync(row => row.Id == over.Id, stop);
        await guests.Fill(held, new() { InPerson = 16, Attended = 12 }, stop);
        await guests.TellWhatTheyThink(held, stop);
        await stage.Over(held);
    }

    private const string Thanks =
        "Dua belas orang datang, sembilan pulang dengan NIB yang sudah terbit. Tiga yang belum selesai sudah punya "
        + "janji sendiri dengan petugas.";

    private async Task MoveBack(Guid of, TimeRange time, CancellationToken stop)
    {
        var day = semarang.Site.Clock.Date(time.Starts);
        await db.EventSessions()
            .Where(row => row.EventId == of)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Starts, time.Starts).SetProperty(row => row.Ends, time.Ends),
                stop
            );
        await db.Activities()
            .Where(row => row.Kind == "event" && row.SourceId == of)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.At, time.Starts).SetProperty(row => row.Ends, time.Ends),
                stop
            );
        await db.Events()
            .Where(row => row.Id == of)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Starts, time.Starts)
                        .SetProperty(row => row.Ends, time.Ends)
                        .SetProperty(row => row.LocalDate, day)
                        .SetProperty(row => row.Thanked, now)
                        .SetProperty(row => row.Thanks, Thanks)
                        .SetProperty(row => row.Published, time.Starts.AddDays(-9))
                        .SetProperty(row => row.Made, time.Starts.AddDays(-10)),
                stop
            );
    }

    private async Task CalledOff(CancellationToken stop)
    {
        var market = await stage.Stand(
            semarang,
            new(
                "Bazar kain tepi sungai",
                "Bazar kain satu hari di tepi sungai, dengan peragaan mencanting.",
                Sector.Craft,
                "Tiga puluh meja perajin di bawah pohon, tanpa sewa dan tanpa panggung besar. Pembeli bisa mencoba "
                    + "mencanting.\n\n## Yang dibawa\n\n- Tas belanja sendiri"
            )
            {
                When = In(9, 9, 7),
                InPerson = 300,
                By = programme.Of(DemoCast.Batik),
                And = plan => plan with { Place = "Tepi Sungai Banjir Kanal" },
            },
            stop
        );
        if (market is not null)
            await stage.CallOff(market, "Sungai diperkirakan meluap; kami cari tanggal baru.");
    }

    private Task Proposed(Guid lead) =>
        stage.Propose(
            semarang,
            new(
                "Pameran foto pasar",
                "Foto dari pasar-pasar kota, dipamerkan sehari.",
                Sector.PhotoFilm,
                "Empat puluh foto dari sebelas pasar, dengan nama pedagang yang difoto. Pedagangnya kami undang lebih "
                    + "dulu.\n\n## Yang dibawa\n\n- Boleh membawa satu foto pasar Anda"
            )
            {
                When = In(15, 10, 5),
                InPerson = 80,
                By = programme.Of(DemoCast.Batik),
            },
            "ruang-acara",
            lead
        );

    // It wants the room that the class has, while the class is there.
    private Task Clashing(Event running)
    {
        var room = semarang.Spaces.FirstOrDefault(space =>
            db.EventSessions().Any(session => session.EventId == running.Id && session.SpaceId == space.Space.Id)
        );
        return stage.Draft(
            semarang,
            new(
                "Latihan paduan suara",
                "Latihan terbuka paduan suara kampung.",
                Sector.PerformingArts,
                "Empat suara, dua lagu, dan pelatih yang sabar. Yang baru pertama duduk di tengah.\n\n"
                    + "## Yang dibawa\n\n- Air minum"
            )
            {
                When = new(running.Starts.AddMinutes(30), running.Starts.AddMinutes(90)),
                InPerson = 40,
                By = programme.Of("komunitas-paduan-suara-warga-contoh"),
            },
            room?.Space.Slug ?? "ruang-acara"
        );
    }

    // One on each of the next twelve days, then one every fourth day.
    private async Task Next(int number, CancellationToken stop)
    {
        var theme = DemoThemes.All[number * 7 % DemoThemes.All.Length];
        var (site, online) = (programme.Place(theme, number % 10), theme.Online && number % 3 != 0);
        var (inPerson, edition) = (!online || number % 2 == 0, programme.Edition(theme));
        var title = number < DemoThemes.All.Length ? theme.Title : $"{theme.Title}: {theme.Editions[edition]}";
        var (seats, days) = (Sizes[number % Sizes.Length], number < 12 ? 1 + number : 13 + (number - 12) * 4);
        var made = await stage.Stand(
            site,
            new(title, theme.SummaryOf(edition), theme.Sector, theme.StoryOf(edition))
            {
                When = DemoDays.In(site, now, days, theme.Evening ? 18 : 9 + number % 7, 2),
                Rooms = inPerson ? Halls(site, number) : [],
                InPerson = inPerson ? seats : null,
                Online = online ? 100 : null,
                By = number % 5 == 4 ? null : programme.GivenBy(theme)?.Id,
                And = plan => plan with { SignLanguage = theme.SignLanguage },
            },
            stop
        );
        // The nearer, the fuller.
        var share = number < 12 ? 11 - number / 2 : 4;
        if (made is not null)
            await guests.Fill(
                made,
                new() { InPerson = inPerson ? seats * share / 12 : 0, Online = online ? 3 + number % 7 * 4 : 0 },
                stop
            );
    }

    private static readonly int[] Sizes = [24, 30, 16, 40, 20];

    private static string[] Halls(CatalogueSite site, int number)
    {
        var halls = site
            .Spaces.Select(at => at.Space)
            .Where(space => space.Kind is SpaceKind.Hall or SpaceKind.Classroom && space.Covers == Covers.AllUnits)
            .Select(space => space.Slug)
            .Take(2)
            .ToArray();
        return number % 2 == 0 ? halls : [.. halls.Reverse()];
    }

    private TimeRange In(int days, int hour, int hours, int step = 1) =>
        DemoDays.In(semarang, now, days, hour, hours, step);
}
