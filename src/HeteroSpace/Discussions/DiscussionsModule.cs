using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Discussions;

/// <summary>The door of the module.</summary>
public static class DiscussionsModule
{
    public static void AddDiscussions(this IServiceCollection services)
    {
        services.AddScoped<WriteComment>();
        services.AddSingleton(new ConsoleLink(16, "komentar", "chat-left-text", Role.FrontDesk, () => Words.Say("Komentar", "Comments")));
        services.AddPersonalData(
            PersonalData.Of(new("pesan yang Anda tulis", "messages a person wrote"), new("Percakapan dengan pengelola.", "To talk with the staff; performance of the service."), new("Selama yang dibicarakan disimpan.", "As long as what they are about."), (db, subject) => db.Messages().Where(row => row.AccountId == subject.AccountId)),
            new PersonalData
            {
                Entity = typeof(Comment), What = new("komentar yang Anda tulis", "comments a person wrote"), Why = new("Supaya tanggapan Anda terbaca; atas permintaan Anda.", "So that what a person thinks is read; at their request."),
                Kept = new("Selama yang ditanggapi disimpan; nomornya setahun.", "As long as what it is about; the number one year."), Stays = new("Bahwa ada komentar, tanpa nama, nomor, dan isinya.", "that there was a comment, without name, number and words"),
                Read = async (db, subject, stop) => [.. await Mine(db, subject).AsNoTracking().Select(row => new { row.SubjectKind, row.SubjectId, row.At, row.Text, row.Status, row.Reason }).ToListAsync(stop)],
                Erase = (db, subject, stop) => Mine(db, subject).ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, ErasePerson.Nobody).SetProperty(row => row.Phone, (string?)null).SetProperty(row => row.Text, "").SetProperty(row => row.Status, CommentStatus.Withdrawn), stop),
                Retain = (db, now, stop) => { var before = now.AddYears(-1); return db.Comments().Where(row => row.At < before && row.Phone != null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Phone, (string?)null), stop); }
            });
    }

    // Also what they wrote without signing in, from a number they have shown to be theirs.
    private static IQueryable<Comment> Mine(Foundation.Db.AppDb db, Subject subject) => db.Comments().Where(row => row.PersonId == subject.PersonId || row.Phone != null && db.People().Any(person => person.Id == subject.PersonId && person.PhoneConfirmed && person.Phone == row.Phone));
}
