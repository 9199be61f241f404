using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Organizations;

/// <summary>Tells the leads of an organization what staff decided.</summary>
internal sealed class OrganizationNews(AppDb db, Tell tell, ILogger<OrganizationNews> log)
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
        await OneByOne.All(
            db,
            log,
            OrganizationDecided.Job,
            leads.Index(),
            row => row.Item.Id,
            row =>
            {
                var (number, lead) = row;
                var letter = Words.In(
                    lead.Language,
                    () => Decided(lead.Name, organization.Name, decided.Status, organization.Reason, link)
                );
                // The first keeps the job's id for its notice; each other
                // has one made of both, the same when the job is done twice.
                return tell.Now(
                    new(
                        $"job:{job}:{lead.Id:n}",
                        number == 0 ? job : Both(job, lead.Id),
                        "organization." + decided.Status.ToString().ToLowerInvariant(),
                        Topic.Answers,
                        decided.At,
                        letter
                    )
                    {
                        PersonId = lead.Id,
                        SiteId = organization.SiteId,
                        SubjectId = organization.Id,
                        Name = lead.Name,
                        Email = lead.Email,
                        Phone = lead.Phone,
                        Language = lead.Language,
                        Short = letter.Subject,
                        Link = link,
                    },
                    stop
                );
            },
            stop
        );
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
        var letter = Words.In(person.Language, () => Answer(person.Name, organization.Name, claim.Reason, link));
        await tell.Now(
            new(
                $"job:{job}",
                job,
                claim.Status == ClaimStatus.Granted ? "claim.granted" : "claim.refused",
                Topic.Answers,
                claim.Decided ?? claim.Made,
                letter
            )
            {
                PersonId = person.Id,
                SiteId = organization.SiteId,
                SubjectId = claim.Id,
                Name = person.Name,
                Email = person.Email,
                Phone = person.Phone,
                Language = person.Language,
                Short = claim.Reason ?? letter.Subject,
                Link = link,
            },
            stop
        );
    }

    internal static Letter Answer(string name, string organization, string? refusal, string link) =>
        refusal is null
            ? Letter
                .About(Say($"Anda sekarang pengurus {organization}", $"You now lead {organization}"))
                .Greet(name)
                .Say(
                    Say(
                        "Klaim Anda diterima. Lengkapi halamannya, undang pengurus dan anggota lain, "
                            + "dan pesan ruang atas namanya.",
                        "Your claim was granted. "
                            + "Complete its page, invite other leads and members, and book spaces in its name."
                    )
                )
                .Button(Words.Say("Buka halamannya", "Open its page"), link)
            : Letter
                .About(
                    Say(
                        $"Klaim Anda atas {organization} belum bisa diterima",
                        $"Your claim to {organization} is not granted"
                    )
                )
                .Greet(name)
                .Say(
                    Say(
                        $"Klaim Anda atas {organization} belum bisa kami terima, karena:",
                        $"We cannot grant your claim to {organization} yet, because:"
                    )
                )
                .Quote(refusal)
                .Say(Say("Anda boleh mengajukannya lagi.", "You may claim it again."))
                .Button(Words.Say("Ajukan lagi", "Claim it again"), link);

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

    internal static Letter Decided(
        string name,
        string organization,
        OrganizationStatus status,
        string? reason,
        string link
    ) =>
        status switch
        {
            OrganizationStatus.Verified => Letter
                .About(Say($"{organization} terverifikasi", $"{organization} is verified"))
                .Greet(name)
                .Say(
                    Say(
                        $"Halaman {organization} sekarang bisa dilihat semua orang. Lengkapi ceritanya kapan saja.",
                        $"The page of {organization} can now be seen by everyone. "
                            + $"You may add to its story at any time."
                    )
                )
                .Button(Words.Say("Buka halamannya", "Open its page"), link),
            OrganizationStatus.Declined => Letter
                .About(Say($"{organization} belum bisa kami terima", $"{organization} is not accepted yet"))
                .Greet(name)
                .Say(
                    Say(
                        $"Pendaftaran {organization} belum bisa kami terima, karena:",
                        $"We cannot accept {organization} yet, because:"
                    )
                )
                .Quote(reason)
                .Say(
                    Say(
                        "Betulkan di sini; petugas langsung melihatnya lagi.",
                        "Put it right here; our staff look at it again."
                    )
                )
                .Button(Words.Say("Betulkan", "Put it right"), link),
            _ => Letter
                .About(Say($"{organization} dibekukan", $"{organization} is suspended"))
                .Greet(name)
                .Say(
                    Say(
                        $"Untuk sementara halaman {organization} tidak tampil dan tidak bisa bertindak, karena:",
                        $"For now the page of {organization} is not shown and it cannot act, because:"
                    )
                )
                .Quote(reason)
                .Say(Say("Hubungi lokasi kami bila ini keliru.", "Call our site if this is a mistake."))
                .Button(Words.Say("Buka halamannya", "Open its page"), link),
        };
}
