using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.Sites;

namespace HeteroSpace.FrontDesk.Defects;

/// <summary>The letters of the module with made-up reports, for the console.</summary>
internal static class SamplesOfFrontDesk
{
    public static readonly Sample Mended = new(
        TellMended.Kind,
        () => Words.Say("Kerusakan sudah beres", "Something broken is mended"),
        () => TellMended.Letter(BrokenThing.Projector, MadeUp)
    );

    private static CatalogueSpace MadeUp
    {
        get
        {
            var site = new Site { Name = "Semarang", Address = "Jalan Contoh 1, Semarang" };
            var room = new Space { Name = new("Ruang Rapat 2", "Meeting Room 2") };
            return new(site, new(site.Clock, [], new Dictionary<DateOnly, Holiday>(), false), room, []);
        }
    }
}
