using System.Security.Claims;
using System.Text.Json;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>How an article stood before it was published or given its hour.</summary>
internal sealed record ArticleBefore(
    ArticleStatus Status,
    DateTime? PublishAt,
    DateTime? Published,
    DateTime? Updated,
    string? Note
)
{
    public static ArticleBefore Of(Article row) => new(row.Status, row.PublishAt, row.Published, row.Updated, row.Note);

    /// <summary>As <see cref="SecondThought.Before"/>.</summary>
    public string Written() => JsonSerializer.Serialize(this);

    public void Restore(Article row) =>
        (row.Status, row.PublishAt, row.Published, row.Updated, row.Note) = (
            Status,
            PublishAt,
            Published,
            Updated,
            Note
        );
}

/// <summary>An editor published an article and thinks better of it.</summary>
internal static class UndoPublishing
{
    public static void Add(IServiceCollection services)
    {
        foreach (var verb in (string[])["article.published", "article.scheduled"])
            services.AddUndoable(verb, ArticleTables.Desk, Now, Instead);
    }

    private static async Task<string?> Now(IServiceProvider services, SecondThought thought, ClaimsPrincipal reader)
    {
        var slug = thought.SubjectId;
        var db = services.GetRequiredService<AppDb>();
        var id = await db.Articles().Where(row => row.Slug == slug).Select(row => row.Id).SingleOrDefaultAsync();
        var was = JsonSerializer.Deserialize<ArticleBefore>(thought.Before)!;
        return await services.GetRequiredService<EditArticle>().BackTo(id, was, thought.By!.Value) is ArticleAnswer.Done
            ? null
            : Words.Say("Artikelnya sudah diubah sementara itu.", "The article was changed meanwhile.");
    }

    private static string Instead() =>
        Words.Say(
            "Tarik artikelnya dari halaman ini, dengan alasan.",
            "Withdraw the article on this page, with a reason."
        );
}
