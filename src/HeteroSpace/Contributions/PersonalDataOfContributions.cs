using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>What the module stores about people: who gives, and what shows that it came.</summary>
internal static class PersonalDataOfContributions
{
    private const string AsAudit = "the account that did it, as in the audit";
    private const int AtOnce = 500;

    private static readonly Bilingual AsThePledge = new("Seperti janjinya.", "As long as the pledge."),
        Answering =
            new(
                "Pertanggungjawaban kepada publik atas apa yang diterima (kepentingan umum).",
                "Answering to the public for what was received (public interest)."
            );

    public static PersonalData[] All =>
        [
            PersonalData.None<Need>("by which day it is needed; its story as staff publish it"),
            PersonalData.None<NeedUpdate>(AsAudit),
            Pledges,
            Receipts,
            Records,
        ];

    private static PersonalData Pledges =>
        new()
        {
            Entity = typeof(Pledge),
            What = new("yang Anda janjikan dan berikan", "what you pledged and gave"),
            Why = new(
                "Untuk menerima dan mengucapkan terima kasih; atas permintaan Anda. "
                    + "Nama tampil hanya bila Anda memilihnya.",
                "To receive it and to thank you; at your request. Your name is shown only if you chose so."
            ),
            Kept = new(
                "Kontak dua tahun setelah selesai, semuanya setahun bila tidak jadi, tiga hari bila kontak tidak "
                    + "dikonfirmasi; nama selama bukunya ada.",
                "The contact until two years after it is over, all of it one year where nothing came, three days where "
                    + "no contact was shown; the name as long as the ledger is."
            ),
            Stays = new(
                "Apa yang datang dan barisnya di buku, sebagai pemberian orang baik.",
                "what came and its rows in the ledger, as given by a kind person"
            ),
            Read = async (db, subject, stop) =>
                [
                    .. await Mine(db, subject)
                        .AsNoTracking()
                        .OrderBy(row => row.Made)
                        .Select(row => new
                        {
                            // Not the code that shows a number to be theirs.
                            row.Code,
                            row.NeedId,
                            row.OrganizationId,
                            row.Name,
                            row.Email,
                            row.Phone,
                            row.Language,
                            row.ShownAs,
                            row.Quantity,
                            row.Received,
                            row.ComesOn,
                            row.Note,
                            row.Status,
                            row.Made,
                            row.Shown,
                            row.Ended,
                            row.Reason,
                            row.Value,
                            row.OurWords,
                            row.TheirWords,
                            row.Thanked,
                        })
                        .ToListAsync(stop),
                ],
            Files = Files,
            Erase = (act, subject) => ForgetGiver.MakeNobodys(act, Mine(act.Db, subject)),
            Retain = Retain,
        };

    private static PersonalData Receipts =>
        new()
        {
            Entity = typeof(GiftReceipt),
            What = new(
                "bukti bahwa pemberian Anda sampai, dengan foto dan nota",
                "what shows that your gift came, with photo and receipt"
            ),
            Why = Answering,
            Kept = AsThePledge,
            Stays = new(
                "Berapa yang datang dan kapan, tanpa foto dan nota.",
                "how much came and when, without photo and receipt"
            ),
            Read = async (db, subject, stop) =>
                [
                    .. await db.GiftReceipts()
                        .AsNoTracking()
                        .Where(part => Mine(db, subject).Any(row => row.Id == part.PledgeId))
                        .OrderBy(part => part.First)
                        .Select(part => new
                        {
                            part.PledgeId,
                            part.Part,
                            part.Quantity,
                            part.Came,
                            part.Condition,
                            part.DocumentName,
                            part.Value,
                            part.TakenBackBecause,
                        })
                        .ToListAsync(stop),
                ],
        };

    private static PersonalData Records =>
        new()
        {
            Entity = typeof(Handover),
            What = new("berita acara serah terima dengan nama Anda", "records of a handover with your name"),
            Why = Answering,
            Kept = AsThePledge,
            Stays = new(
                "Nomor dan harinya; dari organisasi seluruh berita acaranya.",
                "its number and day; of an organization's gift the whole record"
            ),
            Read = async (db, subject, stop) =>
                [
                    .. await db.Handovers()
                        .AsNoTracking()
                        .Where(record => Mine(db, subject).Any(row => row.Id == record.PledgeId))
                        .Select(record => new
                        {
                            record.PledgeId,
                            record.Year,
                            record.Number,
                            record.Day,
                            record.GivenBy,
                            record.ReceivedBy,
                            record.SignedName,
                        })
                        .ToListAsync(stop),
                ],
        };

    /// <summary>Whoever leaves brings nothing more.</summary>
    public static async Task EndWhatIsOpen(IServiceProvider provider, Guid person, CancellationToken stop)
    {
        var make = provider.GetRequiredService<MakePledge>();
        foreach (
            var id in await provider
                .GetRequiredService<AppDb>()
                .Pledges()
                .Where(row => row.PersonId == person)
                .Where(row =>
                    row.Status == PledgeStatus.Pending
                    || row.Status == PledgeStatus.Offered
                    || row.Status == PledgeStatus.Accepted
                )
                .Select(row => row.Id)
                .ToListAsync(stop)
        )
            await make.Withdraw(id, "", leaves: true);
    }

    private static async Task<List<(string Stored, string Name)>> Files(
        AppDb db,
        Subject subject,
        CancellationToken stop
    )
    {
        // What was given in the name of an organization is its own, and stays.
        var mine = Mine(db, subject).Where(row => row.OrganizationId == null);
        var parts = db.GiftReceipts().Where(part => mine.Any(row => row.Id == part.PledgeId));
        var photos = await parts
            .Where(part => part.Photo != null)
            .Select(part => new { File = part.Photo!, part.Part })
            .ToListAsync(stop);
        var documents = await parts
            .Where(part => part.Document != null)
            .Select(part => new { File = part.Document!, Name = part.DocumentName })
            .ToListAsync(stop);
        var signed = await db.Handovers()
            .Where(record => record.Signed != null && mine.Any(row => row.Id == record.PledgeId))
            .Select(record => new { File = record.Signed!, Name = record.SignedName })
            .ToListAsync(stop);
        return
        [
            // The largest of the sizes in which a photo is kept.
            .. photos.Select(photo => (Pictures.FileName(photo.File, Pictures.Widths[^1]), $"foto-{photo.Part}.webp")),
            .. documents.Concat(signed).Select(file => (file.File, file.Name)),
        ];
    }

    // Also what they pledged without signing in, with a contact they have shown to be theirs.
    private static IQueryable<Pledge> Mine(AppDb db, Subject subject) =>
        db.Pledges()
            .Where(row =>
                row.PersonId == subject.PersonId
                || row.PersonId == null
                    && db.People()
                        .Any(person =>
                            person.Id == subject.PersonId
                            && (
                                row.Phone != null && person.PhoneConfirmed && person.Phone == row.Phone
                                || row.Email != null && person.EmailConfirmed && person.Email == row.Email
                            )
                        )
            );

    private static async Task Retain(Act act)
    {
        var (yearAgo, twoAgo) = (act.Now.AddYears(-1), act.Now.AddYears(-2));
        await ForgetGiver.MakeNobodys(
            act,
            act.Db.Pledges()
                .Where(row => row.Name != "" && row.Received == 0 && row.Ended < yearAgo)
                .OrderBy(row => row.Id)
                .Take(AtOnce)
        );
        // From when it was over: it may have been promised long before it came.
        var lately = act.Db.GiftReceipts().Where(part => part.First >= twoAgo || part.Counted >= twoAgo);
        await act.Update(
            act.Db.Pledges()
                .Where(row => row.Email != null || row.Phone != null)
                .Where(row =>
                    row.Made < twoAgo
                    && row.Status != PledgeStatus.Pending
                    && row.Status != PledgeStatus.Offered
                    && row.Status != PledgeStatus.Accepted
                    && (row.Ended == null || row.Ended < twoAgo)
                    && (row.Thanked == null || row.Thanked < twoAgo)
                    && !lately.Any(part => part.PledgeId == row.Id)
                ),
            set => set.SetProperty(row => row.Email, (string?)null).SetProperty(row => row.Phone, (string?)null)
        );
    }
}
