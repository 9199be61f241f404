using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk;

/// <summary>What the module stores about people.</summary>
internal static class PersonalDataOfFrontDesk
{
    private const int DaysAfterMended = 30,
        DaysAfterGiven = 90;

    public static readonly PersonalData[] All =
    [
        new()
        {
            Entity = typeof(Defect),
            What = new(
                "laporan kerusakan, dengan foto dan kontak bila Anda meninggalkannya",
                "reports of what is broken, with the photo and contact if you left them"
            ),
            Why = new(
                "Untuk memperbaikinya dan mengabari Anda sekali; persetujuan Anda dengan mengisinya.",
                "To mend it and to tell you once; with your consent by filling it in (art. 20(2)a)."
            ),
            Kept = new(
                "Foto dan kontak 30 hari setelah beres, paling lama setahun; ceritanya setahun.",
                "Photo and contact until 30 days after it was mended, at most a year; the text a year."
            ),
            Stays = new(
                "Bahwa sesuatu rusak di sebuah ruang, kapan, dan kapan beres.",
                "that something was broken in a room, when, and when it was mended"
            ),
            Read = async (db, subject, stop) =>
                [
                    .. await Mine(db, subject)
                        .AsNoTracking()
                        .Select(row => new
                        {
                            row.Id,
                            row.SpaceId,
                            row.Thing,
                            row.Text,
                            row.Email,
                            row.Phone,
                            row.At,
                            row.Status,
                            row.Mended,
                        })
                        .ToListAsync(stop),
                ],
            Files = async (db, subject, stop) =>
                [
                    .. (
                        await Mine(db, subject)
                            .Where(row => row.Photo != null)
                            .Select(row => row.Photo!)
                            .ToListAsync(stop)
                    ).Select(photo => (photo, photo)),
                ],
            Erase = (act, subject) => Forget(act, Mine(act.Db, subject)),
            Retain = RetainDefects,
        },
        new()
        {
            Entity = typeof(FoundThing),
            What = new(
                "barang yang tertinggal, dengan foto dan kepada siapa dikembalikan",
                "things left behind, with a photo and to whom they were given back"
            ),
            Why = new(
                "Supaya barang kembali kepada pemiliknya; kepentingan Anda sendiri.",
                "So that things come back to whom they belong; in your own interest (art. 20(2)f)."
            ),
            Kept = new(
                "Foto dan nama penerima 90 hari setelah diserahkan; foto paling lama setahun.",
                "Photo and receiver until 90 days after it was given back; the photo at most a year."
            ),
            Stays = new("Barang apa, di mana, dan kapan.", "what it was, where and when"),
            Retain = RetainFound,
        },
        new()
        {
            Entity = typeof(ShiftNote),
            What = new("catatan antargiliran petugas", "notes between shifts of the staff"),
            Why = new(
                "Supaya giliran berikutnya tahu; pelaksanaan layanan.",
                "So that the next shift knows; performance of the service (art. 20(2)b)."
            ),
            Kept = new("90 hari setelah selesai.", "Until 90 days after it was done."),
            Retain = RetainNotes,
        },
        PersonalData.None<CheckLine>("what is done as a site opens or closes"),
        PersonalData.None<CheckTick>("that staff did it on a day; their account is named for the audit alone"),
    ];

    private static async Task RetainFound(Act act)
    {
        var (given, year) = (act.Now.AddDays(-DaysAfterGiven), act.Now.AddYears(-1));
        await act.Update(
            act.Db.FoundThings()
                .Where(row => row.Given < given || row.At < year)
                .Where(row => row.Photo != null || row.GivenTo != null),
            set => set.SetProperty(row => row.Photo, (string?)null).SetProperty(row => row.GivenTo, (string?)null)
        );
    }

    private static Task<int> RetainNotes(Act act)
    {
        var before = act.Now.AddDays(-DaysAfterGiven);
        return act.Erase(act.Db.ShiftNotes().Where(row => row.Done < before));
    }

    private static async Task RetainDefects(Act act)
    {
        var (mended, year) = (act.Now.AddDays(-DaysAfterMended), act.Now.AddYears(-1));
        await act.Update(
            act.Db.Defects()
                .Where(row => row.Mended < mended || row.At < year)
                .Where(row => row.Photo != null || row.Email != null || row.Phone != null),
            set =>
                set.SetProperty(row => row.Photo, (string?)null)
                    .SetProperty(row => row.Email, (string?)null)
                    .SetProperty(row => row.Phone, (string?)null)
        );
        await act.Update(
            act.Db.Defects().Where(row => row.At < year && row.Text != ""),
            set => set.SetProperty(row => row.Text, "")
        );
    }

    // The files that nobody has go by the sweep.
    private static Task<int> Forget(Act act, IQueryable<Defect> rows) =>
        act.Update(
            rows,
            set =>
                set.SetProperty(row => row.Photo, (string?)null)
                    .SetProperty(row => row.Email, (string?)null)
                    .SetProperty(row => row.Phone, (string?)null)
                    .SetProperty(row => row.Text, "")
        );

    // By a contact that they have shown to be theirs.
    private static IQueryable<Defect> Mine(AppDb db, Subject subject) =>
        db.Defects()
            .Where(row =>
                db.Set<Person>()
                    .Any(person =>
                        person.Id == subject.PersonId
                        && (
                            row.Email != null && person.EmailConfirmed && person.Email == row.Email
                            || row.Phone != null && person.PhoneConfirmed && person.Phone == row.Phone
                        )
                    )
            );
}
