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
        (db, subject) => db.Messages().Where(row => row.AccountId != null && row.AccountId == subject.AccountId)
    ) with
    {
        Erase = EraseMessages,
    };

    private static readonly PersonalData OfConversations = new()
    {
        Entity = typeof(Conversation),
        What = new("percakapan yang Anda pegang sebagai petugas", "conversations that you look after as staff"),
        Why = new(
            "Supaya jelas siapa yang menjawab; kepentingan yang sah.",
            "So that it is clear who answers; legitimate interest."
        ),
        Kept = new("Selama yang dibicarakan disimpan.", "For as long as we keep what they are about."),
        Stays = new(
            "Bahwa ada percakapan, tanpa pemegangnya.",
            "that there was a conversation, without who looked after it"
        ),
        Read = async (db, subject, stop) =>
            [
                .. await db.Conversations()
                    .AsNoTracking()
                    .Where(row => row.Owner != null && row.Owner == subject.AccountId)
                    .ToListAsync(stop),
            ],
        Erase = (act, subject) =>
            act.Update(
                act.Db.Conversations().Where(row => row.Owner != null && row.Owner == subject.AccountId),
                set => set.SetProperty(row => row.Owner, (Guid?)null)
            ),
    };

    private static readonly PersonalData OfReading = PersonalData.Of(
        new("sampai kapan Anda membaca percakapan sebagai petugas", "until when you read conversations as staff"),
        new("Supaya yang baru tampak baru; kepentingan yang sah.", "So that what is new is seen; legitimate interest."),
        new("Selama percakapannya disimpan.", "For as long as we keep the conversation."),
        (db, subject) => db.ConversationsSeen().Where(row => row.AccountId == subject.AccountId)
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

    public static readonly PersonalData[] All = [OfMessages, OfConversations, OfReading, OfComments, OfReports];

    // What is left of a conversation waits for nobody once none of its messages is the other side's.
    private static async Task EraseMessages(Act act, Subject subject)
    {
        var messages = act.Db.Messages();
        var mine = messages.Where(row => row.AccountId != null && row.AccountId == subject.AccountId);
        var touched = await act
            .Db.Conversations()
            .Where(talk => mine.Any(row => row.SubjectKind == talk.SubjectKind && row.SubjectId == talk.SubjectId))
            .Select(talk => talk.Id)
            .ToListAsync();
        await act.Erase(mine);
        var left = act.Db.Conversations().Where(talk => touched.Contains(talk.Id));
        var empty = left.Where(talk =>
            !messages.Any(row => row.SubjectKind == talk.SubjectKind && row.SubjectId == talk.SubjectId)
        );
        await act.Erase(act.Db.ConversationsSeen().Where(row => empty.Any(talk => talk.Id == row.ConversationId)));
        await act.Erase(empty);
        await SayWhatIsLeft(act, left);
    }

    private static async Task SayWhatIsLeft(Act act, IQueryable<Conversation> left)
    {
        foreach (var talk in await left.ToListAsync())
        {
            var rows = await act.Db.Messages().AsNoTracking().Of(talk.Subject).OrderBy(row => row.At).ToListAsync();
            var last = rows[^1];
            var waiting = rows.Skip(rows.FindLastIndex(row => row.FromStaff) + 1).FirstOrDefault();
            (talk.LastAt, talk.LastFromStaff, talk.WaitsSince) = (last.At, last.FromStaff, waiting?.At);
        }
    }

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
