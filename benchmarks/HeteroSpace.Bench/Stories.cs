using System.Diagnostics;
using HeteroSpace.Content;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Search;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace HeteroSpace;

/// <summary>Five thousand articles in Indonesian, and twenty photos at once.</summary>
internal static class Stories
{
    public const int Count = 5000;
    private static readonly string[] Verbs =
    [
        "mengemas",
        "menjual",
        "menulis",
        "memotret",
        "merancang",
        "menghitung",
        "membatik",
        "menanam",
        "menganyam",
        "merekam",
        "menyunting",
        "memasarkan",
        "menyusun",
        "mencatat",
        "mengajar",
        "belajar",
        "menyewa",
        "memperbaiki",
        "mengirim",
        "menawarkan",
    ];
    private static readonly string[] Nouns =
    [
        "keripik",
        "batik",
        "kopi",
        "bambu",
        "foto",
        "kain",
        "toko",
        "pasar",
        "koperasi",
        "kelas",
        "gim",
        "musik",
        "panggung",
        "buku",
        "kebun",
        "kerajinan",
        "kemasan",
        "pelanggan",
        "modal",
        "harga",
        "tenun",
        "rotan",
        "mebel",
        "jamu",
        "sambal",
        "tempe",
        "roti",
        "susu",
        "ikan",
        "madu",
        "logam",
        "kulit",
        "sepatu",
        "tas",
        "lukisan",
        "film",
        "siniar",
        "aplikasi",
        "layanan",
        "pameran",
    ];
    private static readonly string[] Places =
    [
        "Semarang",
        "Solo",
        "Purwokerto",
        "Pekalongan",
        "Kudus",
        "Jepara",
        "Magelang",
        "Wonosobo",
        "Tegal",
        "Klaten",
        "Blora",
        "Rembang",
        "Cilacap",
        "Kebumen",
        "Temanggung",
        "Demak",
        "Pati",
        "Batang",
        "Sragen",
        "Boyolali",
    ];
    private static readonly string[] Tags =
    [
        "kemasan",
        "foto",
        "modal",
        "webinar",
        "komunitas",
        "kriya",
        "kuliner",
        "digital",
        "koperasi",
        "ekspor",
        "pajak",
        "musik",
        "gim",
        "pertanian",
        "belajar",
    ];

    private static readonly string[] Actors =
    [
        "seorang perajin",
        "sebuah koperasi",
        "dua mahasiswa",
        "kelompok ibu",
        "pemilik usaha",
    ];
    private static readonly string[] Times = ["pagi", "malam", "pekan", "bulan", "musim panen"];

    /// <summary>An article of some three hundred words; the same number gives the same one.</summary>
    public static ArticlePlan Plan(int number)
    {
        var dice = new Random(number);
        string One(string[] of) => of[dice.Next(of.Length)];
        // What an article is about comes again and again in it, as in those people write.
        var about = Enumerable.Range(0, 6).Select(_ => One(Nouns)).ToArray();
        string Sentence()
        {
            var (where, who) = (One(Places), One(Actors));
            var (does, what) = (One(Verbs), about[dice.Next(about.Length)]);
            var (also, other) = (One(Verbs), about[dice.Next(about.Length)]);
            return $"Di {where}, {who} {does} {what} dan {also} {other} dari {One(Nouns)} setiap {One(Times)}.";
        }
        var text = string.Join(
            "\n\n",
            Enumerable
                .Range(0, 8)
                .Select(at =>
                    (at % 3 == 2 ? $"## Tentang {about[at % about.Length]}\n\n" : "")
                    + string.Join(' ', Enumerable.Range(0, 3).Select(_ => Sentence()))
                )
        );
        return new()
        {
            Title = $"{One(Verbs)} {about[0]} dan {about[1]} di {One(Places)}",
            Summary = Sentence(),
            Text = text,
            Sector = (Sector)dice.Next(12),
            Tags = [.. Enumerable.Range(0, 3).Select(_ => One(Tags)).Distinct()],
            Authors = ["Peserta 014"],
        };
    }

    /// <summary>Published one after the other as editors do, the last 200 timed: milliseconds in which what is related
    /// was found and stored, the middle one and the slowest of a hundred.</summary>
    public static async Task<(double P50, double P99)> Write(IServiceProvider services)
    {
        await using (var scope = services.CreateAsyncScope())
            await Fill(scope.ServiceProvider);
        var times = new List<double>();
        for (var number = Count; number < Count + 200; number++)
        {
            await using var scope = services.CreateAsyncScope();
            var (db, frame, relate) = (
                scope.ServiceProvider.GetRequiredService<AppDb>(),
                scope.ServiceProvider.GetRequiredService<Frame>(),
                scope.ServiceProvider.GetRequiredService<RelateArticles>()
            );
            var article = One(
                number,
                await db.Sites().Where(row => row.Slug == "semarang").Select(row => row.Id).SingleAsync()
            );
            await frame.Do(async act =>
            {
                act.Add(article);
                await act.Save();
                var watch = Stopwatch.StartNew();
                await relate.Place(act, article);
                await act.Save();
                if (number >= Count + 20)
                    times.Add(watch.Elapsed.TotalMilliseconds);
            });
        }
        times.Sort();
        return (times[times.Count / 2], times[times.Count * 99 / 100]);
    }

    // The first five thousand without their neighbours: those are what is measured, over all of them.
    private static async Task Fill(IServiceProvider services)
    {
        var (db, search) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<SettleSearch>());
        var site = await db.Sites().Where(row => row.Slug == "semarang").Select(row => row.Id).SingleAsync();
        foreach (var lot in Enumerable.Range(0, Count).Chunk(250))
        {
            foreach (var number in lot)
            {
                var article = One(number, site);
                article.Terms = ArticleIndex.TermsOf(article);
                db.Articles().Add(article);
                db.ArticleAuthors()
                    .Add(
                        new()
                        {
                            ArticleId = article.Id,
                            Position = 1,
                            Name = "Peserta 014",
                        }
                    );
            }
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        await search.All(db);
        await db.Database.ExecuteSqlRawAsync("analyze");
    }

    private static Article One(int number, Guid site)
    {
        var plan = Plan(number);
        var published = DateTime.UtcNow.AddMinutes(number - 3 * Count);
        return new()
        {
            SiteId = site,
            Slug = $"cerita-{number}",
            Title = plan.Title,
            Summary = plan.Summary,
            Text = plan.Text,
            Sector = plan.Sector,
            Tags = plan.Tags,
            Status = ArticleStatus.Published,
            Published = published,
            Updated = published,
            Made = published,
            By = Guid.CreateVersion7(),
        };
    }

    /// <summary>What readers type: one to three words, with affixes as they come, the last one sometimes cut
    /// off.</summary>
    public static string Typed(int number)
    {
        var dice = new Random(10_000 + number);
        var words = Enumerable
            .Range(0, 1 + number % 3)
            .Select(at => at % 2 == 0 ? Nouns[dice.Next(Nouns.Length)] : Verbs[dice.Next(Verbs.Length)])
            .ToList();
        if (number % 4 == 0 && words[^1].Length > 4)
            words[^1] = words[^1][..^2];
        return string.Join(' ', words);
    }

    /// <summary>Twenty photos of 48 megapixels uploaded in one moment by an editor's page: the most memory the server
    /// held in megabytes, how many were kept, and seconds.</summary>
    public static async Task<(double Megabytes, int Kept, double Seconds)> Upload(string connection)
    {
        const int uploads = 20;
        var photo = Photo(8000, 6000);
        using var server = new Server(connection);
        using var editor = await Browser.SignIn(server.Port, "redaksi@example.org");
        var watch = Stopwatch.StartNew();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, uploads)
                .Select(number =>
                    editor.Upload(
                        "/konsol/semarang/gambar",
                        "/konsol/semarang/artikel/baru",
                        photo,
                        $"Foto nomor {number}"
                    )
                )
        );
        return (server.PeakMemory / 1e6, answers.Count(status => status == 200), watch.Elapsed.TotalSeconds);
    }

    // Of near ten megabytes: noise does not compress as a sky does.
    private static byte[] Photo(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        var dice = new Random(1);
        using (var canvas = new SKCanvas(bitmap))
        using (var paint = new SKPaint())
            for (var at = 0; at < 60_000; at++)
            {
                paint.Color = new((byte)dice.Next(256), (byte)dice.Next(256), (byte)dice.Next(256));
                canvas.DrawRect(dice.Next(width), dice.Next(height), dice.Next(4, 160), dice.Next(4, 160), paint);
            }
        for (var quality = 95; ; quality -= 5)
        {
            using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
            if (data.Size < 9_800_000 || quality <= 20)
                return data.ToArray();
        }
    }
}
