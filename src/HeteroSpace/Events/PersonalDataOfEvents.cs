using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>What the module stores about people.</summary>
internal static class PersonalDataOfEvents
{
    private static IQueryable<Registration> Mine(AppDb db, Subject subject) =>
        db.Registrations().Where(row => row.PersonId == subject.PersonId);

    public static readonly PersonalData[] All =
    [
        PersonalData.None<Event>(
            "an event is the site's or an organization's; whoever wrote it is named by account for the audit alone"
        ),
        PersonalData.None<EventWord>("what staff wrote to all who take part, named by account for the audit alone"),
        PersonalData.None<EventWordReader>("that a registration was written to; it goes with its registration"),
        PersonalData.None<SeatPool>("the name says for which group places are kept"),
        new()
        {
            Entity = typeof(Speaker),
            What = new("narasumber yang diumumkan", "speakers, as announced"),
            Why = new(
                "Supaya orang tahu siapa yang bicara; diumumkan atas persetujuannya.",
                "So that people know who speaks; announced with their consent."
            ),
            Kept = new(
                "Selama halaman acaranya ada; dihapus bila diminta.",
                "For as long as the event has its page; removed on request."
            ),
        },
        new()
        {
            Entity = typeof(Registration),
            What = new("pendaftaran acara", "registrations for events"),
            Why = new(
                "Untuk memberi Anda tempat, daftar hadir, dan sertifikat; pelaksanaan layanan.",
                "To give you a place, attendance and a certificate; performance of the service (art. 20(2)b)."
            ),
            Kept = new(
                "Nama dan kontak dua tahun setelah acara; sisanya untuk hitungan.",
                "Name and contact until two years after the event; the rest stays for our figures."
            ),
            Stays = new(
                "Bahwa sekian orang ikut sebuah acara, tanpa nama, kontak, dan jawaban: laporan layanan publik.",
                "that so many people came to an event, without names, contacts and answers "
                    + "(reports of a public service)"
            ),
            Read = async (db, subject, stop) =>
                [
                    .. await Mine(db, subject)
                        .AsNoTracking()
                        .OrderBy(row => row.Made)
                        .Select(row => new
                        {
                            // Not the code that shows a number to be theirs.
                            row.Id,
                            row.EventId,
                            row.Attend,
                            row.ForId,
                            row.OrganizationId,
                            row.Name,
                            row.Email,
                            row.Phone,
                            row.Language,
                            row.People,
                            row.Status,
                            row.Made,
                            row.Shown,
                            row.Since,
                            row.OfferedUntil,
                            row.Lot,
                        })
                        .ToListAsync(stop),
                ],
            Erase = (act, subject) => MakeNobodys(act, Mine(act.Db, subject)),
            Retain = act => MakeNobodys(act, NoLongerNeeded(act.Db, act.Now.AddYears(-2))),
        },
        new()
        {
            Entity = typeof(Ticket),
            What = new("tiket, dengan nama yang datang", "tickets, with the names of those who come"),
            Why = new(
                "Supaya yang datang bisa masuk; pelaksanaan layanan.",
                "So that you are let in; performance of the service."
            ),
            Kept = new("Seperti pendaftarannya.", "As long as the registration."),
            Stays = new("Bahwa ada tiketnya, tanpa nama.", "that there was a ticket, without a name"),
            Read = async (db, subject, stop) =>
                [
                    .. await db.Tickets()
                        .AsNoTracking()
                        .Where(row => Mine(db, subject).Any(mine => mine.Id == row.RegistrationId))
                        .OrderBy(row => row.Id)
                        // Not what lets its holder in: of whom it is, is told by the ticket's own page.
                        .Select(row => new
                        {
                            row.Id,
                            row.RegistrationId,
                            row.EventId,
                            row.Number,
                            row.Name,
                            row.Returned,
                        })
                        .ToListAsync(stop),
                ],
        },
        new()
        {
            Entity = typeof(RegistrationAnswer),
            What = new("jawaban atas pertanyaan acara", "answers to questions of an event"),
            Why = new(
                "Supaya penyelenggara bisa menyiapkan acaranya; pelaksanaan layanan.",
                "So that the event can be prepared; performance of the service."
            ),
            Kept = new("Seperti pendaftarannya.", "As long as the registration."),
            Read = async (db, subject, stop) =>
                [
                    .. await db.RegistrationAnswers()
                        .AsNoTracking()
                        .Where(row => Mine(db, subject).Any(mine => mine.Id == row.RegistrationId))
                        .ToListAsync(stop),
                ],
        },
        new()
        {
            Entity = typeof(AccessNeed),
            What = new(
                "kebutuhan akses untuk hadir di acara (data spesifik)",
                "what you need in order to attend (specific data)"
            ),
            Why = new(
                "Supaya tempatnya siap untuk Anda; atas kehendak Anda, data spesifik (pasal 4(2)a). "
                    + "Hanya dibaca penyelenggara.",
                "So that the place is ready for you; given of your own accord, specific data (art. 4(2)a). "
                    + "Only the organizers read it."
            ),
            Kept = new(
                "Seminggu setelah acara; lebih cepat bila tidak jadi datang.",
                "A week after the event; sooner if you do not come."
            ),
            Read = async (db, subject, stop) =>
                [
                    .. await AccessNeeds
                        .All(db)
                        .AsNoTracking()
                        .Where(row => Mine(db, subject).Any(mine => mine.Id == row.RegistrationId))
                        .ToListAsync(stop),
                ],
            Retain = act => act.Erase(AccessNeeds.Past(act.Db, act.Now)),
        },
        PersonalData.Of(
            new("petugas acara", "helpers at an event"),
            new(
                "Supaya Anda bisa mencatat yang datang.",
                "So that you can check people in; performance of the service."
            ),
            new("Sampai dicabut atau akunnya dihapus.", "Until withdrawn, or the account is deleted."),
            (db, subject) => db.EventHelpers().Where(row => row.PersonId == subject.PersonId)
        ),
        new()
        {
            Entity = typeof(Attendance),
            What = new("kehadiran di acara", "attendance at events"),
            Why = new(
                "Untuk daftar hadir, sertifikat, dan laporan; pelaksanaan layanan.",
                "For attendance, certificates and reports; performance of the service."
            ),
            Kept = new("Seperti pendaftarannya.", "As long as the registration."),
            Stays = new("Bahwa tiket itu dipakai, tanpa nama.", "that the ticket was used, without a name"),
            Read = async (db, subject, stop) =>
                [
                    .. await db.Attendances()
                        .AsNoTracking()
                        .Where(row =>
                            db.Tickets()
                                .Any(ticket =>
                                    ticket.Id == row.TicketId
                                    && Mine(db, subject).Any(mine => mine.Id == ticket.RegistrationId)
                                )
                        )
                        .OrderBy(row => row.At)
                        .ToListAsync(stop),
                ],
        },
        PersonalData.None<Scan>("a showing of a ticket, by its id; the name of the device is chosen by chance"),
        PhotoData.Of<EventPhoto>(
            new("foto acara; di sana mungkin Anda terlihat", "photos of events, in which you may be seen")
        ),
        new()
        {
            Entity = typeof(Feedback),
            What = new("pendapat setelah acara", "what people thought of an event"),
            Why = new(
                "Supaya acara berikutnya lebih baik; atas kehendak Anda.",
                "So that the next event is better; given of your own accord."
            ),
            Kept = new("Dua tahun setelah acara.", "Two years after the event."),
            Read = async (db, subject, stop) =>
                [
                    .. await db.Feedbacks()
                        .AsNoTracking()
                        .Where(row => Mine(db, subject).Any(mine => mine.Id == row.RegistrationId))
                        .ToListAsync(stop),
                ],
        },
        new()
        {
            Entity = typeof(Certificate),
            What = new("sertifikat, dengan nama di atasnya", "certificates, with the name on them"),
            Why = new(
                "Supaya siapa pun bisa memeriksanya; atas permintaan Anda.",
                "So that anyone can check them; at your request."
            ),
            Kept = new(
                "Sampai akunnya dihapus; sertifikat harus bisa diperiksa bertahun-tahun.",
                "Until the account is deleted: a certificate may need checking years later."
            ),
            Stays = new("Bahwa ada sertifikatnya, tanpa nama.", "that there was a certificate, without a name"),
            Read = async (db, subject, stop) =>
                [
                    .. await db.Certificates()
                        .AsNoTracking()
                        .Where(row =>
                            db.Tickets()
                                .Any(ticket =>
                                    ticket.Id == row.TicketId
                                    && Mine(db, subject).Any(mine => mine.Id == ticket.RegistrationId)
                                )
                        )
                        .ToListAsync(stop),
                ],
            Erase = (act, subject) =>
                act.Update(
                    act.Db.Certificates()
                        .Where(row =>
                            act.Db.Tickets()
                                .Any(ticket =>
                                    ticket.Id == row.TicketId
                                    && Mine(act.Db, subject).Any(mine => mine.Id == ticket.RegistrationId)
                                )
                        ),
                    set =>
                        set.SetProperty(row => row.Name, ErasePerson.Nobody)
                            .SetProperty(row => row.Withdrawn, "Dihapus atas permintaan pemiliknya.")
                ),
        },
    ];

    /// <summary>Whoever leaves gives back what they have.</summary>
    public static async Task EndWhatIsOpen(IServiceProvider provider, Guid person, CancellationToken stop)
    {
        var change = provider.GetRequiredService<ChangeRegistration>();
        foreach (
            var id in await provider
                .GetRequiredService<AppDb>()
                .Registrations()
                .Where(row =>
                    row.PersonId == person
                    && row.Status != RegistrationStatus.Cancelled
                    && row.Status != RegistrationStatus.Expired
                )
                .Select(row => row.Id)
                .ToListAsync(stop)
        )
            await change.Cancel(id, forGood: true);
    }

    // Of whoever never showed a contact at once, of the others when the event is long over.
    private static IQueryable<Registration> NoLongerNeeded(AppDb db, DateTime before) =>
        db.Registrations()
            .Where(row =>
                row.Name != ErasePerson.Nobody
                && (
                    row.Status == RegistrationStatus.Expired && row.Shown == null
                    || db.Events().Any(of => of.Id == row.EventId && of.Ends < before)
                )
            );

    private static async Task MakeNobodys(Act act, IQueryable<Registration> rows)
    {
        var ids = rows.Select(row => row.Id);
        await act.EraseConversations(EventTalk.OfRegistration, ids);
        await act.Erase(act.Db.EventWordReaders().Where(row => ids.Contains(row.RegistrationId)));
        await act.Erase(act.Db.Feedbacks().Where(row => ids.Contains(row.RegistrationId)));
        await act.Erase(act.Db.RegistrationAnswers().Where(row => ids.Contains(row.RegistrationId)));
        await act.Erase(AccessNeeds.All(act.Db).Where(row => ids.Contains(row.RegistrationId)));
        await act.Update(
            act.Db.Tickets().Where(row => ids.Contains(row.RegistrationId)),
            set => set.SetProperty(row => row.Name, ErasePerson.Nobody).SetProperty(row => row.FoldedName, "")
        );
        // The name last: it says which ones are done.
        await act.Update(
            rows,
            set =>
                set.SetProperty(row => row.Email, (string?)null)
                    .SetProperty(row => row.Phone, (string?)null)
                    .SetProperty(row => row.SealedPhoneCode, (byte[]?)null)
                    .SetProperty(row => row.Name, ErasePerson.Nobody)
        );
    }
}
