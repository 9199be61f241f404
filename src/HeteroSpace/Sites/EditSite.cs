using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.OutputCaching;

namespace HeteroSpace.Sites;

/// <summary>Saves what staff changed about a site with its audit row, in one transaction, and lets the pages show it at once.</summary>
public sealed class EditSite(AppDb db, Catalogue catalogue, IOutputCacheStore pages, TimeProvider time)
{
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <param name="change">Adds to, alters or removes from the context; saved here.</param>
    public async Task Save(Guid? by, Guid? siteId, string action, string subject, string? detail, Func<AppDb, Task> change, CancellationToken stop = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await change(db);
        db.Audit().Add(AuditRow.Of(Now, by, siteId, action, subject, detail));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        catalogue.Forget();
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
    }
}
