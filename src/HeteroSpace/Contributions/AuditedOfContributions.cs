using HeteroSpace.Billing;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.People;

namespace HeteroSpace.Contributions;

/// <summary>
/// What the audit says of needs and of what came: of givers only that something about them changed.
/// </summary>
internal static class AuditedOfContributions
{
    public static readonly AuditedKind[] All =
    [
        new Audited<Need>()
            .From(row => row.Title, "judul", "title")
            .From(row => row.Status, "status", "status", ContributionWords.Said)
            .From(row => row.Sector, "bidang", "field", ProfileWords.Said)
            .From(row => row.By, "paling lambat", "by when")
            .From(row => row.Basis, "dasar", "basis", ContributionWords.Said)
            .From(row => row.BasisText, "keterangan dasar", "what the basis is")
            .That(row => row.Why, "alasan", "why")
            .That(row => row.Photo, "foto", "photo")
            .That(row => row.InitiativeId, "inisiatif", "initiative"),
        new Audited<NeedLine>()
            .From(row => row.Kind, "jenis", "kind", LedgerAccounts.Said)
            .From(row => row.What, "apa", "what")
            .From(row => row.Needed, "jumlah", "how many")
            .From(row => row.Unit, "satuan", "unit")
            .From(row => row.WillNotDo, "yang tidak bisa dipakai", "what will not do")
            .From(row => row.Starts, "mulai", "begins")
            .From(row => row.Ends, "selesai", "ends")
            .From(row => row.Bring, "yang dibawa", "what to bring")
            .From(row => row.ClosedByHand, "cukup", "enough"),
        new Audited<Pledge>()
            .From(row => row.Status, "status", "status", ContributionWords.Said)
            .From(row => row.Quantity, "jumlah", "how many")
            .From(row => row.ComesOn, "hari diantar", "brought on")
            .From(row => row.ShownAs, "tampil sebagai", "shown as", ContributionWords.Said)
            .From(row => row.Value, "nilai (rupiah)", "value (rupiah)")
            .That(row => row.BasisText, "dasar nilai", "basis of the value")
            .That(row => row.Reason, "alasan", "reason"),
        new Audited<GiftReceipt>()
            .From(row => row.Quantity, "jumlah yang datang", "how many came")
            .From(row => row.Came, "hari datang", "came on"),
    ];
}
