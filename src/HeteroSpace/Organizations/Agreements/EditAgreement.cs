using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations.Agreements;

/// <summary>What staff typed of an agreement; without problems.</summary>
public sealed record AgreementWish(
    AgreementKind Kind,
    string Number,
    string Subject,
    DateOnly Starts,
    DateOnly Ends,
    IReadOnlyCollection<Guid> Parties,
    IReadOnlyList<(string Stored, string Name)> Files
);

/// <summary>Writes down agreements, their renewals and their early ends.</summary>
internal sealed class EditAgreement(AppDb db, IOutputCacheStore pages, TimeProvider time)
{
    /// <summary>Null when the one it renews was renewed by someone else a moment ago.</summary>
    public async Task<Agreement?> Add(
        Guid site,
        AgreementWish wish,
        Guid? renews,
        Guid by,
        CancellationToken stop = default
    )
    {
        var agreement = new Agreement
        {
            SiteId = site,
            RenewsId = renews,
            Made = time.GetUtcNow().UtcDateTime,
        };
        Put(agreement, wish);
        db.Agreements().Add(agreement);
        db.AgreementParties()
            .AddRange(
                wish.Parties.Select(party => new AgreementParty { AgreementId = agreement.Id, OrganizationId = party })
            );
        AddFiles(agreement.Id, wish);
        Note(agreement, by, renews is null ? "agreement.added" : "agreement.renewed");
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (error.IsTaken())
        {
            db.ChangeTracker.Clear();
            return null;
        }
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return agreement;
    }

    /// <summary>False when it was changed since it was read.</summary>
    public Task<bool> Save(Agreement seen, AgreementWish wish, Guid by, CancellationToken stop = default) =>
        Change(
            seen,
            by,
            "agreement.changed",
            async agreement =>
            {
                Put(agreement, wish);
                await db.AgreementParties()
                    .Where(row => row.AgreementId == agreement.Id && !wish.Parties.Contains(row.OrganizationId))
                    .ExecuteDeleteAsync(stop);
                var there = await db.AgreementParties()
                    .Where(row => row.AgreementId == agreement.Id)
                    .Select(row => row.OrganizationId)
                    .ToListAsync(stop);
                db.AgreementParties()
                    .AddRange(
                        wish.Parties.Except(there)
                            .Select(party => new AgreementParty { AgreementId = agreement.Id, OrganizationId = party })
                    );
                AddFiles(agreement.Id, wish);
                // A later end is told of again as it comes near.
                await db.AgreementReminders()
                    .Where(row => row.AgreementId == agreement.Id && agreement.Ends != seen.Ends)
                    .ExecuteDeleteAsync(stop);
            },
            stop
        );

    /// <summary>Ends it before its time, or takes that back. False when it was changed since it was read.</summary>
    public Task<bool> Stop(Agreement seen, DateOnly? last, Guid by, CancellationToken stop = default) =>
        Change(
            seen,
            by,
            last is null ? "agreement.resumed" : "agreement.stopped",
            agreement =>
            {
                agreement.Stopped = last;
                return Task.CompletedTask;
            },
            stop
        );

    private async Task<bool> Change(
        Agreement seen,
        Guid by,
        string action,
        Func<Agreement, Task> change,
        CancellationToken stop
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Agreements()
                .Where(row => row.Id == seen.Id && row.Version == seen.Version)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), stop) == 0
        )
            return false;
        var agreement = await db.Agreements().SingleAsync(row => row.Id == seen.Id, stop);
        await change(agreement);
        Note(agreement, by, action);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return true;
    }

    private static void Put(Agreement agreement, AgreementWish wish) =>
        (agreement.Kind, agreement.Number, agreement.Subject, agreement.Starts, agreement.Ends) = (
            wish.Kind,
            wish.Number,
            wish.Subject,
            wish.Starts,
            wish.Ends
        );

    private void AddFiles(Guid agreement, AgreementWish wish) =>
        db.AgreementFiles()
            .AddRange(
                wish.Files.Select(file => new AgreementFile
                {
                    AgreementId = agreement,
                    File = file.Stored,
                    FileName = file.Name,
                    Added = time.GetUtcNow().UtcDateTime,
                })
            );

    private void Note(Agreement agreement, Guid by, string action) =>
        db.Audit()
            .Add(
                AuditRow.Of(
                    time.GetUtcNow().UtcDateTime,
                    by,
                    agreement.SiteId,
                    action,
                    "agreement:" + agreement.Id,
                    $"{agreement.Number} {agreement.Starts:yyyy-MM-dd}–{agreement.Ends:yyyy-MM-dd}".Trim()
                )
            );
}
