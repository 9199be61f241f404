using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Initiatives;

public static class InitiativeWords
{
    public static string Said(this InitiativeKind kind) =>
        kind switch
        {
            InitiativeKind.Event => Words.Say("Acara", "Event"),
            InitiativeKind.Program => Words.Say("Program", "Program"),
            InitiativeKind.Content => Words.Say("Konten", "Content"),
            InitiativeKind.Site => Words.Say("Lokasi baru", "New site"),
        };

    public static string Said(this Phase phase) =>
        phase switch
        {
            Phase.Idea => Words.Say("Gagasan", "Idea"),
            Phase.CoPlan => Words.Say("Rencana bersama", "Co-planning"),
            Phase.Commit => Words.Say("Komitmen", "Commitments"),
            Phase.Deliver => Words.Say("Pelaksanaan", "Delivery"),
            Phase.Report => Words.Say("Laporan", "Report"),
            Phase.FollowUp => Words.Say("Tindak lanjut", "Follow-up"),
        };

    public static string Said(this Acts act) =>
        act switch
        {
            Acts.Propose => Words.Say("mengusulkan", "make proposals"),
            Acts.Support => Words.Say("mendukung", "support ideas"),
            Acts.Comment => Words.Say("berkomentar", "comment"),
            Acts.Meet => Words.Say("ikut rapat", "join meetings"),
            Acts.Vote => Words.Say("memilih prioritas", "vote on priorities"),
            Acts.Commit => Words.Say("berkomitmen", "make commitments"),
            Acts.Register => Words.Say("mendaftar", "sign up"),
            Acts.Report => Words.Say("melapor", "add to the report"),
            _ => "",
        };

    /// <summary>
    /// What an initiative calls one of the six phases; one that is parted is called by its first part and its last.
    /// </summary>
    /// <param name="phases">Of that initiative, in their order.</param>
    public static string NameOf(this IEnumerable<InitiativePhase> phases, Phase phase)
    {
        var names = phases.Where(one => one.Phase == phase).Select(one => one.Name.Here).ToList();
        return names switch
        {
            [] => phase.Said(),
            [var one] => one,
            [var first, .., var last] => $"{first} – {last}",
        };
    }

    public static string Said(this PartnerStatus status) =>
        status switch
        {
            PartnerStatus.Invited => Words.Say("Diundang", "Invited"),
            PartnerStatus.Joined => Words.Say("Ikut", "Takes part"),
            PartnerStatus.Declined => Words.Say("Belum bisa ikut", "Cannot take part"),
            PartnerStatus.Left => Words.Say("Keluar", "Left"),
        };
}
