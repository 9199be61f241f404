using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>
/// Whoever gave is forgotten: what was given and its rows in the ledger stay, as of "Orang baik"; what an organization
/// gave stays its own.
/// </summary>
public sealed class ForgetGiver(AppDb db, Frame frame, MakePledge make)
{
    /// <summary>
    /// By the link of whoever has no account: what has not come is taken back, name and contact go. False when they
    /// went before.
    /// </summary>
    public Task<bool> Now(Guid id) =>
        frame.Do(async act =>
        {
            await make.Withdraw(id, "", leaves: true);
            return await MakeNobodys(act, db.Pledges().Where(row => row.Id == id && row.Name != "")) > 0
                || act.Refuse(false);
        });

    /// <summary>Without name, contact and words; how many there were.</summary>
    internal static async Task<int> MakeNobodys(Act act, IQueryable<Pledge> pledges)
    {
        var ids = await pledges.Select(row => row.Id).ToListAsync();
        if (ids.Count == 0)
            return 0;
        var rows = act.Db.Pledges().Where(row => ids.Contains(row.Id));
        await ForgetEvidence(act, rows.Where(row => row.OrganizationId == null));
        await act.Update(
            rows.Where(row => row.OrganizationId == null),
            set => set.SetProperty(row => row.ShownAs, GiverShown.OrangBaik).SetProperty(row => row.OurWords, "")
        );
        await act.Update(
            rows,
            set =>
                set.SetProperty(row => row.Name, "")
                    .SetProperty(row => row.Email, (string?)null)
                    .SetProperty(row => row.Phone, (string?)null)
                    .SetProperty(row => row.SealedPhoneCode, (byte[]?)null)
                    .SetProperty(row => row.PersonId, (Guid?)null)
                    .SetProperty(row => row.Note, "")
                    .SetProperty(row => row.Reason, "")
                    .SetProperty(row => row.TheirWords, "")
                    .SetProperty(row => row.TheirWordsRead, false)
                    .SetProperty(row => row.Version, row => row.Version + 1)
        );
        act.IsSeen();
        return ids.Count;
    }

    // The sweep erases files that nobody has.
    private static async Task ForgetEvidence(Act act, IQueryable<Pledge> pledges)
    {
        await act.Update(
            act.Db.GiftReceipts().Where(part => pledges.Any(row => row.Id == part.PledgeId)),
            set =>
                set.SetProperty(part => part.Condition, "")
                    .SetProperty(part => part.Photo, (string?)null)
                    .SetProperty(part => part.PhotoSays, "")
                    .SetProperty(part => part.Document, (string?)null)
                    .SetProperty(part => part.DocumentName, "")
                    .SetProperty(part => part.TakenBackBecause, "")
                    .SetProperty(part => part.Version, part => part.Version + 1)
        );
        await act.Update(
            act.Db.Handovers().Where(record => pledges.Any(row => row.Id == record.PledgeId)),
            set =>
                set.SetProperty(record => record.GivenBy, ErasePerson.Nobody)
                    .SetProperty(record => record.Signed, (string?)null)
                    .SetProperty(record => record.SignedName, "")
                    .SetProperty(record => record.Version, record => record.Version + 1)
        );
    }
}
