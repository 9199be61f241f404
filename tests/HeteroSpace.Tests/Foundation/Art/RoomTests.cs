using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace HeteroSpace.Foundation.Art;

/// <summary>Rooms drawn from their facts: a chair for each, whole in the picture, painted from back to front.</summary>
public sealed class RoomTests
{
    private const double Hair = 1e-6;

    private static readonly int[] Sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 16, 24, 25, 30, 48, 100, 121, 300];

    private static IEnumerable<RoomFacts> All() =>
        from setting in Enum.GetValues<RoomSetting>()
        from seats in Sizes
        from has in (bool[])[false, true]
        select new RoomFacts(setting, seats)
        {
            Screen = has,
            Stage = has,
            Windows = has,
            Whiteboard = has,
            Lights = has,
            Camera = has,
            Machine = has,
            Taken = has && seats > 3 ? [0, 2, seats - 1] : [],
        };

    [Fact]
    public void There_are_as_many_chairs_as_seats_and_as_many_marigold_as_are_taken()
    {
        foreach (var facts in All().Append(new RoomFacts(RoomSetting.Theatre, 1500)))
        {
            var chairs = Chairs(Drawn(facts));
            Assert.Equal(facts.HasChairs ? facts.Seats : 0, chairs.Count);
            Assert.Equal(facts.Setting == RoomSetting.Desks ? facts.Taken.Count : 0, chairs.Count(taken => taken));
        }
    }

    [Fact]
    public void Everything_stands_on_the_floor_and_all_of_it_is_in_the_picture()
    {
        foreach (var facts in All().Concat(All().Select(facts => facts with { Outdoors = true })))
        {
            var room = Room.Of(facts);
            var (left, top, width, height) = RoomSheet.Box(room);
            Assert.InRange((double)width / height, 1.59, 1.61);
            foreach (var piece in room.Pieces)
            {
                Assert.True(
                    piece.X >= 0 && piece.Y >= 0 && piece.Right <= room.Width && piece.Front <= room.Depth,
                    $"{facts}: {piece} outside {room.Width} × {room.Depth}"
                );
                // No thing is higher than a lamp.
                foreach (var (x, y) in Iso4(piece, 2.3).Concat(Iso4(piece, 0)))
                    Assert.True(
                        x >= left && x <= left + width && y <= top + height && (y >= top || facts.Outdoors),
                        $"{facts}: {piece}"
                    );
            }
        }
    }

    [Fact]
    public void What_is_behind_is_painted_before_what_hides_it()
    {
        foreach (var facts in All().Where(facts => facts.Seats <= 121))
        {
            var pieces = Room.Of(facts).Pieces;
            for (var later = 1; later < pieces.Count; later++)
            for (var earlier = 0; earlier < later; earlier++)
                Assert.False(
                    IsBehind(pieces[later], pieces[earlier]),
                    $"{facts}: {pieces[later]} after {pieces[earlier]}"
                );
        }
    }

    [Fact]
    public void No_two_chairs_stand_in_one_place_nor_in_a_table()
    {
        foreach (var facts in All().Where(facts => facts.Seats <= 121))
        {
            var pieces = Room.Of(facts).Pieces.Where(piece => !IsOnTable(piece)).ToList();
            for (var one = 1; one < pieces.Count; one++)
            for (var other = 0; other < one; other++)
                Assert.False(Meet(pieces[one], pieces[other]), $"{facts}: {pieces[one]} in {pieces[other]}");
        }
    }

    [Fact]
    public void Only_what_is_known_is_drawn()
    {
        foreach (var setting in Enum.GetValues<RoomSetting>())
        {
            var bare = new RoomFacts(setting, 12);
            string[] Classes(RoomFacts facts) =>
                [.. Drawn(facts).Descendants().Attributes("class").Select(name => name.Value)];
            Assert.DoesNotContain("wn", Classes(bare));
            Assert.Contains("wn", Classes(bare with { Windows = true }));
            Assert.DoesNotContain("sc", Classes(bare));
            if (setting != RoomSetting.Studio)
                Assert.Contains("sc", Classes(bare with { Screen = true }));
            Assert.DoesNotContain("wl", Classes(bare with { Outdoors = true, Windows = true, Screen = true }));
            Assert.DoesNotContain(Room.Of(bare).Pieces, IsStage);
            Assert.Contains(Room.Of(bare with { Stage = true }).Pieces, IsStage);
        }
    }

    [Fact]
    public void A_page_of_rooms_is_well_formed_has_no_styles_and_no_name_twice()
    {
        var sheet = new RoomSheet();
        var rooms = All().Select((facts, at) => sheet.Draw(facts, RoomLook.Of($"r{at}"), "<b>&\"'").Value);
        var page = XDocument.Parse($"<main>{string.Concat(rooms)}</main>");
        var names = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(page.Descendants("use").Attributes("href"), used => Assert.Contains(used.Value[1..], names));
        Assert.Empty(page.Descendants("b"));
        Assert.Empty(page.Descendants().Attributes("style"));
        Assert.Empty(page.Descendants().Attributes("fill"));
    }

    [Fact]
    public void Rooms_of_the_same_facts_look_unlike_each_other_on_one_page_and_the_same_on_the_next()
    {
        var facts = new RoomFacts(RoomSetting.Desks, 16) { Windows = true };
        var sheet = new RoomSheet();
        var page = Enumerable.Range(0, RoomLook.Kinds).Select(_ => Look(sheet, facts)).ToList();
        Assert.Equal(page.Count, page.Distinct().Count());
        Assert.Equal(page[0], Look(new(), facts));
    }

    [Theory]
    [InlineData(RoomSetting.Desks, 24)]
    [InlineData(RoomSetting.Board, 8)]
    [InlineData(RoomSetting.Theatre, 100)]
    [InlineData(RoomSetting.Classes, 30)]
    [InlineData(RoomSetting.Studio, 8)]
    [InlineData(RoomSetting.RoundTables, 80)]
    [InlineData(RoomSetting.Theatre, 300)]
    public void A_room_alone_weighs_at_most_fourteen_hundred_bytes(RoomSetting setting, int seats)
    {
        var facts = new RoomFacts(setting, seats)
        {
            Windows = true,
            Screen = true,
            Lights = true,
            Camera = true,
        };
        var svg = Encoding.UTF8.GetBytes(new RoomSheet().Draw(facts, default).Value);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(svg);
        Assert.InRange(packed.Length, 500, 1400);
    }

    private static XElement Drawn(RoomFacts facts) =>
        XDocument.Parse(new RoomSheet().Draw(facts, RoomLook.Of("semarang/kelas")).Value).Root!;

    // Each chair of the picture as the browser would make it, and whether it is taken.
    private static List<bool> Chairs(XElement svg)
    {
        var named = svg.Descendants()
            .Where(part => part.Attribute("id") is not null)
            .ToLookup(part => part.Attribute("id")!.Value);
        List<bool> Under(XElement part)
        {
            if (part.Name.LocalName == "defs")
                return [];
            if (part.Name.LocalName != "use")
                return [.. part.Elements().SelectMany(Under)];
            var name = part.Attribute("href")!.Value[1..];
            return name is "ra" or "rb" or "rc" or "rd"
                ? [part.Attribute("class")?.Value == "tk"]
                : Under(named[name].Single());
        }
        return Under(svg);
    }

    private static (string?, string) Look(RoomSheet sheet, RoomFacts facts)
    {
        var svg = XDocument.Parse(sheet.Draw(facts, RoomLook.Of("a")).Value).Root!;
        var lines = svg.Elements().FirstOrDefault(part => part.Attribute("class")?.Value == "gr");
        return (svg.Attribute("class")?.Value, lines?.Attribute("d")?.Value ?? "");
    }

    private static IEnumerable<(int X, int Y)> Iso4(RoomPiece piece, double height) =>
        [
            Iso.At(piece.X, piece.Y, height),
            Iso.At(piece.Right, piece.Y, height),
            Iso.At(piece.X, piece.Front, height),
            Iso.At(piece.Right, piece.Front, height),
        ];

    // Whoever looks along (1, 1) sees first what is nearer: one lies behind another if it is past one of its far sides
    // and the two meet across the line of sight.
    private static bool IsBehind(RoomPiece one, RoomPiece other) =>
        one.X - one.Front < other.Right - other.Y - Hair
        && other.X - other.Front < one.Right - one.Y - Hair
        && (one.Right <= other.X + Hair || one.Front <= other.Y + Hair)
        && !(other.Right <= one.X + Hair || other.Front <= one.Y + Hair);

    private static bool Meet(RoomPiece one, RoomPiece other) =>
        one.X < other.Right - Hair
        && other.X < one.Right - Hair
        && one.Y < other.Front - Hair
        && other.Y < one.Front - Hair;

    private static bool IsOnTable(RoomPiece piece) =>
        piece is RoomPiece.Placed { Thing: RoomThing.Laptop or RoomThing.Machine };

    private static bool IsStage(RoomPiece piece) => piece is RoomPiece.Block { Tone: "g" };

    [Fact]
    public void A_room_that_leaves_the_page_has_all_of_it_in_the_colours_of_the_day()
    {
        foreach (var setting in Enum.GetValues<RoomSetting>())
        foreach (var outdoors in (bool[])[false, true])
        {
            var facts = new RoomFacts(setting, 24)
            {
                Screen = true,
                Stage = setting == RoomSetting.Theatre,
                Windows = true,
                Whiteboard = true,
                Lights = true,
                Camera = true,
                Machine = true,
                Outdoors = outdoors,
            };
            var svg = new RoomSheet().Draw(facts, new(1, 2)).Value;
            // Whatever is used stands there; what is only defined does not.
            var uses = svg.Split("<use ").Length - 1;
            Assert.True(Count(RoomShapes.Of(facts, new(1, 2), 320)) > uses, $"{setting}");
        }
        var sheet = File.ReadAllText(Path.Combine(LayoutTests.Root(), "src/HeteroSpace/Frontend/src/_rooms.scss"))
            .Split("@media")[0];
        string[] walls = [".room {", ".room-1 {", ".room-2 {", ".room-3 {", ".room-out {"];
        foreach (var (number, wall) in walls.Index())
        {
            var block = sheet[sheet.IndexOf(wall, StringComparison.Ordinal)..];
            foreach (var line in block[..block.IndexOf('}')].Split('\n').Where(line => line.Contains("--")))
            {
                var parts = line.Trim(' ', ';', '\r').Split(": ");
                Assert.Equal(parts[1], RoomShapes.Colours[number][parts[0][2..]]);
            }
        }
    }

    private static int Count(Shape shape) => shape is Shape.Part part ? 1 + part.Shapes.Sum(Count) : 1;
}
