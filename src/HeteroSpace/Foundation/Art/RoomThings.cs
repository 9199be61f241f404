namespace HeteroSpace.Foundation.Art;

/// <summary>How large the things are that stand in rooms, in metres, and how each is drawn at the far corner.</summary>
internal static class RoomThings
{
    public const double Chair = .46,
        DeskWidth = 1.3,
        DeskDepth = .75,
        ClassTableDepth = .5,
        RoundTable = 1.6,
        LowTableWidth = 1.1,
        LowTableDepth = .8,
        BenchWidth = 2.2,
        BenchDepth = .9,
        ScreenDeskWidth = .95;

    public static double WidthOf(RoomThing thing) =>
        thing switch
        {
            RoomThing.Desk or RoomThing.ClassTable => DeskWidth,
            RoomThing.RoundTable => RoundTable,
            RoomThing.LowTable => LowTableWidth,
            RoomThing.WorkBench => BenchWidth,
            RoomThing.ScreenDesk => ScreenDeskWidth,
            RoomThing.Stand => 1.4,
            RoomThing.Shelf => 1.8,
            RoomThing.Machine => .6,
            RoomThing.Laptop => .42,
            _ => Chair,
        };

    public static double DepthOf(RoomThing thing) =>
        thing switch
        {
            RoomThing.Desk or RoomThing.ScreenDesk => DeskDepth,
            RoomThing.ClassTable => ClassTableDepth,
            RoomThing.RoundTable => RoundTable,
            RoomThing.LowTable => LowTableDepth,
            RoomThing.WorkBench => BenchDepth,
            RoomThing.Machine => .5,
            RoomThing.Stand => .5,
            RoomThing.Shelf => .5,
            RoomThing.Laptop => .3,
            _ => Chair,
        };

    /// <summary>Its name in a page.</summary>
    public static string Key(RoomThing thing) => "r" + (char)('a' + (int)thing);

    public static string Drawn(RoomThing thing) =>
        thing switch
        {
            RoomThing.ChairNorth => Seat + Iso.Box(new(0, Chair - .07, .44, Chair, .07, .42), "t"),
            RoomThing.ChairSouth => Iso.Box(new(0, 0, .44, Chair, .07, .42), "t") + Seat,
            RoomThing.ChairEast => Iso.Box(new(0, 0, .44, .07, Chair, .42), "t") + Seat,
            RoomThing.ChairWest => Seat + Iso.Box(new(Chair - .07, 0, .44, .07, Chair, .42), "t"),
            RoomThing.Laptop => Iso.Box(new(0, 0, .78, .42, .3, .03), "k"),
            RoomThing.RoundTable => Round(),
            RoomThing.LowTable => Iso.Box(new(0, 0, .3, LowTableWidth, LowTableDepth, .08), "u"),
            RoomThing.WorkBench => Bench(),
            RoomThing.ScreenDesk => Table(ScreenDeskWidth, DeskDepth)
                + Iso.Box(new(.12, .1, .86, .7, .05, .42), "k")
                + Face([(.16, .15, .9), (.78, .15, .9), (.78, .15, 1.24), (.16, .15, 1.24)], "si"),
            RoomThing.Lamp => Lamp(),
            RoomThing.Camera => Tripod(1.15) + Iso.Box(new(.1, .08, 1.15, .24, .34, .24), "k"),
            RoomThing.Machine => Iso.Box(new(0, 0, .82, .6, .5, .5), "k")
                + Face([(.08, .5, .9), (.52, .5, .9), (.52, .5, 1.2), (.08, .5, 1.2)], "si"),
            RoomThing.Stand => Iso.Box(new(0, 0, 0, 1.4, .5, .95), "u")
                + Iso.Box(new(.15, .1, .95, .3, .3, .4), "g")
                + Iso.Box(new(.75, .12, .95, .45, .25, .22), "t"),
            RoomThing.Shelf => Shelf(),
            RoomThing.ClassTable => Table(DeskWidth, ClassTableDepth),
            _ => Table(DeskWidth, DeskDepth),
        };

    private static string Seat => Iso.Box(new(0, 0, .32, Chair, Chair, .12), "t");

    private static string Face(ReadOnlySpan<(double, double, double)> points, string kind) =>
        Iso.Face(Iso.Plane(points), kind);

    // A top on two panels, so that one sees it stands.
    private static string Table(double width, double depth) =>
        Iso.Box(new(.06, .06, 0, .05, depth - .12, .72), "w")
        + Iso.Box(new(width - .11, .06, 0, .05, depth - .12, .72), "w")
        + Iso.Box(new(0, 0, .72, width, depth, .06), "u");

    private static string Bench() =>
        Iso.Box(new(.15, .15, 0, BenchWidth - .3, BenchDepth - .3, .74), "w")
        + Iso.Box(new(0, 0, .74, BenchWidth, BenchDepth, .08), "u");

    // A circle on the floor is an ellipse one and a half times as wide as high.
    private static string Round()
    {
        var (x, y) = Iso.At(RoundTable / 2, RoundTable / 2, .76);
        var (wide, high) = ((int)(RoundTable / 2 * 1.2247 * Iso.Scale), (int)(RoundTable / 2 * .7071 * Iso.Scale));
        return $"<ellipse class=\"u3\" cx=\"{x}\" cy=\"{y + 3}\" rx=\"{wide}\" ry=\"{high}\"/>"
            + $"<ellipse class=\"u1\" cx=\"{x}\" cy=\"{y}\" rx=\"{wide}\" ry=\"{high}\"/>";
    }

    private static string Tripod(double height)
    {
        var (x, y) = Iso.At(.23, .23);
        var top = (int)(height * Iso.Scale);
        return $"<path class=\"ln\" d=\"M{x} {y - top}v{top - 14}l-12 16m12-16l12 16m-12-16v20\"/>";
    }

    private static string Lamp() => Tripod(1.5) + Iso.Box(new(.02, .12, 1.45, .42, .16, .7), "g");

    private static string Shelf() =>
        Iso.Box(new(0, 0, 0, 1.8, .5, 1.9), "u")
        + string.Concat(
            ((double[])[.2, .8, 1.4]).Select(
                (z, row) =>
                    Face([(.1, .5, z - .08), (1.7, .5, z - .08), (1.7, .5, z + .38), (.1, .5, z + .38)], "u3")
                    + Face(
                        [(.2, .5, z - .08), (.7, .5, z - .08), (.7, .5, z + .2), (.2, .5, z + .2)],
                        row == 1 ? "g1" : "t1"
                    )
                    + Face(
                        [(.9, .5, z - .08), (1.5, .5, z - .08), (1.5, .5, z + .28), (.9, .5, z + .28)],
                        row == 1 ? "t2" : "g2"
                    )
            )
        );
}
