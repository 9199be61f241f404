using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>From an idea on the river bank to a market that is followed up: five communities planned it, four of them
/// are confirmed up to the report.</summary>
internal sealed class DemoMarket(DemoScene scene, DemoInitiative market)
{
    private const int SinceTheIdea = 177;

    private static readonly DemoBeginning Beginning = new(
        "acara-bersama",
        "Pasar Batik Sungai",
        "Pasar satu hari di tepi sungai: perajin batik bertemu pembeli, **sungai dibersihkan lebih dulu**, "
            + "dan mahasiswa mencatat apa yang terjual."
    )
    {
        DaysAgo = SinceTheIdea,
        Active = 5,
        Partners =
        [
            DemoCast.Batik,
            DemoCast.River,
            DemoCast.Coffee,
            DemoCast.Lens,
            DemoCast.Bamboo,
            DemoCast.Campus,
            DemoCast.Agency,
            DemoCast.Radio,
        ],
    };

    private static readonly DemoIdea First = new(
        "Pasar batik di tepi sungai",
        "Perajin batik sulit bertemu pembeli muda. Tepi sungai cantik bila bersih; "
            + "pasar satu hari bisa menjadi alasan membersihkannya.",
        Sector.Craft
    )
    {
        DaysAgo = SinceTheIdea,
        Supports = 18,
        Status = IdeaStatus.TakenUp,
        Answer =
            "Kami kerjakan bersama: kampus siap membantu pencatatan, dinas membantu izin. "
            + "Rapat pertamanya kami kabarkan lewat jejaknya, semua boleh ikut.",
        Comment = "Bisa dimulai kecil dulu, sepuluh perajin. Saya bantu menata mejanya.",
    };

    private static readonly DemoMeeting[] Meetings =
    [
        new("Rapat pertama di balai RW")
        {
            DaysAgo = 138,
            Place = "Balai RW 4",
            There =
            [
                DemoCast.Batik,
                DemoCast.River,
                DemoCast.Coffee,
                DemoCast.Lens,
                DemoCast.Bamboo,
                DemoCast.Campus,
                DemoCast.Agency,
            ],
            Minutes =
                "## Lokasi\n\nTepi sungai di belakang balai RW, setelah dibersihkan.\n\n"
                + "## Tugas\n\nDibagi menurut komunitas.",
            Decided = ["Pasar diadakan hari Minggu, pukul 07.00–15.00.", "Sungai dibersihkan dua pekan sebelumnya."],
        },
        new("Rapat kedua: tata letak dan dana")
        {
            DaysAgo = 121,
            There = [DemoCast.Batik, DemoCast.River, DemoCast.Coffee, DemoCast.Lens, DemoCast.Campus, DemoCast.Agency],
            Unconfirmed = [DemoCast.Lens],
            Minutes =
                "Tata letak disepakati; tiga puluh meja.\n\n"
                + "| Pos | Biaya | Dari |\n| --- | --- | --- |\n| Meja dan tenda | dipinjam | dinas |\n"
                + "| Listrik | Rp350.000 | iuran warga |\n"
                + "| Karung dan sarung tangan | Rp275.000 | komunitas sungai |\n\n"
                + "Seluruhnya Rp625.000. Perajin tidak membayar apa pun.",
            Decided = ["Tiap perajin mendapat satu meja, tanpa sewa."],
        },
    ];

    // As was decided at the first meeting.
    private const int Cleaned = 14;

    // Each was kept so many days before the market.
    private static readonly (string Slug, string Text, string Seen, int Before)[] Promises =
    [
        (DemoCast.Batik, "Tiga puluh perajin dan kain contoh", "31 perajin datang", 0),
        (DemoCast.River, "Empat puluh relawan bersih sungai", "43 nama di daftar hadir", Cleaned),
        (DemoCast.Coffee, "Kopi untuk relawan", "Termos kosong pukul sepuluh", Cleaned),
        (DemoCast.Campus, "Sepuluh mahasiswa pencatat", "Buku catatan diserahkan", 0),
        (DemoCast.Agency, "Meja dan tenda", "Tanda terima dinas", 0),
        (DemoCast.Radio, "Siaran ajakan selama sepekan", "Rekaman tujuh siaran", 1),
    ];

    private static readonly (string Slug, string Title, int Before)[] Tasks =
    [
        (DemoCast.Batik, "Menata meja perajin", 0),
        (DemoCast.River, "Membersihkan tepi sungai", Cleaned),
        (DemoCast.Lens, "Memotret hari pasar", 0),
        (DemoCast.Campus, "Mencatat penjualan", 0),
        (DemoCast.Coffee, "Menyeduh kopi", 0),
    ];

    private static readonly (string Slug, string Text)[] Reports =
    [
        (
            DemoCast.Batik,
            "Kami yang mengusulkan, dan datang di setiap rapat. Yang paling terasa: pembeli bertanya tentang "
                + "prosesnya, bukan hanya "
                + "harganya."
        ),
        (
            DemoCast.River,
            "Empat puluh tiga relawan mengangkat sebelas karung. Sepekan sesudah pasar warga memungut sendiri "
                + "sebelum kami datang."
        ),
        (
            DemoCast.Coffee,
            "Kopi kami habis sebelum siang karena orang singgah untuk mengobrol dengan petaninya, lalu baru "
                + "melihat batik."
        ),
        (
            DemoCast.Lens,
            "Dua ratus foto kami serahkan kepada perajin. Sembilan di antaranya sekarang menjadi foto toko mereka."
        ),
        (DemoCast.Campus, "Mahasiswa mencatat 412 transaksi dari 31 meja; datanya kami serahkan kepada komunitas."),
    ];

    private static readonly (string Title, string Owner, int Progress, string Begun, string Lately)[] Outcomes =
    [
        (
            "Pasar kedua di Kampung Melayu",
            DemoCast.Batik,
            40,
            "Tiga lokasi dilihat.",
            "Lokasi disetujui, izin diajukan."
        ),
        (
            "Rak batik tetap di galeri UMKM",
            DemoCast.Agency,
            75,
            "Ukuran rak disepakati.",
            "Rak terpasang; tinggal daftar titip jual."
        ),
        (
            "Modul pencatatan penjualan untuk perajin",
            DemoCast.Campus,
            100,
            "Naskah pertama dibaca perajin.",
            "Modul diunduh 58 kali."
        ),
    ];

    // One for each phase that is closed.
    private static readonly string[] Summaries =
    [
        "Gagasan dari Komunitas Batik Muda, didukung warga RW 4.",
        "Dua rapat, lima komunitas, kampus, dan dinas. Tempat, hari, dan pembagian meja disepakati.",
        "Enam komitmen tercatat, semuanya ditepati.",
        "",
        "412 transaksi tercatat. Sungai tetap bersih sebulan sesudahnya.",
    ];

    private static readonly string[] Comments =
    [
        "Terima kasih, anak saya ikut membersihkan sungai dan sekarang melarang kami membuang sampah.",
        "Kalau ada lagi, perajin dari Pekalongan mau ikut. Nomor saya sudah saya titipkan di halaman ini.",
        "Fotonya bagus-bagus; saya lihat di balai RW.",
    ];

    public static async Task Tell(DemoScene scene, DemoIdeas ideas, CancellationToken stop)
    {
        var market = await DemoInitiative.Begin(scene, Beginning, stop);
        await new DemoMarket(scene, market).Tell(ideas, stop);
    }

    private async Task Tell(DemoIdeas ideas, CancellationToken stop)
    {
        BeginWith(ideas);
        foreach (var meeting in Meetings)
            market.Met(meeting);
        foreach (var (slug, text, seen, before) in Promises)
            PromiseAndKeep(slug, text, seen, DemoMarketDay.When(scene).Ends.AddDays(-before));
        foreach (var (slug, title, before) in Tasks)
            Do(slug, title, DemoMarketDay.When(scene).Ends.AddDays(-before));
        foreach (var (slug, text) in Reports)
            Report(slug, text);
        foreach (var (title, owner, progress, begun, lately) in Outcomes)
            FollowUp(title, owner, progress, begun, lately);
        DemoMarketDay.Add(scene, market.Row);
        await SumUp(stop);
        foreach (var person in scene.People.Take(9))
            Follow(person);
        foreach (var (place, text) in Comments.Index())
            Comment(place, text);
        await scene.Db.SaveChangesAsync(stop);
    }

    private void BeginWith(DemoIdeas ideas)
    {
        var told = First with { Within = market.Row, By = scene.Organizations[DemoCast.Batik] };
        var idea = ideas.Post(told, 4);
        market.Took(
            new(DemoCast.Batik, Phase.Idea, InvolvementRole.Initiator, "idea", idea.Id)
            {
                Title = idea.Title,
                At = idea.Posted,
            }
        );
    }

    private void PromiseAndKeep(string slug, string text, string seen, DateTime kept)
    {
        var commitment = new Commitment
        {
            InitiativeId = market.Id,
            OrganizationId = scene.Organizations[slug].Id,
            Text = text,
            At = scene.Ago(95),
            State = CommitmentState.Kept,
            Settled = kept,
            Evidence = seen,
        };
        scene.Db.Commitments().Add(commitment);
        market.Took(
            new(slug, Phase.Commit, InvolvementRole.Supporter, "commitment", commitment.Id)
            {
                Title = text,
                At = commitment.At,
            }
        );
        market.Took(
            new(slug, Phase.Deliver, InvolvementRole.Supporter, "kept", commitment.Id) { Title = text, At = kept }
        );
    }

    private void Do(string slug, string title, DateTime done)
    {
        var task = new WorkTask
        {
            InitiativeId = market.Id,
            Position = 3,
            Title = title,
            OrganizationId = scene.Organizations[slug].Id,
            Owner = "Koordinator",
            Due = SiteClock.House.Date(done),
            State = TaskState.Done,
            Made = scene.Ago(90),
            Done = done,
        };
        scene.Db.WorkTasks().Add(task);
        market.Took(new(slug, Phase.Deliver, InvolvementRole.Organizer, "task", task.Id) { Title = title, At = done });
    }

    private void Report(string slug, string text)
    {
        scene
            .Db.ReportParts()
            .Add(
                new()
                {
                    InitiativeId = market.Id,
                    OrganizationId = scene.Organizations[slug].Id,
                    Text = text,
                    At = scene.Ago(40),
                }
            );
        market.Took(
            new(slug, Phase.Report, InvolvementRole.Reporter, "report", market.Id)
            {
                Title = Words.Cut(text, 61),
                At = scene.Ago(40),
            }
        );
    }

    private void FollowUp(string title, string owner, int progress, string begun, string lately)
    {
        var outcome = new Outcome
        {
            InitiativeId = market.Id,
            Title = title,
            Owner = DemoNames.Of(12),
            OrganizationId = scene.Organizations[owner].Id,
            Due = SiteClock.House.Date(scene.Now.AddDays(50)),
            Progress = progress,
            Made = scene.Ago(27),
        };
        scene.Db.AddRange(outcome, Step(20, progress / 2, begun), Step(5, progress, lately));
        market.Took(
            new(owner, Phase.FollowUp, InvolvementRole.Organizer, "result", outcome.Id)
            {
                Title = title,
                At = scene.Ago(20),
            }
        );

        OutcomeStep Step(int daysAgo, int reached, string note) =>
            new()
            {
                OutcomeId = outcome.Id,
                At = scene.Ago(daysAgo),
                Progress = reached,
                Note = note,
                By = scene.Staff,
            };
    }

    private async Task SumUp(CancellationToken stop)
    {
        var closed = await scene
            .Db.InitiativePhases()
            .Where(row => row.InitiativeId == market.Id && row.Closed != null)
            .ToListAsync(stop);
        foreach (var phase in closed)
            phase.Summary = phase.Phase == Phase.Deliver ? WhatItWas : Summaries[phase.Position];
    }

    private string WhatItWas
    {
        get
        {
            var day = SiteClock.House.Date(DemoMarketDay.When(scene).Starts);
            return Words.In(
                "id",
                () =>
                    $"Pasarnya {Words.LongDate(day)}, pukul 07.00–15.00: 31 meja, "
                    + $"{Words.Number(DemoMarketDay.Visitors)} orang datang."
            );
        }
    }

    private void Follow(Person person) =>
        scene
            .Db.InitiativeFollowers()
            .Add(
                new()
                {
                    InitiativeId = market.Id,
                    PersonId = person.Id,
                    Since = scene.Ago(100),
                }
            );

    private void Comment(int place, string text) =>
        scene
            .Db.Comments()
            .Add(
                new()
                {
                    SubjectKind = IdeaComments.InitiativeKind,
                    SubjectId = market.Id,
                    SiteId = scene.SiteId,
                    At = scene.Ago(50 - place),
                    PersonId = scene.People[place].Id,
                    Name = scene.People[place].Name,
                    Text = text,
                    Status = CommentStatus.Shown,
                }
            );
}
