using HeteroSpace.Foundation.Db;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>
/// What the same giver brought for the same need by other pledges: who parts a large gift into small ones does not get
/// past the second count. The same is the person, the contact, or the organization, also one that was merged.
/// </summary>
internal static class GaveBeside
{
    /// <summary>
    /// In whole rupiah, of what came and was not taken back. What is not valued was counted by two for itself, and adds
    /// nothing here.
    /// </summary>
    public static async Task<long> Worth(AppDb db, Pledge pledge)
    {
        // Two parts on two lines of a need at once: the second sees the first.
        await db.TakeTurn("gifts:" + pledge.NeedId);
        var others = await Others(db, pledge).ToListAsync();
        if (others.Count == 0)
            return 0;
        var ids = others.ConvertAll(row => row.Id);
        var came = await db.GiftReceipts()
            .Where(row => ids.Contains(row.PledgeId) && row.TakenBack == null)
            .GroupBy(row => row.PledgeId)
            .Select(group => new { group.Key, Count = group.Sum(row => row.Quantity) })
            .ToDictionaryAsync(group => group.Key, group => group.Count);
        var lines = await db.NeedLines()
            .AsNoTracking()
            .Where(row => row.NeedId == pledge.NeedId)
            .ToDictionaryAsync(row => row.Id, row => row.Kind);
        return others
            .Where(row => came.ContainsKey(row.Id))
            .Sum(row => row.Worth(lines[row.LineId], came[row.Id]) ?? 0);
    }

    private static IQueryable<Pledge> Others(AppDb db, Pledge pledge)
    {
        var (person, email, phone) = (pledge.PersonId, pledge.Email, pledge.Phone);
        var root = db.Organizations()
            .Where(row => row.Id == pledge.OrganizationId)
            .Select(row => row.MergedIntoId ?? row.Id);
        var merged = db.Organizations().Where(row => root.Contains(row.MergedIntoId ?? row.Id)).Select(row => row.Id);
        return db.Pledges()
            .AsNoTracking()
            .Where(row => row.NeedId == pledge.NeedId && row.Id != pledge.Id)
            .Where(row =>
                person != null && row.PersonId == person
                || email != null && row.Email == email
                || phone != null && row.Phone == phone
                || row.OrganizationId != null && merged.Contains(row.OrganizationId.Value)
            );
    }
}
