using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>Finds the organization that someone typed.</summary>
public static class NamedOrganization
{
    /// <summary>
    /// By its address, or its name as it is compared; what is wrong, in
    /// words, with those it may be. Nothing typed is none, and no problem.
    /// </summary>
    public static async Task<(Organization? Found, string? Problem)> FindOrganization(
        this AppDb db,
        string typed,
        CancellationToken stop = default
    )
    {
        typed = typed.Trim();
        if (typed == "")
            return (null, null);
        var (key, slug, words) = (
            OrganizationName.Key(OrganizationName.Cleaned(typed)),
            typed.TrimEnd('/').Split('/')[^1],
            Folded.Of(typed)
        );
        var found = await db.Organizations()
            .AsNoTracking()
            .Where(row => row.Status == OrganizationStatus.Verified && (row.Slug == slug || row.NameKey == key))
            .OrderBy(row => row.Slug != slug)
            .Take(3)
            .ToListAsync(stop);
        if (found.Count == 1 || found.Count > 1 && found[0].Slug == slug)
            return (found[0], null);
        var near =
            found.Count > 1
                ? found.ConvertAll(row => row.Slug)
                : await db.Organizations()
                    .Where(row => row.Status == OrganizationStatus.Verified && row.FoldedName.Contains(words))
                    .OrderBy(row => row.FoldedName)
                    .Select(row => row.Name)
                    .Take(3)
                    .ToListAsync(stop);
        return (
            null,
            (
                found.Count > 1
                    ? Words.Say(
                        $"Ada beberapa \"{typed}\"; tulis alamatnya.",
                        $"There are several \"{typed}\"; give the address."
                    )
                    : Words.Say(
                        $"\"{typed}\" belum terdaftar dan terverifikasi.",
                        $"\"{typed}\" is not registered and verified."
                    )
            ) + (near.Count > 0 ? Words.Say(" Maksudnya: ", " Perhaps: ") + string.Join(", ", near) + "?" : "")
        );
    }
}
