using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Privacy;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Messaging;

/// <summary>What the module stores about people.</summary>
internal static class PersonalDataOfMessaging
{
    public static readonly PersonalData[] All =
    [
        PersonalData.Of(
            new("kabar di ruang Anda", "notifications in your space"),
            new("Supaya Anda tahu perubahan.", "So that you know what changed; performance of the service."),
            new("Satu tahun.", "One year."),
            (db, subject) => db.Notices().Where(row => row.PersonId == subject.PersonId)
        ) with
        {
            Retain = act =>
            {
                var before = act.Now.AddYears(-1);
                return act.Erase(act.Db.Notices().Where(row => row.At < before));
            },
        },
        PersonalData.Of(
            new("pilihan kabar", "how you chose to hear from us"),
            new("Supaya pilihan Anda dihormati.", "So that your choices are respected; performance of the service."),
            new("Sampai dihapus.", "Until deleted."),
            (db, subject) => db.MessagePreferences().Where(row => row.PersonId == subject.PersonId)
        ),
    ];
}
