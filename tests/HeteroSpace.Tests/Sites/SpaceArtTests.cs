using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>A space is drawn from what its site says of it.</summary>
public sealed class SpaceArtTests
{
    [Fact]
    public void Every_kind_and_every_way_to_set_it_has_a_room()
    {
        foreach (var kind in Enum.GetValues<SpaceKind>())
        {
            Assert.True(SpaceArt.Facts(At(new() { Kind = kind, Capacity = 12 })).Seats == 12, $"{kind}");
            foreach (var layout in Layouts.All.Keys)
            {
                var facts = SpaceArt.Facts(At(new() { Kind = kind, Layouts = [layout] }));
                Assert.Equal(
                    SpaceArt.Facts(At(new() { Kind = SpaceKind.Hall, Layouts = [layout] })),
                    facts with
                    {
                        Outdoors = false,
                    }
                );
            }
        }
    }

    [Theory]
    [InlineData("projector", true, false, false)]
    [InlineData("screen", true, false, false)]
    [InlineData("stage", false, true, false)]
    [InlineData("windows", false, false, true)]
    [InlineData("wifi", false, false, false)]
    public void What_it_has_comes_from_its_amenities(string amenity, bool screen, bool stage, bool windows)
    {
        var facts = SpaceArt.Facts(At(new() { Kind = SpaceKind.Hall, Amenities = [amenity] }));
        Assert.Equal((screen, stage, windows), (facts.Screen, facts.Stage, facts.Windows));
    }

    [Fact]
    public void A_desk_area_has_as_many_desks_as_units_and_says_how_many_are_taken()
    {
        var at = At(
            new()
            {
                Covers = Covers.AnyUnit,
                Capacity = 1,
                Name = new("Meja", "Desks"),
            },
            units: 5
        );
        var facts = SpaceArt.Facts(at, [1, 4]);
        Assert.Equal((RoomSetting.Desks, 5), (facts.Setting, facts.Seats));
        Assert.Equal("Meja, digambar dari ukurannya: 5 meja, 2 sedang dipakai", SpaceArt.Label(at, facts));
    }

    private static CatalogueSpace At(Space space, int units = 1) =>
        new(
            new() { Slug = "semarang", Name = "Semarang" },
            null!,
            space,
            [.. Enumerable.Range(0, units).Select(_ => Guid.CreateVersion7())]
        );
}
