using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Security;

/// <summary>What people call a role, and who did something where no name is told.</summary>
public static class RoleWords
{
    public static string Said(this Role role) =>
        role switch
        {
            Role.FrontDesk => Words.Say("Meja depan", "Front desk"),
            Role.Editor => Words.Say("Redaksi", "Editor"),
            Role.ProgramOfficer => Words.Say("Petugas program", "Program officer"),
            Role.Mentor => "Mentor",
            Role.SiteManager => Words.Say("Pengelola", "Site manager"),
            Role.ProvincialAdministrator => Words.Say(
                "Administrator provinsi, di semua lokasi",
                "Provincial administrator, at all sites"
            ),
        };

    public static string AsWho(this Role role) =>
        role switch
        {
            Role.FrontDesk => Words.Say("petugas meja depan", "the front desk"),
            Role.Editor => Words.Say("redaksi", "the editors"),
            Role.ProgramOfficer => Words.Say("petugas program", "a program officer"),
            Role.Mentor => Words.Say("mentor", "a mentor"),
            Role.SiteManager => Words.Say("pengelola ruang", "the site manager"),
            _ => Words.Say("administrator provinsi", "the provincial administrator"),
        };
}
