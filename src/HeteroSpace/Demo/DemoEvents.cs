using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>
/// A year of events around today: those of the months before with the number of who came, and the ones around today whole, with registrations, a waiting list, a draw, a hybrid that runs now, one cancelled, one proposed, one that clashes.
/// </summary>
internal sealed class DemoEvents(AppDb db, PlanEvent plan, IReadOnlyList<CatalogueSite> sites, DateTime now)
{
    private readonly Random _dice = new(20210619);
    private readonly List<Person> _people = [];
    private readonly List<Organization> _organizations = [];
    private Guid _staff;

    private static readonly (string Title, string Summary, Sector Sector)[] Themes =
    [
        ("Kelas foto produk", "Belajar memotret produk dengan ponsel, bawa barang sendiri.", Sector.PhotoFilm), ("Klinik legalitas NIB", "Mengurus NIB sampai terbit, didampingi satu per satu.", Sector.PublicService), ("Kemasan yang menjual", "Memilih bahan dan desain kemasan untuk usaha kecil.", Sector.Food),
        ("Batik tulis untuk pemula", "Mencanting kain pertama Anda bersama pembatik muda.", Sector.Craft), ("Jualan lewat siaran langsung", "Menyiapkan siaran jualan: cahaya, naskah, penawaran.", Sector.Trade), ("Malam gim lokal", "Pembuat gim menunjukkan karya, pengunjung mencoba.", Sector.Games),
        ("Literasi keuangan usaha", "Memisahkan uang rumah dan uang usaha dengan buku kas sederhana.", Sector.Education), ("Panggung akustik komunitas", "Musisi muda tampil, penonton memberi masukan.", Sector.PerformingArts), ("Dari sampah jadi bahan", "Mengolah sisa kain dan plastik menjadi bahan kriya.", Sector.Environment),
        ("Bahasa isyarat dasar", "Menyapa dan melayani pembeli tuli dengan ramah.", Sector.Disability), ("Membuat toko daring", "Dari foto sampai tombol beli dalam satu sore.", Sector.Digital), ("Bedah buku bersama", "Membaca satu buku, mengobrolkannya pelan-pelan.", Sector.Literacy),
        ("Kopi dari lereng", "Petani kopi bercerita tentang panen dan harga.", Sector.Agriculture), ("Jahit pola pertama", "Menjahit tas kain dari pola sampai jadi.", Sector.Fashion), ("Obrolan pendiri usaha rintisan", "Jatuh, bangun, dan angka yang jarang diceritakan.", Sector.Digital)
    ];

    public static async Task Add(AppDb db, PlanEvent plan, IReadOnlyList<CatalogueSite> sites, DateTime now, CancellationToken stop)
    {
        await new DemoEvents(db, plan, sites, now).Add(stop);
        // Nobody is told of a world that is made up.
        await db.Jobs().Where(job => job.Kind == EventNews.Job || job.Kind == RegistrationNews.Job).ExecuteDeleteAsync(stop);
    }

    private async Task Add(CancellationToken stop)
    {
        _people.AddRange(await db.People().AsNoTracking().OrderBy(person => person.Name).ToListAsync(stop));
        _organizations.AddRange(await db.Organizations().AsNoTracking().Where(row => row.Status == OrganizationStatus.Verified).OrderBy(row => row.Slug).ToListAsync(stop));
        _staff = _people.Single(person => person.Email == "petugas@example.org").AccountId!.Value;
        Past();
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        await Coming(stop);
    }

    // Fewer at the turn of the year; the peaks are February, July, August and September.
    private static int InMonth(int month) => month switch { 2 or 7 or 8 or 9 => 20, 12 or 1 => 9, _ => 14 };

    private void Past()
    {
        var taken = new HashSet<string>();
        for (var month = 1; month <= 8; month++)
        {
            var first = new DateOnly(now.Year, now.Month, 1).AddMonths(-month);
            for (var number = 0; number < InMonth(first.Month); number++)
            {
                var (site, theme) = (sites[_dice.Next(10) switch { < 5 => 0, < 8 => 1, _ => 2 }], Themes[_dice.Next(Themes.Length)]);
                var starts = site.Site.Clock.Utc(first.AddDays(_dice.Next(DateTime.DaysInMonth(first.Year, first.Month))), new(_dice.Next(9, 17), 0));
                var (way, title) = (_dice.Next(100), $"{theme.Title} {MonthOf(first)}");
                var of = new Event { SiteId = site.Site.Id, OrganizationId = _dice.Next(3) == 0 ? null : _organizations[_dice.Next(_organizations.Count)].Id, Slug = Free(title, taken), Title = title, Summary = theme.Summary, Sector = theme.Sector, Status = EventStatus.Published, Published = starts.AddDays(-14), Starts = starts, Ends = starts.AddHours(2), LocalDate = site.Site.Clock.Date(starts), By = _staff, Made = starts.AddDays(-20), Reminded = starts, Thanked = starts, CameBefore = _dice.Next(9, 110) };
                db.Events().Add(of);
                db.EventSessions().Add(new() { EventId = of.Id, Starts = of.Starts, Ends = of.Ends, Place = way is >= 55 and < 80 ? "" : "Hetero Space " + site.Site.Name });
                if (way is < 55 or >= 80) db.SeatPools().Add(new() { EventId = of.Id, Attend = Attend.InPerson });
                if (way >= 55) db.SeatPools().Add(new() { EventId = of.Id, Attend = Attend.Online });
            }
        }
    }

    private static string MonthOf(DateOnly month) => month.ToString("MMMM yyyy", Foundation.Ui.Words.Indonesian);

    private static string Free(string title, HashSet<string> taken)
    {
        for (var number = 1; ; number++)
            if (Foundation.Web.Slug.Of(title) + (number == 1 ? "" : "-" + number) is var slug && taken.Add(slug)) return slug;
    }

    private async Task Coming(CancellationToken stop)
    {
        var semarang = sites[0];
        var running = await Stand(semarang, "Kelas jualan daring bersama", "Siang ini: dari foto sampai pesanan pertama, di ruang dan dari layar.", Sector.Digital, new DateTime(now.Year, now.Month, now.Day, now.Hour, now.Minute / 15 * 15, 0, DateTimeKind.Utc).AddMinutes(-15), 3, "ruang-acara", 60, 100, _organizations[0].Id, plan => plan with { Certificates = true, IsClass = true, Link = "https://meet.example.org/jualan-daring" }, stop);
        if (running is not null) await Fill(running, 34, 26, attended: 22, stop);
        var full = await Stand(semarang, "Kelas foto produk dengan ponsel", "Bawa barang Anda sendiri; pulang membawa sepuluh foto yang menjual.", Sector.PhotoFilm, Day(semarang, 2, 13), 2, "kelas", 12, null, _organizations[1].Id, plan => plan with { Certificates = true }, stop);
        if (full is not null) await Fill(full, 12, 0, attended: 0, stop, waiting: 5);
        var draw = await Stand(semarang, "Tur studio animasi", "Dua puluh kursi, dibagi dengan undian dan bukan adu cepat.", Sector.PhotoFilm, Day(semarang, 12, 10), 3, "", 20, null, null, plan => plan with { Opens = Day(semarang, 3, 9), DrawSeconds = 120, Place = "Studio animasi di Semarang Timur" }, stop);
        if (draw is not null) await Speak(draw, "Narasumber 003", "sutradara animasi", null, stop);
        var over = await Stand(semarang, "Klinik NIB sore", "Mengurus NIB sampai terbit.", Sector.PublicService, new DateTime(now.Year, now.Month, now.Day, now.Hour, 0, 0, DateTimeKind.Utc).AddHours(4), 2, "", 20, null, _organizations[2].Id, plan => plan with { Place = "Balai kelurahan", Certificates = true, IsClass = true }, stop);
        if (over is not null) await Held(over, stop);
        if (await Stand(semarang, "Pasar batik sungai", "Pasar satu hari di tepi sungai, dengan peragaan batik.", Sector.Craft, Day(semarang, 9, 8), 8, "", 300, null, _organizations[0].Id, plan => plan with { Place = "Tepi Sungai Banjir Kanal" }, stop) is { } market) await plan.End(market, "Sungai diperkirakan meluap; kami cari tanggal baru.", _staff, stop);
        await plan.Begin(Plan("Pameran foto pasar", "Foto dari pasar-pasar kota, dipamerkan sehari.", Sector.PhotoFilm, Day(semarang, 15, 10), 5, semarang, "ruang-acara", 80, null), semarang, "acara-bersama", null, _organizations[0].Id, true, _people.Single(person => person.Email == "komunitas@example.org").AccountId!.Value, stop);
        // Wants the room the class of today has.
        if (running is not null) await plan.Begin(Plan("Latihan paduan suara", "Latihan terbuka paduan suara kampung.", Sector.PerformingArts, running.Starts.AddMinutes(30), 2, semarang, "ruang-acara", 40, null), semarang, "acara-bersama", null, null, false, _staff, stop);
        for (var number = 0; number < 30; number++)
        {
            var (site, theme, way) = (sites[number % 10 switch { < 5 => 0, < 8 => 1, _ => 2 }], Themes[(number * 7) % Themes.Length], number % 20);
            var room = way is >= 11 and < 16 ? "" : site.Spaces.Where(space => space.Space.Kind is SpaceKind.Hall or SpaceKind.Classroom && space.Space.Covers == Covers.AllUnits).ElementAtOrDefault(number % 2)?.Space.Slug ?? "";
            var made = await Stand(site, theme.Title, theme.Summary, theme.Sector, Day(site, 3 + number * 3, 9 + number % 8), 2, room, way is >= 11 and < 16 ? null : 24, way >= 11 ? 100 : null, number % 3 == 0 ? null : _organizations[number % _organizations.Count].Id, plan => plan, stop);
            if (made is not null) await Fill(made, way is >= 11 and < 16 ? 0 : number % 9, way >= 11 ? number % 13 : 0, 0, stop);
        }
    }

    private DateTime Day(CatalogueSite site, int days, int hour) => site.Site.Clock.Utc(site.Site.Clock.Date(now).AddDays(days), new(hour, 0));

    private static EventPlan Plan(string title, string summary, Sector sector, DateTime starts, int hours, CatalogueSite site, string room, int? inPerson, int? online) => new()
    {
        Title = title, Summary = summary, Story = "Kita mulai tepat waktu, berkenalan sebentar, lalu langsung praktik. Tidak perlu pengalaman.\n\n- Bawa ponsel dan buku catatan\n- Ada kopi, teh, dan colokan\n- Boleh membawa teman; daftarkan sekalian", Sector = sector, When = new TimeRange(starts, starts.AddHours(hours)), SpaceId = site.Spaces.FirstOrDefault(space => space.Space.Slug == room)?.Space.Id,
        Place = inPerson is not null && room == "" ? "Hetero Space " + site.Site.Name : "", InPerson = inPerson, IsOnline = online is not null, Online = online, Link = online is null ? null : "https://meet.example.org/" + Foundation.Web.Slug.Of(title), Audience = "Siapa saja, terutama UMKM", Tags = ["gratis", "pemula"]
    };

    // Where the room is taken, the nearest free time; where there is none, without a room.
    private async Task<Event?> Stand(CatalogueSite site, string title, string summary, Sector sector, DateTime starts, int hours, string room, int? inPerson, int? online, Guid? organization, Func<EventPlan, EventPlan> more, CancellationToken stop)
    {
        var wanted = more(Plan(title, summary, sector, starts, hours, site, room, inPerson, online));
        if (await plan.Begin(wanted, site, "acara-bersama", null, organization, false, _staff, stop) is not { } made) return null;
        var answer = await plan.Publish(made, _staff, stop);
        if (answer is PlanAnswer.Clash { Clashes: [{ Alternatives: var free }] })
        {
            var seen = await db.Events().AsNoTracking().SingleAsync(row => row.Id == made.Id, stop);
            await plan.Edit(seen, free.FirstOrDefault(other => other.At.Space.Id == wanted.SpaceId) is { } other ? wanted with { When = other.Range } : wanted with { SpaceId = null, Place = "Halaman Hetero Space " + site.Site.Name }, site, _staff, stop);
            await plan.Publish(await db.Events().AsNoTracking().SingleAsync(row => row.Id == made.Id, stop), _staff, stop);
        }
        db.ChangeTracker.Clear();
        return await db.Events().AsNoTracking().SingleAsync(row => row.Id == made.Id, stop) is { Status: EventStatus.Published } of ? of : null;
    }

    private async Task Fill(Event of, int inPerson, int online, int attended, CancellationToken stop, int waiting = 0)
    {
        var pools = await db.SeatPools().AsNoTracking().Where(pool => pool.EventId == of.Id).ToListAsync(stop);
        var people = _people.Where(person => person.AccountId is null || person.Email is "anggota@example.org").ToList();
        for (var number = 0; number < inPerson + online + waiting; number++)
        {
            var attend = number < inPerson || number >= inPerson + online ? Attend.InPerson : Attend.Online;
            var person = number < people.Count ? people[(number * 3 + 1) % people.Count] : null;
            var made = now.AddDays(-6).AddMinutes(number * 37);
            var row = new Registration { EventId = of.Id, PoolId = pools.Single(pool => pool.Attend == attend).Id, Attend = attend, PersonId = person?.Id, Name = person?.Name ?? $"Peserta {number + 100}", Email = person?.Email ?? $"peserta{number + 100}@example.org", Made = made, Shown = made, Status = number < inPerson + online ? RegistrationStatus.Confirmed : RegistrationStatus.Waiting, Since = number < inPerson + online ? null : made };
            var ticket = new Ticket { RegistrationId = row.Id, EventId = of.Id, Number = 1, Name = row.Name };
            db.AddRange(row, ticket);
            if (number < attended) db.Attendances().Add(new() { EventId = of.Id, TicketId = ticket.Id, Day = of.LocalDate, By = attend == Attend.InPerson ? AttendedBy.Door : AttendedBy.Online, At = of.Starts.AddMinutes(number - 10) });
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private async Task Speak(Event of, string name, string about, Guid? organization, CancellationToken stop)
    {
        db.Speakers().Add(new() { EventId = of.Id, Name = name, About = about, OrganizationId = organization, Position = 1 });
        await db.SaveChangesAsync(stop);
    }

    // It took place two days ago: three in four came, and told what they think.
    private async Task Held(Event of, CancellationToken stop)
    {
        var starts = of.Starts.AddDays(-2);
        await db.EventSessions().Where(row => row.EventId == of.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Starts, starts).SetProperty(row => row.Ends, starts.AddHours(2)), stop);
        await db.Events().Where(row => row.Id == of.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Starts, starts).SetProperty(row => row.Ends, starts.AddHours(2)).SetProperty(row => row.LocalDate, of.LocalDate.AddDays(-2)).SetProperty(row => row.Thanked, now).SetProperty(row => row.Published, now.AddDays(-9)), stop);
        await Fill(await db.Events().AsNoTracking().SingleAsync(row => row.Id == of.Id, stop), 16, 0, 12, stop);
        var rows = await db.Registrations().AsNoTracking().Where(row => row.EventId == of.Id && db.Tickets().Any(ticket => ticket.RegistrationId == row.Id && db.Attendances().Any(there => there.TicketId == ticket.Id))).OrderBy(row => row.Made).ToListAsync(stop);
        var questions = await db.EventQuestions().AsNoTracking().Where(row => row.EventId == of.Id && row.Kind != "").ToListAsync(stop);
        foreach (var (number, row) in rows.Index())
        {
            foreach (var question in questions) db.RegistrationAnswers().Add(new() { RegistrationId = row.Id, QuestionId = question.Id, Text = question.Choices[Math.Min(4, number % 3 + (question.Asked == Asked.After ? 2 : 0))] });
            if (number < 8) db.Feedbacks().Add(new() { RegistrationId = row.Id, EventId = of.Id, Useful = 5 - number % 3, Best = number % 2 == 0 ? "Didampingi satu per satu sampai NIB terbit." : "", Better = number % 4 == 1 ? "Ruangannya agak sempit." : "", At = now.AddDays(-1) });
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }
}
