using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
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
internal sealed class EditAgreement(AppDb db, Frame frame)
{
    /// <summary>Null when the one it renews was renewed by someone else a moment ago.</summary>
    public Task<Agreement?> Add(Guid site, AgreementWish wish, Guid? renews, Guid by) =>
        frame.Do(
            act =>
            {
                var agreement = act.Add(
                    new Agreement
                    {
                        SiteId = site,
                        RenewsId = renews,
                        Made = act.Now,
                    }
                );
                Put(agreement, wish);
                act.AddAll(Parties(agreement, wish.Parties));
                act.AddAll(Files(agreement, wish, act.Now));
                Note(act, agreement, by, renews is null ? "agreement.added" : "agreement.renewed");
                return Task.FromResult<Agreement?>(agreement);
            },
            Refusal.Taken<Agreement?>(null)
        );

    /// <summary>False when it was changed since it was read.</summary>
    public Task<bool> Save(Agreement seen, AgreementWish wish, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold(seen) is not { } agreement)
                return act.Refuse(false);
            Put(agreement, wish);
            var parties = db.AgreementParties().Where(row => row.AgreementId == agreement.Id);
            await act.Erase(parties.Where(row => !wish.Parties.Contains(row.OrganizationId)));
            var there = await parties.Select(row => row.OrganizationId).ToListAsync();
            act.AddAll(Parties(agreement, wish.Parties.Except(there)));
            act.AddAll(Files(agreement, wish, act.Now));
            // A later end is told of again as it comes near.
            if (agreement.Ends != seen.Ends)
                await act.Erase(db.AgreementReminders().Where(row => row.AgreementId == agreement.Id));
            Note(act, agreement, by, "agreement.changed");
            return true;
        });

    /// <summary>Ends it before its time, or takes that back. False when it was changed since it was read.</summary>
    public Task<bool> Stop(Agreement seen, DateOnly? last, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Hold(seen) is not { } agreement)
                return act.Refuse(false);
            agreement.Stopped = last;
            Note(act, agreement, by, last is null ? "agreement.resumed" : "agreement.stopped");
            return true;
        });

    private static void Put(Agreement agreement, AgreementWish wish) =>
        (agreement.Kind, agreement.Number, agreement.Subject, agreement.Starts, agreement.Ends) = (
            wish.Kind,
            wish.Number,
            wish.Subject,
            wish.Starts,
            wish.Ends
        );

    private static IEnumerable<AgreementParty> Parties(Agreement agreement, IEnumerable<Guid> organizations) =>
        organizations.Select(party => new AgreementParty { AgreementId = agreement.Id, OrganizationId = party });

    private static IEnumerable<AgreementFile> Files(Agreement agreement, AgreementWish wish, DateTime now) =>
        wish.Files.Select(file => new AgreementFile
        {
            AgreementId = agreement.Id,
            File = file.Stored,
            FileName = file.Name,
            Added = now,
        });

    private static void Note(Act act, Agreement agreement, Guid by, string action)
    {
        var term = $"{agreement.Number} {agreement.Starts:yyyy-MM-dd}–{agreement.Ends:yyyy-MM-dd}".Trim();
        act.Note(by, agreement.SiteId, action, "agreement:" + agreement.Id, act.WithChanges(term));
        act.IsSeen();
    }
}
