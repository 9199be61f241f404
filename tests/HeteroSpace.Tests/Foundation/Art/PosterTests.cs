using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace HeteroSpace.Foundation.Art;

/// <summary>Pictures set from facts: the same everywhere, unlike their neighbours, readable, light.</summary>
public sealed class PosterTests
{
    private static readonly string[] Titles =
    [
        "Klinik NIB: tanya sampai terbit",
        "Malam gim",
        "Pembukuan sepuluh menit sehari untuk pedagang pasar dan warung kelontong yang belum pernah mencatat",
        "Pertanggungjawabankeuangankoperasisimpanpinjam",
        "Ō",
        "<b>&\"'",
    ];

    [Theory]
    [InlineData("", 0x811C9DC5)]
    [InlineData("a", 0xE40C292C)]
    [InlineData("foobar", 0xBF9CF968)]
    public void A_seed_is_FNV_1a_as_its_authors_give_it(string name, uint seed) => Assert.Equal(seed, Seed.Of(name));

    [Fact]
    public void Words_stand_out_from_what_they_stand_on()
    {
        foreach (var colours in Palette.All)
        {
            Assert.True(Contrast(colours.Text, colours.Ground) >= 6.5, colours.Name);
            Assert.True(Contrast(colours.Text, colours.Quiet) >= 4.5, colours.Name);
            Assert.True(Contrast(colours.Ground, colours.Accent) >= 4.5, colours.Name);
            if (colours.DateInSecond)
                Assert.True(Contrast(colours.Second, colours.Ground) >= 3, colours.Name);
        }
    }

    [Fact]
    public void No_poster_looks_like_one_of_the_three_before_it()
    {
        var dice = new Random(22);
        for (var round = 0; round < 200; round++)
        {
            var looks = PosterLook.Apart(
                Enumerable.Range(0, 24).Select(_ => PosterLook.Of($"acara-{dice.Next(12)}", Motif.Asem))
            );
            for (var at = 1; at < looks.Count; at++)
                Assert.DoesNotContain(
                    looks.Skip(Math.Max(0, at - 3)).Take(Math.Min(3, at)),
                    other => other.Layout == looks[at].Layout && other.Colours == looks[at].Colours
                );
        }
    }

    [Fact]
    public void Every_title_is_within_the_picture_in_every_layout_and_size()
    {
        foreach (var (title, look) in All())
        foreach (
            var (shapes, width, height) in ((IReadOnlyList<Shape>, double, double)[])
                [(Poster.Wide(Said(title), look), 320, 180), (Poster.Stamp(Said(title), look), 96, 96)]
        )
        foreach (var words in shapes.OfType<Shape.Words>().Where(words => words.Size < 150))
        {
            var wide = words.Lines.Max(FitText.Width) * words.Size;
            var left = words.Centred ? words.X - wide / 2 : words.X;
            var foot = words.Y + (words.Lines.Count - 1) * words.Size * FittedText.LineHeight;
            Assert.True(left >= 0 && left + wide <= width && foot <= height, $"{look.Layout} {words}");
        }
    }

    [Fact]
    public void What_is_passed_on_says_all_of_a_title_within_its_edges_as_the_face_measures_it()
    {
        using var face = SkiaSharp.SKTypeface.FromFile(
            Path.Combine(LayoutTests.Root(), "src/HeteroSpace/wwwroot/dist/fonts/extra-bold.ttf")
        );
        foreach (var (title, look) in All().Where((_, number) => number % 3 == 0))
        foreach (var called in (string?[])[null, "BATAL"])
        {
            var status = Status(called);
            foreach (
                var (shapes, width, height) in ((IReadOnlyList<Shape>, double, double)[])
                    [
                        (Poster.Status(Said(title), status, look, false), 320, 320),
                        (Poster.Status(Said(title), status, look, true), 320, Poster.TallHeight),
                        (Poster.QuoteStatus(title, status, look, false), 320, 320),
                        (Poster.MarkStatus(new(title, title, null), status, look, true), 320, Poster.TallHeight),
                        (PosterPaper.Of(Paper(title, called), look), PosterPaper.Width, PosterPaper.Height),
                    ]
            )
            {
                var words = Flat(shapes, 0, 0, 1).Where(words => words.Size < 150).ToList();
                var all = string.Concat(words.SelectMany(part => part.Lines)).Replace(" ", "");
                Assert.Contains(title.Replace(" ", ""), all);
                Assert.Contains(status.Address, all);
                Assert.DoesNotContain("…", all);
                foreach (var part in words)
                    Within(part, face, width, height, $"{title} {look.Layout}");
            }
        }
    }

    private static void Within(Shape.Words words, SkiaSharp.SKTypeface face, double width, double height, string said)
    {
        using var font = new SkiaSharp.SKFont(face, (float)words.Size)
        {
            Subpixel = true,
            LinearMetrics = true,
            Hinting = SkiaSharp.SKFontHinting.None,
        };
        var closer = words.Size >= 17 ? .02 * words.Size : 0;
        var wide = words.Lines.Max(line => font.MeasureText(line) - closer * line.Length);
        var left = words.Centred ? words.X - wide / 2 : words.X;
        var foot = words.Y + (words.Lines.Count - 1) * words.Size * FittedText.LineHeight;
        Assert.True(left >= 0 && left + wide <= width && foot <= height, $"{said}: {words.Lines[0]} {left + wide}");
    }

    private static IEnumerable<Shape.Words> Flat(IEnumerable<Shape> shapes, double x, double y, double scale) =>
        shapes.SelectMany(shape =>
            shape switch
            {
                Shape.Part part => Flat(part.Shapes, x + part.X * scale, y + part.Y * scale, scale * part.Scale),
                Shape.Words words =>
                [
                    words with
                    {
                        X = x + words.X * scale,
                        Y = y + words.Y * scale,
                        Size = words.Size * scale,
                    },
                ],
                _ => [],
            }
        );

    private static StatusWords Status(string? called) =>
        new(
            "Hetero Space Semarang",
            "Sab, 28 Nov · 18.30–Min, 29 Nov 12.00 WIB",
            "Ruang pertemuan besar lantai dua gedung PKK, Hetero Space Banyumas · juga online",
            "Gratis · Pelaku UMKM batik dan siapa saja yang ingin belajar",
            "heterospace.jatengprov.go.id/acara/pembukuan-sepuluh-menit-sehari-untuk-pedagang-pasar-dan",
            called
        );

    private static PaperWords Paper(string title, string? called) =>
        new(
            Said(title),
            "Hetero Space Semarang",
            "Sabtu",
            "28 November 2026",
            "18.30–Min, 29 Nov 12.00 WIB",
            string.Concat(Enumerable.Repeat("Belajar mencatat bersama. ", 12)),
            [.. "Tempat Cara Biaya Untuk Akses".Split(' ').Select(name => (name, Status(null).Second))],
            "Pindai untuk daftar. Gratis, tanpa akun.",
            "https://" + Status(null).Address,
            Status(null).Address,
            [.. Titles[..4].Select(name => new PaperMark(name, name, null))],
            called
        );

    [Theory]
    [InlineData("Dinas Contoh Jawa Tengah")]
    [InlineData("Komunitas Lensa Kota Lama Contoh")]
    [InlineData("Koperasi Pemuda")]
    public void A_poster_says_the_whole_name_of_whose_it_is_in_every_layout(string name)
    {
        foreach (var layout in Enum.GetValues<PosterLayout>())
        {
            var words = Said("Malam gim") with { By = name };
            var shapes = Poster.Wide(words, new(layout, Palette.All[0], Motif.Asem));
            Assert.Contains(shapes.OfType<Shape.Words>(), part => string.Join(' ', part.Lines) == name);
        }
    }

    [Fact]
    public void Every_sign_has_its_shape() =>
        Assert.All(Enum.GetValues<Motif>(), motif => Assert.StartsWith("M", motif.Shape().Ink));

    [Fact]
    public void A_poster_is_well_formed_says_what_it_is_and_carries_nobodys_markup()
    {
        foreach (var (title, look) in All())
        {
            var svg = XDocument.Parse(
                Svg.Of(Poster.Wide(Said(title), look), 320, 180, "poster", Said(title).Label).Value
            );
            Assert.Equal($"{title}, 28 Nov", svg.Root!.Attribute("aria-label")!.Value);
            Assert.Empty(svg.Descendants("b"));
            // The page allows no styles of its own.
            Assert.All(svg.Descendants(), element => Assert.Null(element.Attribute("style")));
        }
    }

    [Fact]
    public void Ten_posters_take_less_than_three_kilobytes()
    {
        var ten = Encoding.UTF8.GetBytes(
            string.Concat(
                All()
                    .Where((_, number) => number % 5 == 0)
                    .Take(10)
                    .Select(one => Svg.Of(Poster.Wide(Said(one.Title), one.Look), 320, 180, "poster").Value)
            )
        );
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(ten);
        Assert.InRange(packed.Length, 500, 3000);
    }

    [Theory]
    [InlineData("Komunitas Batik Muda Contoh", "BM")]
    [InlineData("Koperasi Sumber Rukun", "SR")]
    [InlineData("Arena", "AR")]
    [InlineData("Komunitas", "KO")]
    [InlineData("(Sungai) Bersih", "SB")]
    [InlineData("…", "·")]
    public void A_mark_bears_the_first_letters_of_a_name_without_its_kind(string name, string letters) =>
        Assert.Equal(letters, Mark.Initials(name));

    [Fact]
    public void A_new_name_changes_the_letters_of_a_mark_and_nothing_else()
    {
        var (before, after) = (Mark.Of("batik-muda", "Batik Muda"), Mark.Of("batik-muda", "Sungai Bersih"));
        Assert.Equal(before.Where(shape => shape is not Shape.Words), after.Where(shape => shape is not Shape.Words));
    }

    private static PosterWords Said(string title) =>
        new(title, 28, "Nov", "Sab 18.30", "Komunitas Lensa Kota Lama Contoh");

    private static IEnumerable<(string Title, PosterLook Look)> All() =>
        from title in Titles
        from layout in Enum.GetValues<PosterLayout>()
        from motif in Motifs.OfPlaces
        select (title, new PosterLook(layout, Palette.All[((int)layout + (int)motif) % 8], motif) { Sign = motif + 8 });

    // WCAG 2.2, 1.4.3.
    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        if (light < dark)
            (light, dark) = (dark, light);
        return (light + .05) / (dark + .05);
    }

    private static double Luminance(string colour)
    {
        double Part(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= .04045 ? value / 12.92 : Math.Pow((value + .055) / 1.055, 2.4);
        }
        return .2126 * Part(1) + .7152 * Part(3) + .0722 * Part(5);
    }
}
