using HeteroSpace.Content;
using HeteroSpace.Discussions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>The stories as they were written, read and published, with comments; and one that is still being
/// written.</summary>
internal sealed class DemoArticles(AppDb db, EditArticle edit, Site site, Guid editor, Guid manager, DateTime now)
{
    public async Task Add(CancellationToken stop)
    {
        // A class that came of what readers asked, and has a seat for who reads on.
        var leads = await db.Events()
            .Where(row => row.Status == EventStatus.Published && row.Starts > now)
            .Where(row => row.Title.StartsWith("Literasi keuangan usaha"))
            .Where(row => db.SeatPools().Any(pool => pool.EventId == row.Id && pool.Taken < pool.Quota))
            .OrderBy(row => row.Starts)
            .Select(row => (Guid?)row.Id)
            .FirstOrDefaultAsync(stop);
        var made = new List<Guid>();
        foreach (var (at, plan) in DemoStories.All.Index())
        {
            var article = await edit.Begin(at == 2 ? plan with { EventId = leads } : plan, site, editor);
            if (await edit.Send(article, editor) is ArticleAnswer.Done sent)
                await edit.Publish(sent.Article, null, true, manager);
            made.Add(article.Id);
        }
        // Once all of them stand beside each other: what was moved into the past before would not be seen by the next.
        foreach (var (at, article) in made.Index())
        {
            var published = now.AddDays(-21 + 9 * at).AddHours(-at);
            await db.Articles()
                .Where(row => row.Id == article)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Published, published).SetProperty(row => row.Updated, published),
                    stop
                );
            await Comments(at, article, published, stop);
        }
        await edit.Begin(
            new()
            {
                Title = "Lima kesalahan mengemas keripik",
                Summary = "",
                Text = "Catatan dari kelas kemasan minggu lalu.",
                Sector = Sector.Food,
                Authors = ["Redaksi Rumah Inspirasi"],
            },
            site,
            editor
        );
    }

    private async Task Comments(int at, Guid article, DateTime published, CancellationToken stop)
    {
        var people = await db.People()
            .AsNoTracking()
            .Where(person =>
                person.Email == "anggota@example.org"
                || person.Email == "komunitas@example.org"
                || person.Email == "redaksi@example.org"
            )
            .ToDictionaryAsync(person => person.Email!, stop);
        var talk = new Talk(site.Id, article, published, people);
        db.Comments()
            .AddRange(
                at switch
                {
                    0 => OfTheBeginning(talk),
                    1 => OfTheScreen(talk),
                    _ => OfTheChannel(talk),
                }
            );
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private static Comment[] OfTheBeginning(Talk talk)
    {
        var first = talk.Said(
            Talk.Community,
            "Kami rapat pertama di sana Februari 2020, mejanya masih dibungkus plastik. Terima kasih sudah ditulis.",
            hours: 5
        );
        var asks = talk.Said(
            Talk.Editor,
            "Kalau masih ada fotonya, kirim ke redaksi ya. Kami pasang dengan nama komunitas Anda.",
            hours: 8,
            first
        );
        return [first, asks];
    }

    private static Comment[] OfTheScreen(Talk talk)
    {
        var asked = talk.Said(Talk.Member, "Apakah rekaman kelas waktu itu masih bisa ditonton?", hours: 20);
        var answered = talk.Said(
            Talk.Editor,
            "Beberapa ada di kanal, dengan catatan lengkapnya. Cari judul kelasnya, atau tanyakan di sini.",
            hours: 26,
            asked
        );
        var felt = talk.Said(
            Talk.Community,
            "Yang paling terasa buat kami: peserta dari luar kota jadi bisa ikut.",
            hours: 40
        );
        return [asked, answered, felt];
    }

    private static Comment[] OfTheChannel(Talk talk) =>
        [
            talk.Said(Talk.Member, "Usul tema: menghitung harga jual untuk usaha rumahan.", hours: 12),
            talk.Waits("Pembaca", "pembaca@example.org", "Boleh dibuat versi bahasa Jawa?", hours: 30),
        ];

    /// <summary>What is said under one article, at so many hours after it was published.</summary>
    private sealed record Talk(Guid Site, Guid Article, DateTime Published, Dictionary<string, Person> People)
    {
        public const string Member = "anggota@example.org",
            Community = "komunitas@example.org",
            Editor = "redaksi@example.org";

        public Comment Said(string email, string text, int hours, Comment? under = null) =>
            new()
            {
                SubjectKind = ArticleTables.Kind,
                SubjectId = Article,
                SiteId = Site,
                At = Published.AddHours(hours),
                ShownAt = Published.AddHours(hours),
                PersonId = People[email].Id,
                Name = People[email].Name,
                Text = text,
                Status = CommentStatus.Shown,
                ParentId = under?.Id,
                AnswersId = under?.Id,
            };

        /// <summary>By someone without an account, so that staff look at it first.</summary>
        public Comment Waits(string name, string email, string text, int hours) =>
            new()
            {
                SubjectKind = ArticleTables.Kind,
                SubjectId = Article,
                SiteId = Site,
                At = Published.AddHours(hours),
                Name = name,
                Email = email,
                Text = text,
                Status = CommentStatus.Waiting,
            };
    }
}
