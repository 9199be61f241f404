using HeteroSpace.Enquiries.Ask;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Enquiries;

/// <summary>The door of the module.</summary>
public static class EnquiriesModule
{
    public static void AddEnquiries(this IServiceCollection services)
    {
        services.AddScoped<AskMore>().AddScoped<FollowUp>();
        services.AddSingleton(new ReadingEndPart(typeof(AskChoice), AskChoice.Read));
        services.AddSingleton(new StatusView('e', typeof(ByLink.EnquiryStatusView)));
        services.AddSingleton(new PersonPart(20, typeof(Inbox.PersonEnquiries), Inbox.PersonEnquiries.Read));
        services.AddSingleton(
            new ConsoleLink(15, "pertanyaan", "chat-dots", Role.FrontDesk, () => Words.Say("Pertanyaan", "Enquiries"))
        );
        services.AddSingleton(
            new AnswerClock(
                "enquiries",
                30,
                () => Words.Say("Pertanyaan", "Enquiries"),
                () => Words.Say("3 hari", "3 days"),
                (provider, site, now, stop) => AnswerTime.Figures(provider.GetRequiredService<AppDb>(), site, now, stop)
            )
        );
        services.AddPersonalData(
            new()
            {
                Entity = typeof(Enquiry),
                What = new("pertanyaan yang Anda tinggalkan dengan nomor", "enquiries with the number that was left"),
                Why = new(
                    "Untuk menjawab pertanyaan itu; persetujuan Anda.",
                    "To answer that question; consent for this purpose (art. 20(2)a)."
                ),
                Kept = new(
                    "Nama, nomor, dan isinya setahun setelah terjawab.",
                    "Name, number and words one year after the answer; at once when withdrawn."
                ),
                Stays = new(
                    "Bahwa ada pertanyaan, kapan, dan hasilnya: untuk hitungan.",
                    "that there was a question, when, and what came of it, for the counts"
                ),
                Read = async (db, subject, stop) =>
                    [
                        .. await Mine(db, subject)
                            .AsNoTracking()
                            .Select(row => new
                            {
                                row.Id,
                                row.Name,
                                row.Phone,
                                row.Topic,
                                row.Source,
                                row.Asked,
                                row.ConsentText,
                                row.ConsentVersion,
                                row.Status,
                                row.Answered,
                            })
                            .ToListAsync(stop),
                    ],
                Erase = (db, subject, stop) => FollowUp.MakeNobodys(db, Mine(db, subject), stop),
                Retain = (db, now, stop) =>
                {
                    var before = now.AddYears(-1);
                    return FollowUp.MakeNobodys(
                        db,
                        db.Enquiries()
                            .Where(row =>
                                row.Asked < before
                                && (row.Answered == null || row.Answered < before)
                                && row.Phone != null
                            ),
                        stop
                    );
                },
            },
            new()
            {
                Entity = typeof(EnquiryStep),
                What = new("langkah pertanyaan", "steps of enquiries"),
                Why = new(
                    "Supaya jelas siapa menangani apa.",
                    "So that it is clear who does what; performance of the service."
                ),
                Kept = new("Seperti pertanyaannya.", "As the enquiry."),
                Stays = new("Waktu dan jenisnya, tanpa catatan.", "time and kind, without notes"),
                Read = async (db, subject, stop) =>
                    [
                        .. await db.EnquirySteps()
                            .AsNoTracking()
                            .Where(step => Mine(db, subject).Any(row => row.Id == step.EnquiryId))
                            .OrderBy(step => step.At)
                            .Select(step => new
                            {
                                step.EnquiryId,
                                step.At,
                                step.Kind,
                                step.Note,
                            })
                            .ToListAsync(stop),
                    ],
            }
        );
    }

    // Also what they asked without signing in, from a number they have shown to be theirs.
    private static IQueryable<Enquiry> Mine(AppDb db, Subject subject) =>
        db.Enquiries()
            .Where(row =>
                row.PersonId == subject.PersonId
                || row.Phone != null
                    && db.Set<People.Person>()
                        .Any(person =>
                            person.Id == subject.PersonId && person.PhoneConfirmed && person.Phone == row.Phone
                        )
            );

    public static void MapEnquiries(this IEndpointRouteBuilder routes) => Useful.Map(routes);
}
