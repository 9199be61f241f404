using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Enquiries;

/// <summary>What the module stores about people.</summary>
internal static class PersonalDataOfEnquiries
{
    public static readonly PersonalData[] All =
    [
        new()
        {
            Entity = typeof(Enquiry),
            What = new("pertanyaan yang Anda tinggalkan dengan nomor", "your question, with the number you left"),
            Why = new(
                "Untuk menjawab pertanyaan itu; persetujuan Anda.",
                "To answer that question; with your consent (art. 20(2)a)."
            ),
            Kept = new(
                "Nama, nomor, dan isinya setahun setelah terjawab.",
                "Name, number and question until one year after the answer; deleted at once if you withdraw it."
            ),
            Stays = new(
                "Bahwa ada pertanyaan, kapan, dan hasilnya: untuk hitungan.",
                "that there was a question, when, and what came of it, for our figures"
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
            Erase = (act, subject) => FollowUp.MakeNobodys(act, Mine(act.Db, subject)),
            Retain = act => FollowUp.MakeNobodys(act, OverBefore(act.Db, act.Now.AddYears(-1))),
        },
        new()
        {
            Entity = typeof(EnquiryStep),
            What = new("langkah pertanyaan", "what was done about your question"),
            Why = new(
                "Supaya jelas siapa menangani apa.",
                "So that it is clear who does what; performance of the service."
            ),
            Kept = new("Seperti pertanyaannya.", "As long as the question."),
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
        },
    ];

    private static IQueryable<Enquiry> OverBefore(AppDb db, DateTime before) =>
        db.Enquiries()
            .Where(row => row.Asked < before && (row.Answered == null || row.Answered < before))
            .Where(row => row.Phone != null);

    // Also what they asked without signing in, from a number they have shown to be theirs.
    private static IQueryable<Enquiry> Mine(AppDb db, Subject subject) =>
        db.Enquiries()
            .Where(row =>
                row.PersonId == subject.PersonId
                || row.Phone != null
                    && db.Set<Person>()
                        .Any(person =>
                            person.Id == subject.PersonId && person.PhoneConfirmed && person.Phone == row.Phone
                        )
            );
}
