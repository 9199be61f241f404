using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>Ideas that wait, are answered and overdue, and initiatives in every phase: one told from its first idea to its follow-up, one in deliberation with a vote, one a draft, and the weekly class as a light one.</summary>
internal sealed class DemoInitiatives(AppDb db, CatalogueSite house, DateTime now)
{
    private readonly Site _site = house.Site;
    private readonly List<Guid> _people = [];
    private readonly Dictionary<string, Organization> _of = [];
    private Guid _staff;
    private int _seconded;

    private static readonly (
        string Title,
        string Text,
        Sector Sector,
        int Days,
        IdeaStatus Status,
        string? Answer,
        int Supports
    )[] Ideas =
    [
        (
            "Kelas foto produk dengan ponsel",
            "Banyak UMKM punya barang bagus, tetapi fotonya gelap. Satu sore belajar bersama, bawa barang sendiri.",
            Sector.PhotoFilm,
            2,
            IdeaStatus.Open,
            null,
            9
        ),
        (
            "Perpustakaan alat kerja bersama",
            "Bor, mesin jahit, dan alat ukur yang jarang dipakai bisa dipinjam bergiliran.",
            Sector.Craft,
            1,
            IdeaStatus.Open,
            null,
            2
        ),
        (
            "Malam gim lokal setiap bulan",
            "Pembuat gim Semarang menunjukkan yang sedang dibuat, pengunjung mencoba dan memberi masukan.",
            Sector.Games,
            9,
            IdeaStatus.Open,
            null,
            14
        ),
        (
            "Pojok menyusui yang nyaman di lantai dua",
            "Ibu-ibu UMKM sering membawa anak saat kelas. Satu pojok kecil sudah menolong.",
            Sector.PublicService,
            21,
            IdeaStatus.Open,
            null,
            17
        ),
        (
            "Siaran langsung kelas untuk yang jauh",
            "Teman-teman di Kendal dan Demak sulit datang di hari kerja.",
            Sector.Digital,
            33,
            IdeaStatus.NotNow,
            "Belum sekarang: kamera dan operatornya baru ada awal tahun depan. Kami buka lagi di bulan Februari.",
            6
        ),
        (
            "Bank sampah untuk sisa kain batik",
            "Sisa kain menumpuk di tiap rumah produksi; bisa jadi bahan kerajinan.",
            Sector.Environment,
            40,
            IdeaStatus.NotNow,
            "Belum sekarang: tempat penyimpanannya belum ada. Komunitas Bank Sampah Muda menghubungi Anda untuk titik kumpul sementara.",
            8
        ),
        (
            "Kelas bahasa isyarat dasar untuk pelayan toko",
            "Supaya pembeli tuli bisa dilayani dengan ramah.",
            Sector.Disability,
            6,
            IdeaStatus.Open,
            null,
            11
        ),
        (
            "Pasar kopi petani, langsung dari lereng",
            "Petani kopi bertemu pembeli tanpa perantara, sebulan sekali di halaman.",
            Sector.Agriculture,
            12,
            IdeaStatus.Open,
            null,
            5
        ),
        (
            "Peta jajanan kampung",
            "Anak SMK memetakan jajanan kampung dan memotretnya, hasilnya peta cetak.",
            Sector.Food,
            15,
            IdeaStatus.Open,
            null,
            3
        ),
    ];

    private static readonly string[] Seconded =
    [
        "Setuju. Kalau jadi, saya bisa bantu menyiapkan tempatnya.",
        "Ibu saya pasti datang kalau ini ada.",
        "Bisa dimulai kecil dulu, sepuluh orang.",
        "Di kampung kami pernah ada, ramai sekali.",
        "Saya punya alatnya, boleh dipinjam.",
        "Tolong jamnya sesudah kerja.",
        "Apakah terbuka untuk pelajar?",
        "Kami bantu menyebarkannya.",
        "Anak-anak SMK bisa ikut mengerjakan.",
        "Saya tunggu kabarnya, semoga bukan tahun depan.",
    ];

    public static async Task Add(AppDb db, CatalogueSite site, DateTime now, CancellationToken stop)
    {
        await FirstTemplates.Put(db, stop);
        await new DemoInitiatives(db, site, now).Add(stop);
    }

    private async Task Add(CancellationToken stop)
    {
        _people.AddRange(
            await db.People()
                .Where(person => person.AccountId == null)
                .OrderBy(person => person.Name)
                .Select(person => person.Id)
                .Take(20)
                .ToListAsync(stop)
        );
        _staff = await db.People()
            .Where(person => person.Email == "petugas@example.org")
            .Select(person => person.AccountId!.Value)
            .SingleAsync(stop);
        foreach (
            var row in await db.Organizations()
                .Where(row => row.Status == OrganizationStatus.Verified)
                .ToListAsync(stop)
        )
            _of[row.Slug] = row;
        foreach (var (number, idea) in Ideas.Index())
            Idea(idea.Title, idea.Text, idea.Sector, idea.Days, idea.Status, idea.Answer, idea.Supports, number);
        db.Ideas()
            .Add(
                new()
                {
                    SiteId = _site.Id,
                    Slug = "tempat-parkir-sepeda",
                    Title = "Tempat parkir sepeda",
                    Text = "Yang datang naik sepeda belum punya tempat yang aman.",
                    Sector = Sector.Environment,
                    Name = "Peserta 031",
                    Phone = "+6281200009931",
                    Posted = now.AddHours(-20),
                    Status = IdeaStatus.Waiting,
                }
            );
        await db.SaveChangesAsync(stop);
        await Told(stop);
        await Planned(stop);
        await Deliberated(stop);
        await Class(stop);
    }

    private Idea Idea(
        string title,
        string text,
        Sector sector,
        int days,
        IdeaStatus status,
        string? answer,
        int supports,
        int number,
        Initiative? within = null,
        Organization? by = null
    )
    {
        var posted = now.AddDays(-days);
        var idea = new Idea
        {
            SiteId = _site.Id,
            Slug = Foundation.Web.Slug.Of(title),
            Title = title,
            Text = text,
            Sector = sector,
            PersonId = _people[number % _people.Count],
            OrganizationId = by?.Id,
            Name = $"Peserta {number % 20 + 1:000}",
            Posted = posted,
            Shown = posted.AddHours(3),
            Status = status,
            Answer = answer,
            Answered = answer is null ? null : posted.AddDays(5 + number % 4),
            AnsweredBy = answer is null ? null : _staff,
            InitiativeId = within?.Id,
            IsProposal = within is not null && status == IdeaStatus.Open,
            Supports = Math.Min(supports, _people.Count),
        };
        db.Ideas().Add(idea);
        foreach (var (place, person) in _people.Take(idea.Supports).Index())
            db.IdeaSupports()
                .Add(
                    new()
                    {
                        IdeaId = idea.Id,
                        PersonId = person,
                        Since = posted.AddHours(5 + place),
                    }
                );
        if (number % 2 == 0)
            db.Comments()
                .Add(
                    new()
                    {
                        SubjectKind = IdeaComments.Kind,
                        SubjectId = idea.Id,
                        SiteId = _site.Id,
                        At = posted.AddDays(1),
                        PersonId = _people[(number + 3) % _people.Count],
                        Name = $"Peserta {(number + 3) % 20 + 1:000}",
                        Text = Seconded[_seconded++ % Seconded.Length],
                        Status = CommentStatus.Shown,
                    }
                );
        return idea;
    }

    /// <summary>Phases one after the other since so many days ago, the active one open; null is finished.</summary>
    private async Task<Initiative> Begin(
        string template,
        string title,
        string summary,
        int days,
        int? active,
        string[] partners,
        bool published,
        Guid? series,
        CancellationToken stop
    )
    {
        var from = await db.InitiativeTemplates().SingleAsync(row => row.Slug == template, stop);
        var phases = await db.TemplatePhases()
            .Where(row => row.TemplateId == from.Id)
            .OrderBy(row => row.Position)
            .ToListAsync(stop);
        var duties = await db.TemplateDuties()
            .Where(row => row.TemplateId == from.Id)
            .OrderBy(row => row.Position)
            .ThenBy(row => row.Line)
            .ToListAsync(stop);
        var (started, last) = (now.AddDays(-days), active ?? phases[^1].Position);
        var initiative = new Initiative
        {
            SiteId = _site.Id,
            Slug = Foundation.Web.Slug.Of(title),
            Title = title,
            Summary = summary,
            Kind = from.Kind,
            Light = from.Light,
            SeriesId = series,
            Template = from.Name,
            Active = last,
            Published = published,
            Started = started,
            Finished = active is null ? now.AddDays(-2) : null,
        };
        db.Initiatives().Add(initiative);
        var length = days / (double)(last + 1);
        foreach (var phase in phases)
            db.InitiativePhases()
                .Add(
                    new()
                    {
                        InitiativeId = initiative.Id,
                        Position = phase.Position,
                        Phase = phase.Phase,
                        Name = phase.Name,
                        Allows = phase.Allows,
                        Opened = phase.Position <= last ? started.AddDays(length * phase.Position) : null,
                        Closed =
                            phase.Position < last || active is null
                                ? started.AddDays(Math.Min(days - 2, length * (phase.Position + 1)))
                                : null,
                    }
                );
        await db.SaveChangesAsync(stop);
        foreach (var (line, duty) in duties.Index())
        {
            var done = duty.Position < last && duty.Kind is "attendance" or "thanks";
            db.Duties()
                .Add(
                    new()
                    {
                        Id = Guid.CreateVersion7(new DateTimeOffset(started, TimeSpan.Zero).AddMilliseconds(line)),
                        InitiativeId = initiative.Id,
                        Position = duty.Position,
                        Kind = duty.Kind,
                        Text = duty.Text,
                        Gate = duty.Gate,
                        Done = done ? now.AddDays(-6) : null,
                        By = done ? _staff : null,
                        Evidence = done
                            ? duty.Kind == "thanks"
                                ? "Terkirim ke semua yang ikut"
                                : "126 hadir, daftar hadir bertanda tangan"
                            : "",
                    }
                );
        }
        foreach (var (number, slug) in partners.Index())
            Join(
                initiative,
                _of[slug],
                number == 0 ? InvolvementRole.Initiator : InvolvementRole.Planner,
                started.AddDays(number),
                PartnerStatus.Joined
            );
        await db.SaveChangesAsync(stop);
        return initiative;
    }

    private void Join(
        Initiative initiative,
        Organization organization,
        InvolvementRole role,
        DateTime at,
        PartnerStatus status
    )
    {
        db.Partners()
            .Add(
                new()
                {
                    InitiativeId = initiative.Id,
                    OrganizationId = organization.Id,
                    Role = role,
                    Status = status,
                    Asked = at,
                    Answered = status == PartnerStatus.Joined ? at : null,
                }
            );
        if (initiative.Published && status == PartnerStatus.Joined)
            db.Activities()
                .Add(
                    new()
                    {
                        OrganizationId = organization.Id,
                        At = at,
                        Kind = InitiativeActivity.Kind,
                        SourceId = initiative.Id,
                        SiteId = _site.Id,
                        Title = initiative.Title,
                        Link = "/jejak/" + initiative.Slug,
                    }
                );
    }

    private void Took(
        Initiative initiative,
        string slug,
        Phase phase,
        InvolvementRole role,
        string evidence,
        Guid source,
        string title,
        DateTime at,
        bool confirmed = true
    ) =>
        db.Involvements()
            .Add(
                new()
                {
                    InitiativeId = initiative.Id,
                    OrganizationId = _of[slug].Id,
                    Phase = phase,
                    Role = role,
                    Evidence = evidence,
                    SourceId = source,
                    Title = title,
                    At = at,
                    Status = confirmed ? InvolvementStatus.Confirmed : InvolvementStatus.Offered,
                    Settled = confirmed ? at.AddDays(2) : null,
                }
            );

    private Meeting Met(
        Initiative initiative,
        Phase phase,
        int position,
        string title,
        int day,
        string[] there,
        string minutes,
        string[] decided,
        ref int number,
        string[]? unconfirmed = null,
        string place = "Ruang Rapat 2, Hetero Space Semarang"
    )
    {
        // Only on days on which the house is open, whether the meeting is in it or not.
        var starts = DemoDays.In(house, now, -day, 13, 2, -1).Starts;
        var meeting = new Meeting
        {
            InitiativeId = initiative.Id,
            Position = position,
            Title = title,
            Agenda = "- Pembukaan\n- Usulan yang masuk\n- Pembagian tugas",
            Starts = starts,
            Ends = starts.AddHours(2),
            Place = place,
            Status = MeetingStatus.Held,
            Published = starts.AddDays(1),
        };
        db.Meetings().Add(meeting);
        foreach (var (seat, slug) in there.Index())
        {
            db.Attendees()
                .Add(
                    new()
                    {
                        MeetingId = meeting.Id,
                        OrganizationId = _of[slug].Id,
                        Name = $"Peserta {seat + 11:000}",
                        Presence = Presence.Present,
                    }
                );
            Took(
                initiative,
                slug,
                phase,
                InvolvementRole.Planner,
                "meeting",
                meeting.Id,
                title,
                starts,
                unconfirmed?.Contains(slug) != true
            );
        }
        db.MinutesVersions()
            .Add(
                new()
                {
                    MeetingId = meeting.Id,
                    Number = 1,
                    Text = minutes,
                    By = _staff,
                    ByName = "Petugas Program",
                    At = starts.AddHours(3),
                }
            );
        foreach (var text in decided)
            db.Decisions()
                .Add(
                    new()
                    {
                        InitiativeId = initiative.Id,
                        MeetingId = meeting.Id,
                        Number = ++number,
                        Text = text,
                        At = starts.AddHours(2),
                    }
                );
        return meeting;
    }

    // From an idea on the river bank to a market that is followed up: five communities planned it, four of them are confirmed up to the report.
    private async Task Told(CancellationToken stop)
    {
        string[] communities =
        [
            "komunitas-batik-muda-contoh",
            "komunitas-sungai-bersih-contoh",
            "komunitas-kopi-petani-contoh",
            "komunitas-lensa-kota-lama-contoh",
            "komunitas-musik-bambu-contoh",
        ];
        string[] all = [.. communities, "kampus-contoh-semarang", "dinas-contoh-jawa-tengah", "radio-contoh-fm"];
        var initiative = await Begin(
            "acara-bersama",
            "Pasar Batik Sungai",
            "Pasar satu hari di tepi sungai: pengrajin batik bertemu pembeli, **sungai dibersihkan lebih dulu**, dan mahasiswa mencatat apa yang terjual.",
            170,
            5,
            all,
            true,
            null,
            stop
        );
        var idea = Idea(
            "Pasar batik di tepi sungai",
            "Pengrajin batik sulit bertemu pembeli muda. Tepi sungai cantik bila bersih; pasar satu hari bisa menjadi alasan membersihkannya.",
            Sector.Craft,
            171,
            IdeaStatus.TakenUp,
            "Kami kerjakan bersama: kampus siap membantu pencatatan, dinas membantu izin. Rapat pertama pekan depan, semua boleh ikut.",
            18,
            4,
            initiative,
            _of[communities[0]]
        );
        Took(
            initiative,
            communities[0],
            Phase.Idea,
            InvolvementRole.Initiator,
            "idea",
            idea.Id,
            idea.Title,
            idea.Posted
        );
        var number = 0;
        Met(
            initiative,
            Phase.CoPlan,
            1,
            "Rapat pertama di balai RW",
            138,
            all[..7],
            "## Lokasi\n\nTepi sungai di belakang balai RW, setelah dibersihkan.\n\n## Tugas\n\nDibagi menurut "
                + "komunitas.",
            ["Pasar diadakan hari Minggu, pukul 07.00–15.00.", "Sungai dibersihkan dua pekan sebelumnya."],
            ref number,
            place: "Balai RW 4"
        );
        Met(
            initiative,
            Phase.CoPlan,
            1,
            "Rapat kedua: tata letak dan dana",
            121,
            [.. communities[..4], all[5], all[6]],
            "Tata letak disepakati; tiga puluh meja.\n\n| Pos | Dari |\n| --- | --- |\n| Meja | dinas |\n| Listrik | warga |",
            ["Tiap pengrajin mendapat satu meja, tanpa sewa."],
            ref number,
            [communities[3]]
        );
        foreach (
            var (slug, text, seen) in new[]
            {
                (communities[0], "Tiga puluh pengrajin dan kain contoh", "31 pengrajin datang"),
                (communities[1], "Empat puluh relawan bersih sungai", "43 nama di daftar hadir"),
                (communities[2], "Kopi untuk relawan", "Termos kosong pukul sepuluh"),
                (all[5], "Sepuluh mahasiswa pencatat", "Buku catatan diserahkan"),
                (all[6], "Meja dan tenda", "Tanda terima dinas"),
                (all[7], "Siaran ajakan selama sepekan", "Rekaman tujuh siaran"),
            }
        )
        {
            var commitment = new Commitment
            {
                InitiativeId = initiative.Id,
                OrganizationId = _of[slug].Id,
                Text = text,
                At = now.AddDays(-95),
                State = CommitmentState.Kept,
                Settled = now.AddDays(-60),
                Evidence = seen,
            };
            db.Commitments().Add(commitment);
            Took(
                initiative,
                slug,
                Phase.Commit,
                InvolvementRole.Supporter,
                "commitment",
                commitment.Id,
                text,
                commitment.At
            );
            Took(
                initiative,
                slug,
                Phase.Deliver,
                InvolvementRole.Supporter,
                "kept",
                commitment.Id,
                text,
                now.AddDays(-60)
            );
        }
        foreach (
            var (slug, title, confirmed) in new[]
            {
                (communities[0], "Menata meja pengrajin", true),
                (communities[1], "Membersihkan tepi sungai", true),
                (communities[3], "Memotret hari pasar", true),
                (all[5], "Mencatat penjualan", true),
                (communities[2], "Menyeduh kopi", true),
            }
        )
        {
            var task = new WorkTask
            {
                InitiativeId = initiative.Id,
                Position = 3,
                Title = title,
                OrganizationId = _of[slug].Id,
                Owner = "Koordinator",
                Due = DateOnly.FromDateTime(now.AddDays(-62)),
                State = TaskState.Done,
                Made = now.AddDays(-90),
                Done = now.AddDays(-61),
            };
            db.WorkTasks().Add(task);
            Took(
                initiative,
                slug,
                Phase.Deliver,
                InvolvementRole.Organizer,
                "task",
                task.Id,
                title,
                now.AddDays(-61),
                confirmed
            );
        }
        foreach (
            var (slug, text) in new[]
            {
                (
                    communities[0],
                    "Kami ikut sejak rapat pertama. Yang paling terasa: pembeli bertanya tentang prosesnya, bukan hanya "
                        + "harganya."
                ),
                (
                    communities[1],
                    "Empat puluh tiga relawan mengangkat sebelas karung. Pekan berikutnya warga memungut sendiri sebelum "
                        + "kami datang."
                ),
                (
                    communities[2],
                    "Kopi kami habis sebelum siang karena orang singgah untuk mengobrol dengan petaninya, lalu baru "
                        + "melihat batik."
                ),
                (
                    communities[3],
                    "Dua ratus foto kami serahkan kepada pengrajin. Sembilan di antaranya sekarang menjadi foto toko "
                        + "mereka."
                ),
                (all[5], "Mahasiswa mencatat 412 transaksi dari 31 meja; datanya kami serahkan kepada komunitas."),
            }
        )
        {
            db.ReportParts()
                .Add(
                    new()
                    {
                        InitiativeId = initiative.Id,
                        OrganizationId = _of[slug].Id,
                        Text = text,
                        At = now.AddDays(-40),
                    }
                );
            Took(
                initiative,
                slug,
                Phase.Report,
                InvolvementRole.Reporter,
                "report",
                initiative.Id,
                text[..60] + "…",
                now.AddDays(-40)
            );
        }
        foreach (
            var (title, owner, progress, begun, note) in new[]
            {
                (
                    "Pasar kedua di Kampung Melayu",
                    communities[0],
                    40,
                    "Tiga lokasi dilihat.",
                    "Lokasi disetujui, izin diajukan."
                ),
                (
                    "Rak batik tetap di galeri UMKM",
                    all[6],
                    75,
                    "Ukuran rak disepakati.",
                    "Rak terpasang; tinggal daftar titip jual."
                ),
                (
                    "Modul pencatatan penjualan untuk pengrajin",
                    all[5],
                    100,
                    "Naskah pertama dibaca pengrajin.",
                    "Modul diunduh 58 kali."
                ),
            }
        )
        {
            var outcome = new Outcome
            {
                InitiativeId = initiative.Id,
                Title = title,
                Owner = "Peserta 012",
                OrganizationId = _of[owner].Id,
                Due = DateOnly.FromDateTime(now.AddDays(50)),
                Progress = progress,
                Made = now.AddDays(-38),
            };
            db.AddRange(
                outcome,
                new OutcomeStep
                {
                    OutcomeId = outcome.Id,
                    At = now.AddDays(-20),
                    Progress = progress / 2,
                    Note = begun,
                    By = _staff,
                },
                new OutcomeStep
                {
                    OutcomeId = outcome.Id,
                    At = now.AddDays(-5),
                    Progress = progress,
                    Note = note,
                    By = _staff,
                }
            );
        }
        var summaries = new[]
        {
            "Gagasan dari Komunitas Batik Muda, didukung warga RW 4.",
            "Dua rapat, lima komunitas, kampus, dan dinas. Tempat, hari, dan pembagian meja disepakati.",
            "Enam komitmen tercatat, semuanya ditepati.",
            "Hari pasar berjalan pukul 07.00–15.00; 31 meja, sekitar seribu pengunjung.",
            "412 transaksi tercatat. Sungai tetap bersih sebulan sesudahnya.",
        };
        foreach (
            var phase in await db.InitiativePhases()
                .Where(row => row.InitiativeId == initiative.Id && row.Closed != null)
                .ToListAsync(stop)
        )
            phase.Summary = summaries[phase.Position];
        foreach (var person in _people.Take(9))
            db.InitiativeFollowers()
                .Add(
                    new()
                    {
                        InitiativeId = initiative.Id,
                        PersonId = person,
                        Since = now.AddDays(-100),
                    }
                );
        foreach (
            var (place, text) in new[]
            {
                "Terima kasih, anak saya ikut membersihkan sungai dan sekarang melarang kami membuang sampah.",
                "Kalau ada lagi, apakah pengrajin dari Pekalongan boleh ikut?",
                "Fotonya bagus-bagus. Bisa dilihat di mana?",
            }.Index()
        )
            db.Comments()
                .Add(
                    new()
                    {
                        SubjectKind = IdeaComments.InitiativeKind,
                        SubjectId = initiative.Id,
                        SiteId = _site.Id,
                        At = now.AddDays(-50 + place),
                        PersonId = _people[place],
                        Name = $"Peserta {place + 1:000}",
                        Text = text,
                        Status = CommentStatus.Shown,
                    }
                );
        await db.SaveChangesAsync(stop);
    }

    private async Task Planned(CancellationToken stop)
    {
        var initiative = await Begin(
            "acara-bersama",
            "Kelas Kemasan Keliling",
            "Kelas kemasan datang ke kampung-kampung dengan mobil bak terbuka. Tiap kampung merancang sendiri jadwalnya.",
            24,
            1,
            ["komunitas-dapur-lumpia-contoh", "komunitas-batik-muda-contoh", "kampus-contoh-semarang"],
            true,
            null,
            stop
        );
        Join(
            initiative,
            _of["dinas-contoh-jawa-tengah"],
            InvolvementRole.Supporter,
            now.AddDays(-3),
            PartnerStatus.Invited
        );
        Idea(
            "Mulai dari Kampung Bustaman",
            "Di sana banyak pembuat bumbu yang kemasannya masih plastik polos.",
            Sector.Food,
            8,
            IdeaStatus.Open,
            null,
            4,
            6,
            initiative
        );
        var number = 0;
        Met(
            initiative,
            Phase.CoPlan,
            1,
            "Rapat rute pertama",
            6,
            ["komunitas-dapur-lumpia-contoh", "kampus-contoh-semarang"],
            "Tiga kampung dipilih untuk bulan pertama.",
            ["Mulai bulan depan, Sabtu sore."],
            ref number,
            ["kampus-contoh-semarang", "komunitas-dapur-lumpia-contoh"]
        );
        var starts = DemoDays.In(house, now, 5, 13, 2).Starts;
        var next = new Meeting
        {
            InitiativeId = initiative.Id,
            Position = 1,
            Title = "Rapat mobil dan bahan",
            Agenda = "- Mobil dari mana\n- Bahan contoh\n- Siapa mengajar",
            Starts = starts,
            Ends = starts.AddHours(2),
            Place = "Ruang Rapat 1, Hetero Space Semarang",
        };
        db.Meetings().Add(next);
        foreach (
            var slug in (string[])
                [
                    "komunitas-dapur-lumpia-contoh",
                    "komunitas-batik-muda-contoh",
                    "kampus-contoh-semarang",
                    "dinas-contoh-jawa-tengah",
                ]
        )
            db.Attendees()
                .Add(
                    new()
                    {
                        MeetingId = next.Id,
                        OrganizationId = _of[slug].Id,
                        Presence = slug.StartsWith("kampus", StringComparison.Ordinal)
                            ? Presence.Coming
                            : Presence.Invited,
                    }
                );
        foreach (
            var (title, slug, state) in new[]
            {
                ("Cari mobil bak terbuka", "komunitas-dapur-lumpia-contoh", TaskState.Doing),
                ("Susun modul satu jam", "kampus-contoh-semarang", TaskState.Open),
                ("Hubungi ketua RW", "komunitas-batik-muda-contoh", TaskState.Open),
            }
        )
            db.WorkTasks()
                .Add(
                    new()
                    {
                        InitiativeId = initiative.Id,
                        Position = 1,
                        Title = title,
                        OrganizationId = _of[slug].Id,
                        Due = DateOnly.FromDateTime(now.AddDays(4)),
                        State = state,
                        Made = now.AddDays(-6),
                    }
                );
        db.InternalNotes()
            .Add(
                new()
                {
                    InitiativeId = initiative.Id,
                    At = now.AddDays(-2),
                    By = _staff,
                    Text = "Anggaran bensin belum pasti; jangan dijanjikan dulu.",
                }
            );
        await Begin(
            "program",
            "Sekolah Ekspor Kecil",
            "Konsep: enam pekan pendampingan untuk yang ingin mengirim barang pertamanya ke luar negeri.",
            4,
            0,
            ["komunitas-batik-muda-contoh"],
            false,
            null,
            stop
        );
        await db.SaveChangesAsync(stop);
    }

    private async Task Deliberated(CancellationToken stop)
    {
        string[] partners =
        [
            "komunitas-langkah-setara-contoh",
            "komunitas-pojok-buku-contoh",
            "komunitas-robot-remaja-contoh",
            "dinas-contoh-jawa-tengah",
        ];
        var initiative = await Begin(
            "musyawarah",
            $"Musyawarah Rencana Ruang {now.Year + 1}",
            "Apa yang paling perlu diubah di gedung ini tahun depan? Diusulkan, dibicarakan, dipilih, dan "
                + "ditandatangani bersama.",
            45,
            2,
            partners,
            true,
            null,
            stop
        );
        var proposals = new[]
        {
            ("Jalur landai ke ruang acara", "Kursi roda masih harus diangkat dua orang.", 16),
            ("Rak buku terbuka di lobi", "Buku bisa dibawa pulang dan dikembalikan.", 7),
            ("Meja robot dengan pagar pengaman", "Anak-anak datang tiap Sabtu dan belum punya tempat.", 9),
            ("Jam buka sampai pukul 22", "Banyak yang baru bisa datang sesudah kerja.", 13),
        }
            .Index()
            .Select(row =>
                Idea(
                    row.Item.Item1,
                    row.Item.Item2,
                    Sector.PublicService,
                    40 - row.Index,
                    IdeaStatus.Open,
                    null,
                    row.Item.Item3,
                    row.Index + 7,
                    initiative
                )
            )
            .ToList();
        foreach (
            var (slug, first, second, third) in new[]
            {
                (partners[0], 0, 3, 1),
                (partners[1], 1, 0, 3),
                (partners[2], 2, 0, 3),
            }
        )
        {
            foreach (var (rank, choice) in new[] { first, second, third }.Index())
                db.PriorityVotes()
                    .Add(
                        new()
                        {
                            InitiativeId = initiative.Id,
                            OrganizationId = _of[slug].Id,
                            Rank = rank + 1,
                            IdeaId = proposals[choice].Id,
                            At = now.AddDays(-3),
                        }
                    );
            Took(
                initiative,
                slug,
                Phase.CoPlan,
                InvolvementRole.Planner,
                "vote",
                initiative.Id,
                initiative.Title,
                now.AddDays(-3)
            );
        }
        var number = 0;
        Met(
            initiative,
            Phase.CoPlan,
            1,
            "Diskusi terbuka",
            20,
            partners,
            "Empat usulan dibahas satu per satu.",
            ["Pemungutan suara sampai akhir bulan."],
            ref number
        );
        await db.SaveChangesAsync(stop);
    }

    private async Task Class(CancellationToken stop)
    {
        if (
            await db.Set<Bookings.Booking>()
                .Where(row => row.SiteId == _site.Id && row.SeriesId != null)
                .Select(row => row.SeriesId)
                .FirstOrDefaultAsync(stop)
            is not { } series
        )
            return;
        await Begin(
            "kelas-rutin",
            "Kelas Kemasan Kamis",
            "Setiap Kamis pukul 13.00: bawa produk Anda, pulang dengan rancangan kemasan.",
            20,
            1,
            ["komunitas-dapur-lumpia-contoh"],
            true,
            series,
            stop
        );
        await db.SaveChangesAsync(stop);
    }
}
