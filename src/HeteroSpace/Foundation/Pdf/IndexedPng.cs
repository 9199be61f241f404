using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace HeteroSpace.Foundation.Pdf;

/// <summary>
/// PNG with a palette (ISO/IEC 15948, colour type 3): a picture of few colours takes a third of what it takes with
/// three bytes a pixel. Its plain surfaces keep their colour exactly; what is between two of them, or of a photo, takes
/// the nearest of 256.
/// </summary>
internal static class IndexedPng
{
    private const int Most = 256,
        // Surfaces that are kept as they are.
        MostExact = 24;

    /// <param name="pixels">Red, green, blue, and a byte that plays no part.</param>
    public static byte[] Of(int width, int height, ReadOnlySpan<byte> pixels)
    {
        var colours = MemoryMarshal.Cast<byte, uint>(pixels);
        var palette = Palette(colours);
        var rows = Rows(width, height, colours, palette);
        using var png = new MemoryStream(rows.Length / 8);
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> head = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], height);
        (head[8], head[9]) = (8, 3);
        Chunk(png, "IHDR"u8, head);
        Chunk(png, "PLTE"u8, [.. palette.SelectMany(colour => (byte[])[Red(colour), Green(colour), Blue(colour)])]);
        Chunk(png, "IDAT"u8, Packed(rows));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte Red(uint colour) => (byte)colour;

    private static byte Green(uint colour) => (byte)(colour >> 8);

    private static byte Blue(uint colour) => (byte)(colour >> 16);

    // Five bits of each.
    private static int Kin(uint colour) => Red(colour) >> 3 | Green(colour) >> 3 << 5 | Blue(colour) >> 3 << 10;

    private static List<uint> Palette(ReadOnlySpan<uint> colours)
    {
        var counted = new Dictionary<uint, int>();
        for (var at = 0; at < colours.Length; )
        {
            var (colour, from) = (colours[at], at);
            while (at < colours.Length && colours[at] == colour)
                at++;
            CollectionsMarshal.GetValueRefOrAddDefault(counted, colour & 0xFFFFFF, out _) += at - from;
        }
        if (counted.Count <= Most)
            return [.. counted.Keys];
        var exact = counted.OrderByDescending(one => one.Value).Take(MostExact).Select(one => one.Key).ToHashSet();
        return
        [
            .. exact,
            .. counted
                .Where(one => !exact.Contains(one.Key))
                .GroupBy(one => Kin(one.Key))
                .OrderByDescending(kin => kin.Sum(one => one.Value))
                .Take(Most - MostExact)
                .Select(kin => kin.MaxBy(one => one.Value).Key),
        ];
    }

    // Each row begins with the number of its filter, which is none.
    private static byte[] Rows(int width, int height, ReadOnlySpan<uint> colours, List<uint> palette)
    {
        var places = palette.Index().ToDictionary(one => one.Item, one => (byte)one.Index);
        var rows = new byte[(width + 1) * height];
        var (before, place) = (uint.MaxValue, (byte)0);
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
        {
            var colour = colours[y * width + x] & 0xFFFFFF;
            if (colour != before)
            {
                if (!places.TryGetValue(colour, out place))
                    places[colour] = place = Nearest(colour, palette);
                before = colour;
            }
            rows[y * (width + 1) + 1 + x] = place;
        }
        return rows;
    }

    private static byte Nearest(uint colour, List<uint> palette)
    {
        var (best, least) = (0, int.MaxValue);
        for (var at = 0; at < palette.Count; at++)
        {
            var (red, green, blue) = (
                Red(colour) - Red(palette[at]),
                Green(colour) - Green(palette[at]),
                Blue(colour) - Blue(palette[at])
            );
            var far = 3 * red * red + 6 * green * green + blue * blue;
            if (far < least)
                (best, least) = (at, far);
        }
        return (byte)best;
    }

    private static byte[] Packed(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(rows);
        return packed.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        var check = Checked(Checked(uint.MaxValue, type), data) ^ uint.MaxValue;
        BinaryPrimitives.WriteUInt32BigEndian(number, check);
        png.Write(number);
    }

    // CRC-32, annex D.
    private static uint Checked(uint check, ReadOnlySpan<byte> data)
    {
        foreach (var octet in data)
        {
            check ^= octet;
            for (var bit = 0; bit < 8; bit++)
                check = (check & 1) == 0 ? check >> 1 : check >> 1 ^ 0xEDB88320;
        }
        return check;
    }
}
