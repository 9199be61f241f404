using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Billing;

/// <summary>
/// The key by which rows of the ledger and their counts are marked (HMAC-SHA-256), from the setting <c>Ledger:Key</c>:
/// who can write to the database cannot make a mark without it. Several may stand there, one a line or with spaces
/// between; the first marks, the others are known from earlier, and stay there as long as the ledger.
/// </summary>
public sealed class LedgerKey
{
    private const int Id = 4,
        LeastLetters = 32;

    /// <summary>Four bytes that tell which key it was, then the HMAC.</summary>
    public const int MarkBytes = Id + HMACSHA256.HashSizeInBytes;

    private readonly List<(byte[] Id, byte[] Key)> _keys;

    public LedgerKey(IConfiguration settings)
    {
        var keys = (settings["Ledger:Key"] ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (keys.Any(key => key.Length < LeastLetters))
            throw new SetupProblem(
                $"A key in Ledger__Key has fewer than {LeastLetters} letters. Make one (openssl rand -hex 32), keep it "
                    + "where the database is not, and start again."
            );
        if (settings["Ledger:Since"] is { Length: > 0 } since)
            Since = DateOnly.TryParseExact(
                since,
                "yyyy-MM",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var first
            )
                ? LedgerRow.MonthOf(first)
                : throw new SetupProblem($"Ledger__Since is a month, as in 2026-11, and not \"{since}\".");
        _keys = [.. keys.Select(Encoding.UTF8.GetBytes).Select(key => (IdOf(key), key))];
    }

    public bool IsThere => _keys.Count > 0;

    /// <summary>
    /// From which month on every row carries a mark, from the setting <c>Ledger:Since</c>, which stands where the
    /// database is not: without it one who takes all marks away makes rows look as those from before there was a key.
    /// </summary>
    internal int? Since { get; }

    /// <summary>Null without a key.</summary>
    internal byte[]? Mark(LedgerRow row)
    {
        Span<byte> text = stackalloc byte[LedgerLine.MostBytes];
        return Mark(text[..LedgerLine.WriteWhole(row, text)]);
    }

    internal byte[]? Mark(Guid site, int slot, long count)
    {
        Span<byte> text = stackalloc byte[160];
        return Mark(text[..WriteCount(site, slot, count, text)]);
    }

    private byte[]? Mark(ReadOnlySpan<byte> text)
    {
        if (!IsThere)
            return null;
        var mark = new byte[MarkBytes];
        _keys[0].Id.CopyTo(mark, 0);
        HMACSHA256.HashData(_keys[0].Key, text, mark.AsSpan(Id));
        return mark;
    }

    private static int WriteCount(Guid site, int slot, long count, Span<byte> text)
    {
        Utf8.TryWrite(text, $"count {site:D} {slot} {count}", out var length);
        return length;
    }

    internal MarkState Look(LedgerRow row)
    {
        Span<byte> text = stackalloc byte[LedgerLine.MostBytes];
        return Look(text[..LedgerLine.WriteWhole(row, text)], row.Mark);
    }

    internal MarkState Look(LedgerCount row)
    {
        Span<byte> text = stackalloc byte[160];
        return Look(text[..WriteCount(row.SiteId, row.Slot, row.Count, text)], row.Mark);
    }

    /// <summary>It carries a mark that no key of ours made. Without one nobody can say so.</summary>
    internal bool Rejects(LedgerRow row) => IsThere && Look(row) is (MarkState.Wrong or MarkState.OfAnotherKey);

    private MarkState Look(ReadOnlySpan<byte> text, byte[]? mark)
    {
        using var marks = Marks();
        return marks.Look(text, mark);
    }

    /// <summary>To look at many one after the other: making a key ready takes longer than a mark.</summary>
    internal MarksOfKey Marks() => new(_keys);

    /// <summary>On one thread at a time.</summary>
    internal sealed class MarksOfKey(IEnumerable<(byte[] Id, byte[] Key)> keys) : IDisposable
    {
        private readonly List<(byte[] Id, IncrementalHash Hash)> _keys =
        [
            .. keys.Select(key => (key.Id, IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Key))),
        ];

        /// <param name="text">As <see cref="LedgerLine.WriteWhole"/> makes it.</param>
        public MarkState Look(ReadOnlySpan<byte> text, byte[]? mark)
        {
            if (mark is null)
                return MarkState.None;
            if (mark.Length != MarkBytes)
                return MarkState.Wrong;
            foreach (var (id, hash) in _keys)
                if (mark.AsSpan(0, Id).SequenceEqual(id))
                {
                    Span<byte> right = stackalloc byte[HMACSHA256.HashSizeInBytes];
                    hash.AppendData(text);
                    hash.GetHashAndReset(right);
                    return CryptographicOperations.FixedTimeEquals(right, mark.AsSpan(Id))
                        ? MarkState.Right
                        : MarkState.Wrong;
                }
            return MarkState.OfAnotherKey;
        }

        public void Dispose() => _keys.ForEach(key => key.Hash.Dispose());
    }

    private static byte[] IdOf(byte[] key) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Id, info: "ledger-key-id"u8.ToArray());
}

/// <summary>What the mark of a row says of it.</summary>
internal enum MarkState
{
    Right,

    /// <summary>The row was written or bent by someone without the key.</summary>
    Wrong,

    /// <summary>It was written while no key was set.</summary>
    None,

    /// <summary>It was marked by a key that is not in the settings, or by nobody's.</summary>
    OfAnotherKey,
}
