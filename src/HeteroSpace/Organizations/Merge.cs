using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Organizations;

/// <summary>
/// Two organizations turned out to be one. The loser points to the winner, and nothing of either is rewritten: history,
/// followers, people and links are read over both. So it can be undone whole.
/// </summary>
public sealed class Merge
{
    /// <summary>For so long it can be undone.</summary>
    public static readonly TimeSpan Undoable = TimeSpan.FromDays(30);
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid LoserId { get; init; }

    /// <summary>The one it was merged into then; that one may have been merged on since.</summary>
    public Guid WinnerId { get; init; }

    /// <summary>What the loser was before.</summary>
    public OrganizationStatus Before { get; init; }

    /// <summary>The account.</summary>
    public Guid By { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }
    public DateTime? Undone { get; set; }
}

/// <summary>Staff said that two that look alike are two: they are not shown as likely one again.</summary>
public sealed class KnownApart
{
    /// <summary>The lesser of the two ids.</summary>
    public Guid OneId { get; init; }
    public Guid OtherId { get; init; }

    /// <summary>The account.</summary>
    public Guid By { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    public static KnownApart Of(Guid one, Guid other, Guid by, DateTime at) =>
        one.CompareTo(other) < 0
            ? new()
            {
                OneId = one,
                OtherId = other,
                By = by,
                At = at,
            }
            : new()
            {
                OneId = other,
                OtherId = one,
                By = by,
                At = at,
            };
}

/// <summary>What came of a merge.</summary>
public enum MergeAnswer
{
    Done,
    Changed,
    TooLate,
}

/// <summary>Merges organizations, and takes a merge back.</summary>
public sealed class MergeOrganizations(AppDb db, Frame frame)
{
    /// <summary>
    /// Whether the one may be merged into the other: what was suspended
    /// or declined would bring in people whom staff turned away.
    /// </summary>
    public static bool May(Organization loser, Organization winner) =>
        loser.Id != winner.Id
        && winner.Status == OrganizationStatus.Verified
        && loser.Status is OrganizationStatus.Verified or OrganizationStatus.Waiting;

    /// <summary>Changed when either is no longer as it was seen.</summary>
    public Task<MergeAnswer> Now(Organization loser, Organization winner, Guid by) =>
        frame.Do(async act =>
        {
            // Both rows are held, always in one order: whoever merges either of them meanwhile comes after, and finds
            // it changed.
            var held = new Dictionary<Guid, Organization?>();
            foreach (var seen in ((Organization[])[loser, winner]).OrderBy(row => row.Id))
                held[seen.Id] = await act.Hold(seen);
            if (held[loser.Id] is not { } from || held[winner.Id] is not { } into || !May(from, into))
                return act.Refuse(MergeAnswer.Changed);
            // First those that were merged into it before, so that a pointer is followed once.
            await act.Update(
                db.Organizations().Where(row => row.MergedIntoId == from.Id),
                set => set.SetProperty(row => row.MergedIntoId, into.Id)
            );
            var merge = act.Add(
                new Merge
                {
                    LoserId = from.Id,
                    WinnerId = into.Id,
                    Before = from.Status,
                    By = by,
                    At = act.Now,
                }
            );
            from.MergeInto(into.Id);
            await act.MayBeUndone("organization.merged", "merge:" + merge.Id, by, into.SiteId, from.SiteId.ToString());
            act.Note(from, by, "organization.merged", "→ " + into.Slug);
            act.Note(into, by, "organization.merged", "← " + from.Slug);
            Changed(act);
            return MergeAnswer.Done;
        });

    /// <summary>The loser is what it was before, with all that was merged into it.</summary>
    public Task<MergeAnswer> Undo(Guid id, Guid by) =>
        frame.Do(async act =>
        {
            if (await db.Merges().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is not { } merge)
                return act.Refuse(MergeAnswer.Changed);
            if (merge.At + Merge.Undoable < act.Now)
                return act.Refuse(MergeAnswer.TooLate);
            var undone = await act.Update(
                db.Merges().Where(row => row.Id == id && row.Undone == null),
                set => set.SetProperty(row => row.Undone, act.Now)
            );
            if (undone == 0 || await HoldMerged(act, merge.LoserId) is not { MergedIntoId: { } winner } loser)
                return act.Refuse(MergeAnswer.Changed);
            var below = await Below(loser.Id, winner);
            loser.ComeBack(merge.Before);
            await act.Save();
            await act.Update(
                db.Organizations().Where(row => below.Contains(row.Id)),
                set => set.SetProperty(row => row.MergedIntoId, loser.Id)
            );
            act.Note(loser, by, "organization.unmerged", null);
            Changed(act);
            return MergeAnswer.Done;
        });

    /// <summary>The same at once, by whoever merged them and still looks after both.</summary>
    internal static void AddSecondThought(IServiceCollection services) =>
        services.AddUndoable(
            "organization.merged",
            Role.FrontDesk,
            async (provider, thought, reader) =>
                await provider.GetRequiredService<Permissions>().May(reader, Role.FrontDesk, Guid.Parse(thought.Before))
                && await provider
                    .GetRequiredService<MergeOrganizations>()
                    .Undo(Guid.Parse(thought.SubjectId), thought.By!.Value) == MergeAnswer.Done
                    ? null
                    : Words.Say("Sudah berubah sementara itu.", "It has changed meanwhile."),
            () =>
                Words.Say(
                    "Urai gabungannya dari halaman organisasinya, selama 30 hari.",
                    "Undo the merge on the page of the organization, within 30 days."
                )
        );

    // The one it points to, and what comes and goes under it, stands still for as long as we look. Null when it points
    // elsewhere by now.
    private async Task<Organization?> HoldMerged(Act act, Guid id)
    {
        var winner = await db.Organizations().Where(row => row.Id == id).Select(row => row.MergedIntoId).SingleAsync();
        if (winner is not { } into)
            return null;
        foreach (var row in ((Guid[])[id, into]).Order())
            await act.Hold<Organization>(row);
        var held = await db.Organizations().SingleAsync(row => row.Id == id);
        return held.MergedIntoId == into ? held : null;
    }

    /// <summary>They look alike and are two.</summary>
    public Task KeepApart(Organization one, Organization other, Guid by) =>
        frame.Do(
            act =>
            {
                act.Add(Organizations.KnownApart.Of(one.Id, other.Id, by, act.Now));
                act.Note(one, by, "organization.apart", other.Slug);
                return Task.FromResult(true);
            },
            Refusal.Taken(true)
        );

    // Those that were merged into the loser, directly or by way of another: they go with it.
    private async Task<List<Guid>> Below(Guid loser, Guid winner)
    {
        var into = await db.Merges()
            .AsNoTracking()
            .Where(row =>
                row.Undone == null
                && db.Organizations().Any(known => known.Id == row.LoserId && known.MergedIntoId == winner)
            )
            .ToListAsync();
        var (below, front) = (new List<Guid>(), new List<Guid> { loser });
        while (front.Count > 0)
        {
            front = [.. into.Where(row => front.Contains(row.WinnerId)).Select(row => row.LoserId)];
            below.AddRange(front);
        }
        return below;
    }

    private static void Changed(Act act)
    {
        act.Forget(FindOrganizations.InMemory);
        act.IsSeen();
    }
}

internal sealed class MergeTable : IEntityTypeConfiguration<Merge>, IEntityTypeConfiguration<KnownApart>
{
    public void Configure(EntityTypeBuilder<KnownApart> table)
    {
        table.ToTable("known_apart");
        table.HasKey(row => new { row.OneId, row.OtherId });
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OneId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OtherId);
    }

    public void Configure(EntityTypeBuilder<Merge> table)
    {
        table.ToTable("merges");
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.LoserId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.WinnerId);
        // One that is merged is merged once.
        table.HasIndex(row => row.LoserId).IsUnique().HasFilter("undone is null");
        table.HasIndex(row => new { row.WinnerId, row.At });
    }
}

public static class MergeTables
{
    public static DbSet<Merge> Merges(this AppDb db) => db.Set<Merge>();

    public static DbSet<KnownApart> KnownApart(this AppDb db) => db.Set<KnownApart>();

    /// <summary>
    /// What is merged points to one that is not, and says that it is
    /// merged: a pointer followed once ends at an organization with a page.
    /// </summary>
    public static readonly DatabaseGuard OneStep = new(
        ["merge_ends_after_one_step"],
        """
        create trigger if not exists merge_ends_after_one_step before update of merged_into_id, status on organizations
        when (new.merged_into_id is not null) <> (new.status = 'Merged')
            or new.merged_into_id is not null and (new.merged_into_id = new.id
                or exists (select 1 from organizations where id = new.merged_into_id and merged_into_id is not null)
                or exists (select 1 from organizations where merged_into_id = new.id))
        begin select raise(abort, 'merge_ends_after_one_step'); end;
        """,
        """
        create or replace function merge_ends_after_one_step() returns trigger language plpgsql as
        $$ begin
            if (new.merged_into_id is not null) <> (new.status = 'Merged')
                or new.merged_into_id is not null and (new.merged_into_id = new.id
                    or exists (select 1 from organizations where id = new.merged_into_id and merged_into_id is not null)
                    or exists (select 1 from organizations where merged_into_id = new.id))
            then raise exception 'merge_ends_after_one_step' using errcode = '23514'; end if;
            return new;
        end $$;
        create or replace trigger merge_ends_after_one_step before update of merged_into_id, status on organizations
            for each row execute function merge_ends_after_one_step();
        """
    );
}
