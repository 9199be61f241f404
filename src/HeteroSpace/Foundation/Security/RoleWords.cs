using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Security;

/// <summary>Who did something, where no name is told.</summary>
public static class RoleWords
{
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
