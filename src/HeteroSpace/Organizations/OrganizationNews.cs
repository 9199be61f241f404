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
        var organization = await db.Organizations().AsNoTracking().SingleAsync(row => row.Id == decided.OrganizationId, stop);
        var leads = await db.People().AsNoTracking().Where(person => !person.Gone && db.OrganizationMembers().Any(row => row.OrganizationId == organization.Id && row.PersonId == person.Id && row.Role == OrganizationRole.Lead)).OrderBy(person => person.Id).ToListAsync(stop);
        var link = "/komunitas/" + organization.Slug;
        foreach (var (number, lead) in leads.Index())
        {
            var (subject, text) = Words.In(lead.Language, () => Letter(lead.Name, organization.Name, decided.Status, organization.Reason, address.Of(link)));
            // The first keeps the job's id for its notice; each other has one made of both, the same when the job is done twice.
            await tell.Now(new($"job:{job}:{lead.Id:n}", number == 0 ? job : Both(job, lead.Id), "organization." + decided.Status.ToString().ToLowerInvariant(), Topic.Answers, decided.At, subject, text)
            { PersonId = lead.Id, SiteId = organization.SiteId, SubjectId = organization.Id, Name = lead.Name, Email = lead.Email, Phone = lead.Phone, Language = lead.Language, Short = subject, Link = link }, stop);
        }
    }

    private static Guid Both(Guid job, Guid person)
    {
        Span<byte> mixed = stackalloc byte[16], other = stackalloc byte[16];
        job.TryWriteBytes(mixed);
        person.TryWriteBytes(other);
        for (var at = 0; at < mixed.Length; at++) mixed[at] ^= other[at];
        return new(mixed);
    }

    internal static (string Subject, string Text) Letter(string name, string organization, OrganizationStatus status, string? reason, string link) => status switch
    {
        OrganizationStatus.Verified => (Words.Say($"{organization} terverifikasi", $"{organization} is verified"), Words.Say(
            $"Halo {name},\n\nhalaman {organization} sekarang bisa dilihat semua orang. Lengkapi ceritanya kapan saja.\n\n{link}", $"Hello {name},\n\nthe page of {organization} can now be seen by everyone. You may add to its story at any time.\n\n{link}")),
        OrganizationStatus.Declined => (Words.Say($"{organization} belum bisa kami terima", $"{organization} is not accepted yet"), Words.Say(
            $"Halo {name},\n\n{reason}\n\nBetulkan di sini; petugas langsung melihatnya lagi.\n\n{link}", $"Hello {name},\n\n{reason}\n\nPut it right here; our staff look at it again.\n\n{link}")),
        _ => (Words.Say($"{organization} dibekukan", $"{organization} is suspended"), Words.Say(
            $"Halo {name},\n\nuntuk sementara halaman {organization} tidak tampil dan tidak bisa bertindak.\n\n{reason}\n\nHubungi lokasi kami bila ini keliru.\n\n{link}", $"Hello {name},\n\nfor now the page of {organization} is not shown and it cannot act.\n\n{reason}\n\nCall our site if this is a mistake.\n\n{link}"))
    };
}
