using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>What waits for who leads an organization: invitations, and involvement to confirm.</summary>
internal static class AskedOfLeads
{
    private const int Most = 10;

    private sealed record Led(Guid Id, string Slug, string Name);

    public static async Task<IReadOnlyList<AskedThing>> Read(
        IServiceProvider services,
        Guid person,
        DateTime now,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        var led = await db.LedBy(person)
            .OrderBy(row => row.FoldedName)
            .Take(Most)
            .Select(row => new Led(row.Id, row.Slug, row.Name))
            .ToListAsync(stop);
        var asked = new List<AskedThing>();
        foreach (var organization in led)
        {
            asked.AddRange(await Invitations(db, organization, stop));
            if (await ToConfirm(db, organization, stop) is var count and > 0)
                asked.Add(Confirms(organization, count));
        }
        return asked;
    }

    private static async Task<IEnumerable<AskedThing>> Invitations(AppDb db, Led to, CancellationToken stop) =>
        (
            await db.Initiatives()
                .AsNoTracking()
                .Where(row =>
                    row.Finished == null
                    && db.Partners()
                        .Any(partner =>
                            partner.InitiativeId == row.Id
                            && partner.Status == PartnerStatus.Invited
                            && db.Merged(to.Id).Contains(partner.OrganizationId)
                        )
                )
                .OrderByDescending(row => row.Started)
                .Take(Most)
                .Select(row => new { row.Slug, row.Title })
                .ToListAsync(stop)
        ).Select(row => new AskedThing(
            Words.Say(
                $"{to.Name} diundang ikut \"{row.Title}\".",
                $"{to.Name} is invited to take part in \"{row.Title}\"."
            ),
            "/jejak/" + row.Slug,
            Words.Say("Jawab", "Answer")
        ));

    // Of a draft nobody hears who does not sit at it, as the page where it is confirmed has it.
    private static Task<int> ToConfirm(AppDb db, Led of, CancellationToken stop) =>
        db.Involvements()
            .CountAsync(
                row =>
                    row.Status == InvolvementStatus.Offered
                    && db.Merged(of.Id).Contains(row.OrganizationId)
                    && db.Initiatives()
                        .Any(initiative =>
                            initiative.Id == row.InitiativeId
                            && (
                                initiative.Published
                                || db.Partners()
                                    .Any(partner =>
                                        partner.InitiativeId == initiative.Id
                                        && (
                                            partner.Status == PartnerStatus.Joined
                                            || partner.Status == PartnerStatus.Invited
                                        )
                                        && db.Merged(of.Id).Contains(partner.OrganizationId)
                                    )
                            )
                        ),
                stop
            );

    private static AskedThing Confirms(Led of, int count) =>
        new(
            Words.Say(
                $"{count} keterlibatan {of.Name} menunggu dibenarkan.",
                count == 1
                    ? $"1 record of what {of.Name} did waits to be confirmed."
                    : $"{count} records of what {of.Name} did wait to be confirmed."
            ),
            $"/komunitas/{of.Slug}/keterlibatan",
            Words.Say("Benarkan", "Confirm")
        );
}
