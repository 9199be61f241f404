using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;

namespace HeteroSpace.Organizations;

/// <summary>Letters of the module with made-up names, for the console; that of agreements is its slice's.</summary>
internal static class SamplesOfOrganizations
{
    public static readonly Sample[] All =
    [
        Decided(OrganizationStatus.Verified),
        Decided(OrganizationStatus.Declined),
        Decided(OrganizationStatus.Suspended),
        new(
            "claim.granted",
            () => Words.Say("Klaim diterima", "Claim granted"),
            () =>
                OrganizationNews.Answer(
                    "Peserta 014",
                    "Komunitas Batik Muda Contoh",
                    null,
                    "/komunitas/batik-muda-contoh"
                )
        ),
        new(
            "claim.refused",
            () => Words.Say("Klaim ditolak", "Claim refused"),
            () =>
                OrganizationNews.Answer(
                    "Peserta 014",
                    "Komunitas Batik Muda Contoh",
                    Words.Say("Nama Anda belum kami temukan di profilnya.", "We have not found your name on its page."),
                    "/komunitas/batik-muda-contoh"
                )
        ),
        new(
            "organization.invited",
            () => Words.Say("Undangan ke komunitas", "Invitation to a community"),
            () =>
                ManageMembers.Invited(
                    "Komunitas Batik Muda Contoh",
                    "Peserta 014",
                    OrganizationRole.Member,
                    Proof.Of("/undangan/…")
                )
        ),
    ];

    private static Sample Decided(OrganizationStatus status) =>
        new(
            "organization." + status.ToString().ToLowerInvariant(),
            () => Words.Say("Komunitas: ", "Community: ") + status.Said(),
            () =>
                OrganizationNews.Decided(
                    "Peserta 014",
                    "Komunitas Batik Muda Contoh",
                    status,
                    Words.Say("Tautannya belum bisa dibuka.", "Its link cannot be opened."),
                    "/komunitas/batik-muda-contoh"
                )
        );
}
