using System.Text.Unicode;

namespace HeteroSpace.Billing;

/// <summary>A row as one line: the same letters for the seal of its month, its mark and what is given out.</summary>
internal static class LedgerLine
{
    /// <summary>Ids, accounts, a cause of 80 letters of four bytes, a number and the salt.</summary>
    public const int MostBytes = 1024;

    public const string Heading = "id,group,debit,credit,rupiah,date,cause,reverses,salt\n";

    /// <summary>What stands in the file of a closed month. How many bytes it has.</summary>
    public static int Write(LedgerRow row, Span<byte> to)
    {
        Utf8.TryWrite(
            to,
            $"{row.Id:D},{row.GroupId:D},{Name(row.Debit)},{Name(row.Credit)},{row.Amount},",
            out var written
        );
        row.Day.TryFormat(to[written..], out var length, "yyyy-MM-dd");
        written += length;
        Utf8.TryWrite(to[written..], $",{row.Cause},{row.Reverses},", out length);
        written += length;
        written += Hex(row.Salt, to[written..]);
        to[written++] = (byte)'\n';
        return written;
    }

    /// <summary>Also what is not given out.</summary>
    public static int WriteWhole(LedgerRow row, Span<byte> to) => WriteRest(row, to, Write(row, to));

    /// <summary>What is not given out, behind the line that stands there. How many bytes both have.</summary>
    public static int WriteRest(LedgerRow row, Span<byte> to, int written)
    {
        Utf8.TryWrite(
            to[written..],
            $"{row.SiteId:D},{row.Month},{row.InitiativeId},{row.GiverId},{row.Slot},{row.Number}",
            out var length
        );
        return written + length;
    }

    private static string Name(LedgerAccount account) => LedgerAccounts.NameOf(account);

    private static int Hex(ReadOnlySpan<byte> bytes, Span<byte> to)
    {
        Convert.TryToHexStringLower(bytes, to, out var length);
        return length;
    }
}
