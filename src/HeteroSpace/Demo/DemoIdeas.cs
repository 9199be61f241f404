using HeteroSpace.Discussions;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;

namespace HeteroSpace.Demo;

/// <summary>An idea as it is told.</summary>
internal sealed record DemoIdea(string Title, string Text, Sector Sector)
{
    public required int DaysAgo { get; init; }
    public required int Supports { get; init; }
    public IdeaStatus Status { get; init; } = IdeaStatus.Open;
    public string? Answer { get; init; }

    /// <summary>What someone wrote below it; each has its own.</summary>
    public string? Comment { get; init; }

    /// <summary>The initiative it belongs to; an open one in an initiative is a proposal.</summary>
    public Initiative? Within { get; init; }
    public Organization? By { get; init; }
}

/// <summary>Ideas that wait, are answered and overdue, with those who support them.</summary>
internal sealed class DemoIdeas(DemoScene scene)
{
    private static readonly DemoIdea[] Known =
    [
        new(
            "Lampu foto yang bisa dipinjam",
            "Banyak UMKM punya barang bagus, tetapi fotonya gelap. Dua lampu di lemari, dipinjam dan dikembalikan.",
            Sector.PhotoFilm
        )
        {
            Comment = "Saya punya satu lampu yang jarang dipakai, boleh dititipkan di lemari itu.",
            DaysAgo = 2,
            Supports = 9,
        },
        new(
            "Perpustakaan alat kerja bersama",
            "Bor, mesin jahit, dan alat ukur yang jarang dipakai bisa dipinjam bergiliran.",
            Sector.Craft
        )
        {
            DaysAgo = 1,
            Supports = 2,
        },
        new(
            "Rak gim papan buatan sendiri",
            "Pembuat gim Semarang menitipkan karyanya di satu rak; siapa saja boleh mencoba dan menulis masukan.",
            Sector.Games
        )
        {
            Comment = "Kami mau menitipkan satu gim tentang kereta. Apakah terbuka untuk pelajar?",
            DaysAgo = 9,
            Supports = 14,
        },
        new(
            "Pojok menyusui yang nyaman di lantai dua",
            "Ibu-ibu UMKM sering membawa anak saat kelas. Satu pojok kecil sudah menolong.",
            Sector.PublicService
        )
        {
            DaysAgo = 21,
            Supports = 17,
        },
        new(
            "Mobil kelas keliling ke Demak",
            "Teman-teman di Demak sulit datang di hari kerja, dan sinyal di sana lemah untuk menonton.",
            Sector.Digital
        )
        {
            Comment = "Kami tunggu bulan Februari. Balai desa kami bisa dipakai untuk kelasnya.",
            DaysAgo = 33,
            Supports = 6,
            Status = IdeaStatus.NotNow,
            Answer = "Belum sekarang: mobilnya baru ada awal tahun depan. Kami buka lagi di bulan Februari.",
        },
        new(
            "Bank sampah untuk sisa kain batik",
            "Sisa kain menumpuk di tiap rumah produksi; bisa jadi bahan kerajinan.",
            Sector.Environment
        )
        {
            DaysAgo = 40,
            Supports = 8,
            Status = IdeaStatus.NotNow,
            Answer =
                "Belum sekarang: tempat penyimpanannya belum ada. "
                + "Komunitas Bank Sampah Muda menghubungi Anda untuk titik kumpul sementara.",
        },
        new(
            "Kartu isyarat di setiap meja kasir",
            "Dua puluh isyarat bergambar, supaya pembeli tuli bisa dilayani dengan ramah.",
            Sector.Disability
        )
        {
            Comment = "Setuju. Tambahkan isyarat untuk \"berapa\" dan \"terima kasih\", itu yang paling sering.",
            DaysAgo = 6,
            Supports = 11,
        },
        new(
            "Pasar kopi petani, langsung dari lereng",
            "Petani kopi bertemu pembeli tanpa perantara, sebulan sekali di halaman.",
            Sector.Agriculture
        )
        {
            DaysAgo = 12,
            Supports = 5,
        },
        new(
            "Peta jajanan kampung",
            "Anak SMK memetakan jajanan kampung dan memotretnya, hasilnya peta cetak.",
            Sector.Food
        )
        {
            Comment = "Ibu saya berjualan serabi di gang tiga, tolong masukkan ke petanya.",
            DaysAgo = 13,
            Supports = 3,
        },
    ];

    public void PostAll()
    {
        foreach (var (number, idea) in Known.Index())
            Post(idea, number);
        WaitForStaff();
    }

    /// <param name="number">Tells who posts it.</param>
    public Idea Post(DemoIdea told, int number)
    {
        var posted = scene.Ago(told.DaysAgo);
        var answered = told.Answer is not null;
        var idea = new Idea
        {
            SiteId = scene.SiteId,
            Slug = Foundation.Web.Slug.Of(told.Title),
            Title = told.Title,
            Text = told.Text,
            Sector = told.Sector,
            PersonId = By(number).Id,
            OrganizationId = told.By?.Id,
            Name = By(number).Name,
            Posted = posted,
            Shown = posted.AddHours(3),
            Status = told.Status,
            Answer = told.Answer,
            Answered = answered ? posted.AddDays(5 + number % 4) : null,
            AnsweredBy = answered ? scene.Staff : null,
            InitiativeId = told.Within?.Id,
            IsProposal = told.Within is not null && told.Status == IdeaStatus.Open,
            Supports = Math.Min(told.Supports, scene.People.Count),
        };
        scene.Db.Ideas().Add(idea);
        Support(idea);
        if (told.Comment is { } comment)
            Second(idea, comment, number + 3);
        return idea;
    }

    private void Support(Idea idea)
    {
        foreach (var (place, person) in scene.People.Take(idea.Supports).Index())
            scene
                .Db.IdeaSupports()
                .Add(
                    new()
                    {
                        IdeaId = idea.Id,
                        PersonId = person.Id,
                        Since = idea.Posted.AddHours(5 + place),
                    }
                );
    }

    private void Second(Idea idea, string text, int number) =>
        scene
            .Db.Comments()
            .Add(
                new()
                {
                    SubjectKind = IdeaComments.Kind,
                    SubjectId = idea.Id,
                    SiteId = scene.SiteId,
                    At = idea.Posted.AddDays(1),
                    PersonId = By(number).Id,
                    Name = By(number).Name,
                    Text = text,
                    Status = CommentStatus.Shown,
                }
            );

    private Person By(int number) => scene.People[number % scene.People.Count];

    // By someone without an account, so that staff look at it first.
    private void WaitForStaff() =>
        scene
            .Db.Ideas()
            .Add(
                new()
                {
                    SiteId = scene.SiteId,
                    Slug = "tempat-parkir-sepeda",
                    Title = "Tempat parkir sepeda",
                    Text = "Yang datang naik sepeda belum punya tempat yang aman.",
                    Sector = Sector.Environment,
                    Name = DemoNames.Of(31),
                    Phone = "+6281200009931",
                    Posted = scene.Now.AddHours(-20),
                    Status = IdeaStatus.Waiting,
                }
            );
}
