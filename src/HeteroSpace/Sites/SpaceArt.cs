using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>
/// The picture of a space that has no photo: a room as its own facts say it is. A screen, a stage, a window or a
/// machine is drawn only if it is among its amenities.
/// </summary>
public static class SpaceArt
{
    /// <param name="taken">The numbers, from 0, of the desks that are taken now, where it is known.</param>
    public static RoomFacts Facts(CatalogueSpace at, IReadOnlyCollection<int>? taken = null)
    {
        var space = at.Space;
        bool Has(params ReadOnlySpan<string> keys)
        {
            foreach (var key in keys)
                if (space.Amenities.Contains(key))
                    return true;
            return false;
        }
        return new(SettingOf(space), space.Covers == Covers.AnyUnit ? at.Units.Count : space.Capacity)
        {
            Screen = Has("screen", "projector"),
            Stage = Has("stage"),
            Windows = Has("windows"),
            Whiteboard = Has("whiteboard"),
            Lights = Has("lighting"),
            Camera = Has("camera"),
            Machine = Has("printer-3d", "sealing-machine"),
            Outdoors = space.Kind == SpaceKind.Outdoor,
            Taken = taken is { Count: > 0 } ? taken : [],
        };
    }

    public static RoomLook Look(CatalogueSpace at) => RoomLook.Of($"{at.Site.Slug}/{at.Space.Slug}");

    /// <summary>Said to who does not see the picture.</summary>
    public static string Label(CatalogueSpace at, RoomFacts facts)
    {
        var seats = Words.Number(facts.Seats);
        var what = at.Space.Covers == Covers.AnyUnit ? Words.Say("meja", "desks") : Words.Say("kursi", "chairs");
        var name = at.Space.Name.Here;
        var said = facts.HasChairs
            ? Words.Say(
                $"{name}, digambar dari ukurannya: {seats} {what}",
                $"{name}, drawn to its size: {seats} {what}"
            )
            : Words.Say(
                $"{name}, digambar dari ukurannya: muat {seats} orang",
                $"{name}, drawn to its size: holds {seats} people"
            );
        List<string> more =
        [
            .. facts.Stage ? [Words.Say("panggung", "a stage")] : (string[])[],
            .. facts.Screen ? [Words.Say("layar", "a screen")] : (string[])[],
            .. facts.Windows ? [Words.Say("jendela", "windows")] : (string[])[],
            .. facts.Taken.Count > 0
                ? [Words.Say($"{facts.Taken.Count} sedang dipakai", $"{facts.Taken.Count} taken now")]
                : (string[])[],
        ];
        return more.Count == 0 ? said : said + ", " + string.Join(", ", more);
    }

    // How it is set first decides, where it can be set in several ways; else what it is for.
    private static RoomSetting SettingOf(Space space)
    {
        if (space.Covers == Covers.AnyUnit)
            return RoomSetting.Desks;
        return space.Layouts.Select(SettingOf).OfType<RoomSetting>().Cast<RoomSetting?>().FirstOrDefault()
            ?? space.Kind switch
            {
                SpaceKind.Desk or SpaceKind.Office => RoomSetting.Desks,
                SpaceKind.MeetingRoom => RoomSetting.Board,
                SpaceKind.Classroom => RoomSetting.Classes,
                SpaceKind.Hall => RoomSetting.Theatre,
                SpaceKind.Studio => RoomSetting.Studio,
                SpaceKind.Maker => RoomSetting.Workshop,
                SpaceKind.Gallery => RoomSetting.Stands,
                SpaceKind.Outdoor => RoomSetting.Empty,
                SpaceKind.Gaming => RoomSetting.Consoles,
                SpaceKind.Lounge => RoomSetting.Lounge,
                SpaceKind.Equipment => RoomSetting.Shelves,
            };
    }

    private static RoomSetting? SettingOf(string layout) =>
        layout switch
        {
            "theatre" => RoomSetting.Theatre,
            "classroom" => RoomSetting.Classes,
            "u-shape" => RoomSetting.UShape,
            "boardroom" => RoomSetting.Board,
            "round" => RoomSetting.RoundTables,
            "market" => RoomSetting.Stands,
            "empty" => RoomSetting.Empty,
            _ => null,
        };
}
