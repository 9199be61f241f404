using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Discussions;

/// <summary>The door of the module.</summary>
public static class DiscussionsModule
{
    public static void AddDiscussions(this IServiceCollection services)
    {
        services.AddScoped<WriteComment>().AddScoped<TellOfComments>();
        services.AddJob(
            CommentNews.Kind,
            (provider, job, stop) => provider.GetRequiredService<TellOfComments>().Of(job.Read<CommentNews>(), stop)
        );
        services
            .AddSingleton(new StatusView(WriteComment.ConfirmLink, typeof(ByLink.ConfirmCommentView)))
            .AddSingleton(new StatusView(WriteComment.StatusLink, typeof(ByLink.CommentStatusView)));
        foreach (var sample in TellOfComments.Samples())
            services.AddSingleton(sample);
        // Whoever writes looks after what is said about it. It stands behind what they write, so that they begin there.
        services.AddSingleton(provider => new ConsoleLink(
            24,
            "komentar",
            "chat-left-text",
            Role.FrontDesk,
            () => Words.Say("Komentar", "Comments")
        )
        {
            Also =
            [
                .. provider.GetServices<CommentSubject>().Select(subject => subject.Desk).OfType<Role>().Distinct(),
            ],
        });
        services.AddPersonalData(
            PersonalData.Of(
                new("pesan yang Anda tulis", "messages a person wrote"),
                new("Percakapan dengan pengelola.", "To talk with the staff; performance of the service."),
                new("Selama yang dibicarakan disimpan.", "As long as what they are about."),
                (db, subject) => db.Messages().Where(row => row.AccountId == subject.AccountId)
            ),
            new PersonalData
            {
                Entity = typeof(Comment),
                What = new("komentar yang Anda tulis", "comments a person wrote"),
                Why = new(
                    "Supaya tanggapan Anda terbaca; atas permintaan Anda.",
                    "So that what a person thinks is read; at their request."
                ),
                Kept = new(
                    "Selama yang ditanggapi disimpan; nomor atau e-mailnya setahun; yang tidak dikonfirmasi sebulan.",
                    "As long as what it is about; number or address one year; what was not confirmed one month."
                ),
                Stays = new(
                    "Bahwa ada komentar, tanpa nama, nomor, dan isinya.",
                    "that there was a comment, without name, number and words"
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
                Erase = async (db, subject, stop) =>
                {
                    await db.CommentReports()
                        .Where(report => Mine(db, subject).Any(row => row.Id == report.CommentId))
                        .ExecuteDeleteAsync(stop);
                    await Mine(db, subject)
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(row => row.Name, ErasePerson.Nobody)
                                    .SetProperty(row => row.Phone, (string?)null)
                                    .SetProperty(row => row.Email, (string?)null)
                                    .SetProperty(row => row.PhoneCode, (string?)null)
                                    .SetProperty(row => row.Text, "")
                                    .SetProperty(row => row.Status, CommentStatus.Withdrawn),
                            stop
                        );
                },
                Retain = async (db, now, stop) =>
                {
                    var (before, unconfirmed) = (now.AddYears(-1), now.AddMonths(-1));
                    await db.Comments()
                        .Where(row =>
                            row.At < unconfirmed
                            && (
                                row.Status == CommentStatus.Unconfirmed
                                || row.Status == CommentStatus.Waiting && row.PhoneCode != null
                            )
                        )
                        .ExecuteDeleteAsync(stop);
                    await db.Comments()
                        .Where(row => row.At < before && (row.Phone != null || row.Email != null))
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(row => row.Phone, (string?)null)
                                    .SetProperty(row => row.Email, (string?)null)
                                    .SetProperty(row => row.PhoneCode, (string?)null),
                            stop
                        );
                },
            },
            new PersonalData
            {
                Entity = typeof(CommentReport),
                What = new("laporan Anda tentang komentar", "reports of comments by a person"),
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
                Erase = (db, subject, stop) =>
                    db.CommentReports()
                        .Where(row => row.PersonId == subject.PersonId)
                        .ExecuteUpdateAsync(
                            set => set.SetProperty(row => row.PersonId, (Guid?)null).SetProperty(row => row.Note, ""),
                            stop
                        ),
            }
        );
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
}
