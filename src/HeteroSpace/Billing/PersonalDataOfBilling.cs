using HeteroSpace.Foundation.Privacy;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Billing;

/// <summary>What the ledger knows of people: that one of them gave, by an id.</summary>
internal static class PersonalDataOfBilling
{
    public static readonly PersonalData[] All =
    [
        new()
        {
            Entity = typeof(LedgerRow),
            What = new(
                "Baris buku gotong royong: rupiah, tanggal, dan nomor dalam pemberi yang mau disebut; tanpa nama",
                "Rows of the gotong royong ledger: rupiah, date, and an inner id of a giver who is named; no name"
            ),
            Why = new(
                "Pertanggungjawaban kepada publik atas apa yang diterima (kepentingan umum)",
                "Answering to the public for what was received (public interest)"
            ),
            Kept = new("Selama buku ada", "As long as the ledger is"),
            Stays = new(
                "Baris tetap, supaya jumlahnya benar; nomornya tidak lagi menunjuk kepada siapa pun",
                "The rows stay, so that the sums are right; the id points to nobody any more"
            ),
            Read = async (db, subject, stop) =>
                [
                    .. await db.LedgerRows()
                        .AsNoTracking()
                        .Where(row => row.GiverId == subject.PersonId)
                        .Select(row => new
                        {
                            row.Id,
                            row.Day,
                            row.Amount,
                            row.Debit,
                            row.Cause,
                        })
                        .ToListAsync(stop),
                ],
        },
    ];
}
