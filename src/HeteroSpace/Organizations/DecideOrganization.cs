using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Organizations;

/// <summary>What staff have to have seen before an organization is verified.</summary>
public enum Check
{
    Exists,
    RightKind,
    LeadReached,
    NoOther,
    PageIsDecent,
}

/// <summary>Staff decided: the job, written with the decision, by which its leads are told.</summary>
public sealed record OrganizationDecided(Guid OrganizationId, OrganizationStatus Status, DateTime At)
{
    public const string Job = "organization-decided";
}

/// <summary>
/// Staff of the site verify an organization by a checklist, decline it with a reason, suspend it, or let it go on.
/// </summary>
public sealed class DecideOrganization(Frame frame)
{
    /// <summary>What may follow a state.</summary>
    public static OrganizationStatus[] Next(OrganizationStatus status) =>
        status switch
        {
            OrganizationStatus.Waiting => [OrganizationStatus.Verified, OrganizationStatus.Declined],
            OrganizationStatus.Declined => [OrganizationStatus.Verified],
            OrganizationStatus.Verified => [OrganizationStatus.Suspended],
            OrganizationStatus.Suspended => [OrganizationStatus.Verified],
            OrganizationStatus.Merged => [],
        };

    /// <summary>False when it is no longer as it was seen: someone else decided, or it was changed.</summary>
    public Task<bool> Now(Organization seen, Guid by, OrganizationStatus to, string? reason) =>
        frame.Do(async act =>
        {
            if (await act.Hold(seen) is not { } organization || !Next(organization.Status).Contains(to))
                return act.Refuse(false);
            organization.Decide(to, reason, act.Now);
            act.Note(organization, by, "organization." + to.ToString().ToLowerInvariant(), reason);
            act.Tell(OrganizationDecided.Job, new OrganizationDecided(organization.Id, to, act.Now));
            act.Forget(FindOrganizations.InMemory);
            act.IsSeen();
            return true;
        });
}

public static class CheckWords
{
    public static string Said(this Check check) =>
        check switch
        {
            Check.Exists => Words.Say(
                "Ada di luar sini: kegiatan, akun media sosial, atau surat.",
                "It exists outside of here: activities, an account, or a letter."
            ),
            Check.RightKind => Words.Say(
                "Jenis, bidang, dan wilayahnya benar.",
                "Its kind, sector and region are right."
            ),
            Check.LeadReached => Words.Say(
                "Pengurusnya bisa dihubungi dan memang pengurus.",
                "Its lead can be reached, and does lead it."
            ),
            Check.NoOther => Words.Say(
                "Belum terdaftar dengan nama lain.",
                "It is not here already under another name."
            ),
            Check.PageIsDecent => Words.Say(
                "Cerita dan tautannya pantas tampil di halaman pemerintah.",
                "Its story and links are fit for a page of the government."
            ),
        };
}
