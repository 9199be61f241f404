using HeteroSpace.Foundation.Audit;
using HeteroSpace.People;

namespace HeteroSpace.Organizations;

/// <summary>What the audit says of an organization and of agreements: of a story and a number only that they
/// changed.</summary>
internal static class AuditedOfOrganizations
{
    public static readonly AuditedKind[] All =
    [
        new Audited<Organization>()
            .From(row => row.Kind, "jenis", "kind", OrganizationWords.Said)
            .From(row => row.Sector, "bidang", "field", ProfileWords.Said)
            .From(row => row.RegionCode, "wilayah", "region")
            .From(row => row.Status, "status", "status", OrganizationWords.Said)
            .That(row => row.Name, "nama", "name")
            .That(row => row.Story, "cerita", "story")
            .That(row => row.Links, "tautan", "links")
            .That(row => row.Phone, "nomor WhatsApp", "WhatsApp number")
            .That(row => row.Logo, "logo", "logo"),
        new Audited<Agreement>()
            .From(row => row.Kind, "macam", "kind", AgreementWords.Said)
            .From(row => row.Number, "nomor", "number")
            .From(row => row.Subject, "tentang", "subject")
            .From(row => row.Starts, "mulai", "begins")
            .From(row => row.Ends, "berakhir", "ends")
            .From(row => row.Stopped, "dihentikan", "stopped"),
    ];
}
