using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Discussions;

/// <summary>What the module stores about people.</summary>
internal static class PersonalDataOfDiscussions
{
    private static readonly PersonalData OfMessages = PersonalData.Of(
        new("pesan yang Anda tulis", "messages you wrote"),
        new("Percakapan dengan pengelola.", "So that you can talk with our staff; performance of the service."),
        new("Selama yang dibicarakan disimpan.", "For as long as we keep what they are about."),
        (db, subject) => db.Messages().Where(row => row.AccountId == subject.AccountId)
    );

    private static readonly PersonalData OfComments = new()
    {
        Entity = typeof(Comment),
        What = new("komentar yang Anda tulis", "comments you wrote"),
        Why = new(
            "Supaya tanggapan Anda terbaca; atas permintaan Anda.",
            "So that others can read what you think; at your request."
        ),
        Kept = new(
            "Selama yang ditanggapi disimpan; nomor atau e-mailnya setahun; yang tidak dikonfirmasi sebulan.",
            "For as long as we keep what it is about; number or address one year; if it was never confirmed, one month."
        ),
        Stays = new(
            "Bahwa ada komentar, tanpa nama, nomor, dan isinya.",
            "that there was a comment, without name, number or text"
        ),
        Read = async (db, subject, stop) =>
            [
                .. await Mine(db, subject)
                    .AsNoTracking()
                    .Select(row => new
                    {
                        row.SubjectKind,
                        row.SubjectId,
                        row.At,
                        row.Text,
                        row.Status,
                        row.Reason,
                    })
                    .ToListAsync(stop),
            ],
        Erase = EraseComments,
        Retain = RetainComments,
    };

    private static readonly PersonalData OfReports = new()
    {
        Entity = typeof(CommentReport),
        What = new("laporan Anda tentang komentar", "your reports about comments"),
        Why = new(
            "Supaya petugas melihat komentar yang melanggar, dan satu orang dihitung sekali; kepentingan yang sah.",
            "So that staff look at comments that break the rules, and one person is counted once; legitimate interest."
        ),
        Kept = new("Sampai petugas memutuskan.", "Until staff have decided."),
        Read = async (db, subject, stop) =>
            [
                .. await db.CommentReports()
                    .AsNoTracking()
                    .Where(row => row.PersonId == subject.PersonId)
                    .Select(row => new
                    {
                        row.CommentId,
                        row.At,
                        row.Reason,
                        row.Note,
                    })
                    .ToListAsync(stop),
            ],
        Erase = (act, subject) =>
            act.Update(
                act.Db.CommentReports().Where(row => row.PersonId == subject.PersonId),
                set => set.SetProperty(row => row.PersonId, (Guid?)null).SetProperty(row => row.Note, "")
            ),
    };

    public static readonly PersonalData[] All = [OfMessages, OfComments, OfReports];

    // Also what they wrote without signing in, from a number or an address they have shown to be theirs.
    private static IQueryable<Comment> Mine(AppDb db, Subject subject) =>
        db.Comments()
            .Where(row =>
                row.PersonId == subject.PersonId
                || row.Phone != null
                    && db.People()
                        .Any(person =>
                            person.Id == subject.PersonId && person.PhoneConfirmed && person.Phone == row.Phone
                        )
                || row.Email != null
                    && db.People()
                        .Any(person =>
                            person.Id == subject.PersonId && person.EmailConfirmed && person.Email == row.Email
                        )
            );

    // By the link that went to an address, or by the code that was to come from a number.
    private static IQueryable<Comment> NeverConfirmed(AppDb db) =>
        db.Comments()
            .Where(row =>
                row.Status == CommentStatus.Unconfirmed
                || row.Status == CommentStatus.Waiting && row.SealedPhoneCode != null
            );

    private static async Task EraseComments(Act act, Subject subject)
    {
        await act.Erase(
            act.Db.CommentReports().Where(report => Mine(act.Db, subject).Any(row => row.Id == report.CommentId))
        );
        await act.Update(
            Mine(act.Db, subject),
            set =>
                set.SetProperty(row => row.Name, ErasePerson.Nobody)
                    .SetProperty(row => row.Phone, (string?)null)
                    .SetProperty(row => row.Email, (string?)null)
                    .SetProperty(row => row.SealedPhoneCode, (byte[]?)null)
                    .SetProperty(row => row.Text, "")
                    .SetProperty(row => row.Status, CommentStatus.Withdrawn)
        );
    }

    private static async Task RetainComments(Act act)
    {
        var (before, unconfirmed) = (act.Now.AddYears(-1), act.Now.AddMonths(-1));
        await act.Erase(NeverConfirmed(act.Db).Where(row => row.At < unconfirmed));
        await act.Update(
            act.Db.Comments().Where(row => row.At < before && (row.Phone != null || row.Email != null)),
            set =>
                set.SetProperty(row => row.Phone, (string?)null)
                    .SetProperty(row => row.Email, (string?)null)
                    .SetProperty(row => row.SealedPhoneCode, (byte[]?)null)
        );
    }
}
