using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>Tells the leads of an organization what staff decided.</summary>
internal sealed class OrganizationNews(AppDb db, Tell tell, PublicUrl address)
{
    public async Task Decided(OrganizationDecided decided, Guid job, CancellationToken stop)
    {
        var organization = await db.Organizations()
            .AsNoTracking()
            .SingleAsync(row => row.Id == decided.OrganizationId, stop);
        var leads = await db.People()
            .AsNoTracking()
            .Where(person =>
                !person.Gone
                && db.MembersOf(organization.Id)
                    .Any(row => row.PersonId == person.Id && row.Role == OrganizationRole.Lead)
            )
            .OrderBy(person => person.Id)
            .ToListAsync(stop);
        var link = "/komunitas/" + organization.Slug;
        foreach (var (number, lead) in leads.Index())
        {
            var (subject, text) = Words.In(
                lead.Language,
                () => Letter(lead.Name, organization.Name, decided.Status, organization.Reason, address.Of(link))
            );
            // The first keeps the job's id for its notice; each other
            // has one made of both, the same when the job is done twice.
            await tell.Now(
                new(
                    $"job:{job}:{lead.Id:n}",
                    number == 0 ? job : Both(job, lead.Id),
                    "organization." + decided.Status.ToString().ToLowerInvariant(),
                    Topic.Answers,
                    decided.At,
                    subject,
                    text
                )
                {
                    PersonId = lead.Id,
                    SiteId = organization.SiteId,
                    SubjectId = organization.Id,
                    Name = lead.Name,
                    Email = lead.Email,
                    Phone = lead.Phone,
                    Language = lead.Language,
                    Short = subject,
                    Link = link,
                },
                stop
            );
        }
    }

    public async Task Settled(ClaimSettled settled, Guid job, CancellationToken stop)
    {
        // Whoever was deleted meanwhile took the claim along.
        if (
            await db.Claims().AsNoTracking().SingleOrDefaultAsync(row => row.Id == settled.ClaimId, stop)
                is not { } claim
            || await db.People().AsNoTracking().SingleOrDefaultAsync(row => row.Id == claim.PersonId && !row.Gone, stop)
                is not { } person
        )
            return;
        var organization = await db.Organizations()
            .AsNoTracking()
            .SingleAsync(row => row.Id == claim.OrganizationId, stop);
        var link = "/komunitas/" + organization.Slug;
        var (subject, text) = Words.In(
            person.Language,
            () => Answer(person.Name, organization.Name, claim.Reason, address.Of(link))
        );
        await tell.Now(
            new(
                $"job:{job}",
                job,
                claim.Status == ClaimStatus.Granted ? "claim.granted" : "claim.refused",
                Topic.Answers,
                claim.Decided ?? claim.Made,
                subject,
                text
            )
            {
                PersonId = person.Id,
                SiteId = organization.SiteId,
                SubjectId = claim.Id,
                Name = person.Name,
                Email = person.Email,
                Phone = person.Phone,
                Language = person.Language,
                Short = claim.Reason ?? subject,
                Link = link,
            },
            stop
        );
    }

    internal static (string Subject, string Text) Answer(
        string name,
        string organization,
        string? refusal,
        string link
    ) =>
        refusal is null
            ? (
                Words.Say($"Anda sekarang pengurus {organization}", $"You now lead {organization}"),
                Words.Say(
                    $"Halo {name},\n\nklaim Anda diterima. Lengkapi halamannya, undang pengurus dan anggota lain, "
                        + $"dan pesan ruang atas namanya.\n\n{link}",
                    $"Hello {name},\n\nyour claim was granted. "
                        + $"Complete its page, invite other leads and members, and book spaces in its name.\n\n{link}"
                )
            )
            : (
                Words.Say(
                    $"Klaim Anda atas {organization} belum bisa diterima",
                    $"Your claim to {organization} is not granted"
                ),
                Words.Say(
                    $"Halo {name},\n\n{refusal}\n\nAnda boleh mengajukannya lagi.\n\n{link}",
                    $"Hello {name},\n\n{refusal}\n\nYou may claim it again.\n\n{link}"
                )
            );

    private static Guid Both(Guid job, Guid person)
    {
        Span<byte> mixed = stackalloc byte[16],
            other = stackalloc byte[16];
        job.TryWriteBytes(mixed);
        person.TryWriteBytes(other);
        for (var at = 0; at < mixed.Length; at++)
            mixed[at] ^= other[at];
        return new(mixed);
    }

    internal static (string Subject, string Text) Letter(
        string name,
        string organization,
        OrganizationStatus status,
        string? reason,
        string link
    ) =>
        status switch
        {
            OrganizationStatus.Verified => (
                Words.Say($"{organization} terverifikasi", $"{organization} is verified"),
                Words.Say(
                    $"Halo {name},\n\nhalaman {organization} sekarang bisa dilihat semua orang. "
                        + $"Lengkapi ceritanya kapan saja.\n\n{link}",
                    $"Hello {name},\n\nthe page of {organization} can now be seen by everyone. "
                        + $"You may add to its story at any time.\n\n{link}"
                )
            ),
            OrganizationStatus.Declined => (
                Words.Say($"{organization} belum bisa kami terima", $"{organization} is not accepted yet"),
                Words.Say(
                    $"Halo {name},\n\n{reason}\n\nBetulkan di sini; petugas langsung melihatnya lagi.\n\n{link}",
                    $"Hello {name},\n\n{reason}\n\nPut it right here; our staff look at it again.\n\n{link}"
                )
            ),
            _ => (
                Words.Say($"{organization} dibekukan", $"{organization} is suspended"),
                Words.Say(
                    $"Halo {name},\n\nuntuk sementara halaman {organization} tidak tampil dan tidak bisa bertindak.\n\n"
                        + $"{reason}\n\nHubungi lokasi kami bila ini keliru.\n\n{link}",
                    $"Hello {name},\n\nfor now the page of {organization} is not shown and it cannot act.\n\n"
                        + $"{reason}\n\nCall our site if this is a mistake.\n\n{link}"
                )
            ),
        };
}
