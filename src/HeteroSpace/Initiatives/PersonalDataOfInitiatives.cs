using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>
/// What ideas and initiatives hold about people. Trails tell of organizations; names of people stand only where someone
/// wrote them.
/// </summary>
internal static class PersonalDataOfInitiatives
{
    private const string AsAudit = "the account that did it, as in the audit";
    private static readonly Bilingual Together =
            new(
                "Supaya jelas siapa mengerjakan apa; pelaksanaan kerja bersama.",
                "So that it is clear who does what; needed for working together."
            ),
        TwoYears = new("Dua tahun setelah inisiatifnya selesai.", "Two years after the initiative is finished.");

    public static PersonalData[] All =>
        [
            PersonalData.None<Initiative>("its title and story, as staff and communities publish them"),
            PersonalData.None<InitiativePhase>("the name of a phase"),
            PersonalData.None<Template>("the name of a template"),
            PersonalData.None<TemplatePhase>("the name of a phase"),
            PersonalData.None<Duty>(AsAudit),
            PersonalData.None<InternalNote>(AsAudit),
            PersonalData.None<Involvement>(AsAudit),
            PersonalData.None<SignedRecord>(AsAudit),
            PersonalData.None<WorkFile>(AsAudit),
            PersonalData.None<OutcomeStep>(AsAudit),
            Supports,
            Follows,
            PostedIdeas,
            NamesOnAttendance,
            NamesOfWriters,
            NamesWhileWriting,
            NamesOnTasks,
            NamesOnOutcomes,
        ];

    private static PersonalData Supports =>
        PersonalData.Of(
            new("gagasan yang Anda dukung", "ideas you support"),
            new("Supaya kabarnya sampai; atas permintaan Anda.", "So that you get news of them; at your request."),
            new("Sampai berhenti mendukung atau dihapus.", "Until you stop supporting it or delete your account."),
            (db, subject) => db.IdeaSupports().Where(row => row.PersonId == subject.PersonId)
        ) with
        {
            Erase = EraseSupports,
        };

    private static PersonalData Follows =>
        PersonalData.Of(
            new("inisiatif yang Anda ikuti", "initiatives you follow"),
            new("Supaya kabarnya sampai; atas permintaan Anda.", "So that you get news of them; at your request."),
            new("Sampai berhenti mengikuti atau dihapus.", "Until you stop following it or delete your account."),
            (db, subject) => db.InitiativeFollowers().Where(row => row.PersonId == subject.PersonId)
        );

    private static PersonalData PostedIdeas =>
        new()
        {
            Entity = typeof(Idea),
            What = new("gagasan yang Anda tulis", "ideas you posted"),
            Why = new(
                "Supaya gagasan Anda terbaca dan dijawab; atas permintaan Anda.",
                "So that your idea is read and answered; at your request."
            ),
            Kept = new(
                "Selama jejaknya tampil; nomornya setahun setelah terjawab.",
                "For as long as the idea is shown; the number until one year after the answer."
            ),
            Stays = new(
                "Gagasannya dan jawabannya, tanpa nama dan nomor.",
                "the idea and its answer, without name and number"
            ),
            Read = async (db, subject, stop) =>
                [
                    .. await MyIdeas(db, subject)
                        .AsNoTracking()
                        .Select(row => new
                        {
                            row.Slug,
                            row.Title,
                            row.Text,
                            row.Name,
                            row.Phone,
                            row.Posted,
                            row.Status,
                            row.Answer,
                        })
                        .ToListAsync(stop),
                ],
            Erase = (act, subject) =>
                act.Update(
                    MyIdeas(act.Db, subject),
                    set =>
                        set.SetProperty(row => row.Name, ErasePerson.Nobody)
                            .SetProperty(row => row.Phone, (string?)null)
                ),
            Retain = act =>
            {
                var before = act.Now.AddYears(-1);
                return act.Update(
                    WhoseNumberIsNoLongerNeeded(act.Db, before),
                    set => set.SetProperty(row => row.Phone, (string?)null)
                );
            },
        };

    private static PersonalData NamesOnAttendance =>
        new()
        {
            Entity = typeof(Attendee),
            What = new("nama Anda di daftar hadir rapat", "your name on the attendance list of a meeting"),
            Why = Together,
            Kept = TwoYears,
            Stays = new("Bahwa organisasinya hadir, tanpa nama.", "that the organization was there, without a name"),
            Read = async (db, subject, stop) =>
                [
                    .. await MyAttendances(db, subject)
                        .AsNoTracking()
                        .Select(row => new
                        {
                            row.MeetingId,
                            row.Name,
                            row.Presence,
                        })
                        .ToListAsync(stop),
                ],
            Erase = (act, subject) =>
                act.Update(MyAttendances(act.Db, subject), set => set.SetProperty(row => row.Name, ErasePerson.Nobody)),
            Retain = act =>
            {
                var before = act.Now.AddYears(-2);
                return act.Update(
                    act.Db.Attendees()
                        .Where(row =>
                            row.Name != ""
                            && act.Db.Meetings()
                                .Any(meeting =>
                                    meeting.Id == row.MeetingId
                                    && act.Db.Initiatives()
                                        .Any(initiative =>
                                            initiative.Id == meeting.InitiativeId && initiative.Finished < before
                                        )
                                )
                        ),
                    set => set.SetProperty(row => row.Name, "")
                );
            },
        };

    private static PersonalData NamesOfWriters =>
        new()
        {
            Entity = typeof(Minutes),
            What = new("nama Anda sebagai penulis notulen", "your name as the writer of minutes"),
            Why = Together,
            Kept = new("Selama notulennya disimpan.", "For as long as the minutes are kept."),
            Stays = new("Notulennya, tanpa nama penulisnya.", "the minutes, without the writer's name"),
            Read = async (db, subject, stop) =>
                [
                    .. await db.MinutesVersions()
                        .AsNoTracking()
                        .Where(row => row.By == subject.AccountId)
                        .Select(row => new
                        {
                            row.MeetingId,
                            row.Number,
                            row.At,
                            row.ByName,
                        })
                        .ToListAsync(stop),
                ],
            Erase = (act, subject) =>
                act.Update(
                    act.Db.MinutesVersions().Where(row => row.By == subject.AccountId),
                    set => set.SetProperty(row => row.ByName, ErasePerson.Nobody)
                ),
        };

    private static PersonalData NamesWhileWriting =>
        new()
        {
            Entity = typeof(Meeting),
            What = new("nama Anda selama menulis notulen", "your name while you write minutes"),
            Why = Together,
            Kept = new("Seperempat jam.", "A quarter of an hour."),
            Stays = null,
            Erase = (act, subject) =>
                act.Update(
                    act.Db.Meetings().Where(row => row.Writer == subject.AccountId),
                    set =>
                        set.SetProperty(row => row.WriterName, (string?)null)
                            .SetProperty(row => row.Writer, (Guid?)null)
                            .SetProperty(row => row.WriterUntil, (DateTime?)null)
                ),
        };

    private static PersonalData NamesOnTasks =>
        new()
        {
            Entity = typeof(WorkTask),
            What = new("nama Anda pada tugas", "your name on tasks"),
            Why = Together,
            Kept = TwoYears,
            Stays = new("Tugasnya, tanpa nama.", "the task, without a name"),
            Read = async (db, subject, stop) =>
                [
                    .. await MyTasks(db, subject)
                        .AsNoTracking()
                        .Select(row => new
                        {
                            row.InitiativeId,
                            row.Title,
                            row.Owner,
                            row.Due,
                            row.State,
                        })
                        .ToListAsync(stop),
                ],
            Erase = (act, subject) =>
                act.Update(MyTasks(act.Db, subject), set => set.SetProperty(row => row.Owner, ErasePerson.Nobody)),
            Retain = act =>
            {
                var before = act.Now.AddYears(-2);
                return act.Update(
                    act.Db.WorkTasks()
                        .Where(row =>
                            row.Owner != ""
                            && act.Db.Initiatives()
                                .Any(initiative => initiative.Id == row.InitiativeId && initiative.Finished < before)
                        ),
                    set => set.SetProperty(row => row.Owner, "")
                );
            },
        };

    private static PersonalData NamesOnOutcomes =>
        new()
        {
            Entity = typeof(Outcome),
            What = new("nama Anda pada hasil yang ditindaklanjuti", "your name on results that are followed up"),
            Why = Together,
            Kept = new("Selama hasilnya tampil.", "For as long as the result is shown."),
            Stays = new("Hasilnya, tanpa nama.", "the result, without a name"),
            Read = async (db, subject, stop) =>
                [
                    .. await MyOutcomes(db, subject)
                        .AsNoTracking()
                        .Select(row => new
                        {
                            row.InitiativeId,
                            row.Title,
                            row.Owner,
                            row.Progress,
                        })
                        .ToListAsync(stop),
                ],
            Erase = (act, subject) =>
                act.Update(MyOutcomes(act.Db, subject), set => set.SetProperty(row => row.Owner, ErasePerson.Nobody)),
        };

    // The count is that of the rows.
    private static async Task EraseSupports(Act act, Subject subject)
    {
        await act.Update(
            act.Db.Ideas()
                .Where(row =>
                    act.Db.IdeaSupports()
                        .Any(support =>
                            support.IdeaId == row.Id && support.PersonId == subject.PersonId && support.Counted
                        )
                ),
            set => set.SetProperty(row => row.Supports, row => row.Supports - 1)
        );
        await act.Erase(act.Db.IdeaSupports().Where(row => row.PersonId == subject.PersonId));
    }

    private static IQueryable<Idea> WhoseNumberIsNoLongerNeeded(AppDb db, DateTime before) =>
        db.Ideas()
            .Where(row =>
                row.Phone != null && (row.Answered < before || row.Status == IdeaStatus.Hidden && row.Posted < before)
            );

    private static IQueryable<Idea> MyIdeas(AppDb db, Subject subject) =>
        db.Ideas()
            .Where(row =>
                row.PersonId == subject.PersonId
                || row.Phone != null
                    && db.People()
                        .Any(person =>
                            person.Id == subject.PersonId && person.PhoneConfirmed && person.Phone == row.Phone
                        )
            );

    // Names were typed by hand: those written as theirs is are taken to be theirs, of an organization only when they
    // are in it.
    private static IQueryable<Attendee> MyAttendances(AppDb db, Subject subject) =>
        db.Attendees()
            .Where(row =>
                db.People().Any(person => person.Id == subject.PersonId && person.Name == row.Name)
                && (
                    row.OrganizationId == null
                    || db.OrganizationMembers()
                        .Any(member =>
                            member.PersonId == subject.PersonId
                            && (
                                member.OrganizationId == row.OrganizationId
                                || db.Organizations()
                                    .Any(known =>
                                        known.Id == member.OrganizationId && known.MergedIntoId == row.OrganizationId
                                    )
                            )
                        )
                )
            );

    private static IQueryable<WorkTask> MyTasks(AppDb db, Subject subject) =>
        db.WorkTasks()
            .Where(row =>
                db.People().Any(person => person.Id == subject.PersonId && person.Name == row.Owner)
                && (
                    row.OrganizationId == null
                    || db.OrganizationMembers()
                        .Any(member =>
                            member.PersonId == subject.PersonId
                            && (
                                member.OrganizationId == row.OrganizationId
                                || db.Organizations()
                                    .Any(known =>
                                        known.Id == member.OrganizationId && known.MergedIntoId == row.OrganizationId
                                    )
                            )
                        )
                )
            );

    private static IQueryable<Outcome> MyOutcomes(AppDb db, Subject subject) =>
        db.Outcomes()
            .Where(row =>
                db.People().Any(person => person.Id == subject.PersonId && person.Name == row.Owner)
                && (
                    row.OrganizationId == null
                    || db.OrganizationMembers()
                        .Any(member =>
                            member.PersonId == subject.PersonId
                            && (
                                member.OrganizationId == row.OrganizationId
                                || db.Organizations()
                                    .Any(known =>
                                        known.Id == member.OrganizationId && known.MergedIntoId == row.OrganizationId
                                    )
                            )
                        )
                )
            );
}
