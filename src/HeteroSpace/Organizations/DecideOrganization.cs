using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>What staff have to have seen before an organization is verified.</summary>
public enum Check
{
    Exists,
    RightKind,
    LeadReached,
    NoOther,
    PageIsDecent,
}

/// <summary>Staff decided: the job, written with the decision, by which its leads are told.</summary>
public sealed record OrganizationDecided(Guid OrganizationId, OrganizationStatus Status, DateTime At)
{
    public const string Job = "organization-decided";
}

/// <summary>
/// Staff of the site verify an organization by a checklist, decline it with a reason, suspend it, or let it go on.
/// </summary>
public sealed class DecideOrganization(AppDb db, FindOrganizations listing, IOutputCacheStore pages, TimeProvider time)
{
    /// <summary>What may follow a state.</summary>
    public static OrganizationStatus[] Next(OrganizationStatus status) =>
        status switch
        {
            OrganizationStatus.Waiting => [OrganizationStatus.Verified, OrganizationStatus.Declined],
            OrganizationStatus.Declined => [OrganizationStatus.Verified],
            OrganizationStatus.Verified => [OrganizationStatus.Suspended],
            OrganizationStatus.Suspended => [OrganizationStatus.Verified],
            OrganizationStatus.Merged => [],
        };

    /// <summary>False when it is no longer as it was seen: someone else decided, or it was changed.</summary>
    public async Task<bool> Now(
        Organization seen,
        Guid by,
        OrganizationStatus to,
        string? reason,
        CancellationToken stop = default
    )
    {
        if (!Next(seen.Status).Contains(to))
            return false;
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Organizations()
                .Where(row => row.Id == seen.Id && row.Status == seen.Status && row.Version == seen.Version)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Status, to)
                            .SetProperty(row => row.Reason, reason)
                            .SetProperty(row => row.Decided, now)
                            .SetProperty(row => row.Version, row => row.Version + 1),
                    stop
                ) == 0
        )
            return false;
        db.Audit()
            .Add(
                AuditRow.Of(
                    now,
                    by,
                    seen.SiteId,
                    "organization." + to.ToString().ToLowerInvariant(),
                    "organization:" + seen.Slug,
                    reason
                )
            );
        db.Jobs().Add(Job.Of(OrganizationDecided.Job, new OrganizationDecided(seen.Id, to, now), now));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        listing.Forget();
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return true;
    }
}

public static class CheckWords
{
    public static string Said(this Check check) =>
        check switch
        {
            Check.Exists => Words.Say(
                "Ada di luar sini: kegiatan, akun media sosial, atau surat.",
                "It exists outside of here: activities, an account, or a letter."
            ),
            Check.RightKind => Words.Say(
                "Jenis, bidang, dan wilayahnya benar.",
                "Its kind, sector and region are right."
            ),
            Check.LeadReached => Words.Say(
                "Pengurusnya bisa dihubungi dan memang pengurus.",
                "Its lead can be reached, and does lead it."
            ),
            Check.NoOther => Words.Say(
                "Belum terdaftar dengan nama lain.",
                "It is not here already under another name."
            ),
            Check.PageIsDecent => Words.Say(
                "Cerita dan tautannya pantas tampil di halaman pemerintah.",
                "Its story and links are fit for a page of the government."
            ),
        };
}
