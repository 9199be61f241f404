using HeteroSpace.Content;
using HeteroSpace.Discussions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>The stories as they were written, read and published, with comments; and one that is still being written.</summary>
internal sealed class DemoArticles(AppDb db, EditArticle edit, Site site, Guid editor, Guid manager, DateTime now)
{
    public async Task Add(CancellationToken stop)
    {
        var leads = await db.Events()
            .Where(row => row.SiteId == site.Id && row.Status == EventStatus.Published && row.Starts > now.AddDays(2))
            .OrderBy(row => row.Starts)
            .Select(row => (Guid?)row.Id)
            .FirstOrDefaultAsync(stop);
        var made = new List<Guid>();
        foreach (var (at, plan) in DemoStories.All.Index())
        {
            var article = await edit.Begin(at == 2 ? plan with { EventId = leads } : plan, site, editor, stop);
            db.ChangeTracker.Clear();
            if (await edit.Send(article, editor, stop) is ArticleAnswer.Done sent)
                await edit.Publish(sent.Article, null, true, manager, stop);
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
            editor,
            stop
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
        Comment Said(string email, string text, double hours, Comment? under = null) =>
            new()
            {
                SubjectKind = ArticleTables.Kind,
                SubjectId = article,
                SiteId = site.Id,
                At = published.AddHours(hours),
                ShownAt = published.AddHours(hours),
                PersonId = people[email].Id,
                Name = people[email].Name,
                Text = text,
                Status = CommentStatus.Shown,
                ParentId = under?.Id,
                AnswersId = under?.Id,
            };
        switch (at)
        {
            case 0:
                var first = Said(
                    "komunitas@example.org",
                    "Kami rapat pertama di sana Februari 2020, mejanya masih dibungkus plastik. Terima kasih sudah ditulis.",
                    5
                );
                db.Comments()
                    .AddRange(
                        first,
                        Said(
                            "redaksi@example.org",
                            "Kalau masih ada fotonya, kirim ke redaksi ya. Kami pasang dengan nama komunitas Anda.",
                            8,
                            first
                        )
                    );
                break;
            case 1:
                var asked = Said("anggota@example.org", "Apakah rekaman kelas waktu itu masih bisa ditonton?", 20);
                db.Comments()
                    .AddRange(
                        asked,
                        Said(
                            "redaksi@example.org",
                            "Sedang kami kumpulkan menjadi seri di kanal. Yang pertama tayang bulan depan.",
                            26,
                            asked
                        ),
                        Said(
                            "komunitas@example.org",
                            "Yang paling terasa buat kami: peserta dari luar kota jadi bisa ikut.",
                            40
                        )
                    );
                break;
            default:
                db.Comments()
                    .AddRange(
                        Said("anggota@example.org", "Usul tema: menghitung harga jual untuk usaha rumahan.", 12),
                        new Comment
                        {
                            SubjectKind = ArticleTables.Kind,
                            SubjectId = article,
                            SiteId = site.Id,
                            At = published.AddHours(30),
                            Name = "Pembaca",
                            Email = "pembaca@example.org",
                            Text = "Boleh dibuat versi bahasa Jawa?",
                            Status = CommentStatus.Waiting,
                        }
                    );
                break;
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }
}
