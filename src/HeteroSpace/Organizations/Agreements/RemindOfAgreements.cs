using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Organizations.Agreements;

/// <summary>
/// Tells the managers of the site, and the leads of those who signed, that an agreement
/// ends: 90, 30 and 7 days before, each once. One that was renewed or stopped needs
/// none. Days are those of the site.
/// </summary>
internal sealed class RemindOfAgreements(
    AppDb db,
    Tell tell,
    IShellSites sites,
    TimeProvider time,
    Frame frame,
    ILogger<RemindOfAgreements> log
)
{
    public const string Job = "agreements-remind";
    private static readonly int[] Before = [90, 30, 7];

    public async Task Once(CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var clocks = await sites.Clocks(stop);
        // A day on either side is read along, since sites do not turn their calendars at one moment.
        var about = SiteClock.House.Date(now);
        var ending = await EndingBetween(about.AddDays(-1), about.AddDays(Before[0] + 1))
            .OrderBy(row => row.Ends)
            .Select(row => new { row.Id, row.SiteId })
            .ToListAsync(stop);
        var each = new OneByOne(db, log, Job);
        foreach (var row in ending)
            await each.Do(row.Id, () => Remind(row.Id, clocks[row.SiteId].Date(now), now, stop), stop);
        each.End();
    }

    private IQueryable<Agreement> EndingBetween(DateOnly today, DateOnly last) =>
        db.Agreements()
            .AsNoTracking()
            .Where(row => row.Ends >= today && row.Ends <= last && row.Stopped == null)
            .Where(row => !db.Agreements().Any(next => next.RenewsId == row.Id));

    private async Task Remind(Guid id, DateOnly today, DateTime now, CancellationToken stop)
    {
        var agreement = await db.Agreements().AsNoTracking().SingleAsync(row => row.Id == id, stop);
        if (agreement.Ends < today || agreement.Ends > today.AddDays(Before[0]))
            return;
        // After a rest of the server only the nearest of the missed ones is told.
        var days = Before.Last(days => agreement.Ends.DayNumber - today.DayNumber <= days);
        if (await db.AgreementReminders().AnyAsync(row => row.AgreementId == agreement.Id && row.Days <= days, stop))
            return;
        await OneByOne.All(
            db,
            log,
            Job,
            await Readers(agreement, stop),
            reader => reader.Item1.Id,
            reader => Remind(agreement, reader.Item1, reader.Item2, days, now, stop),
            stop
        );
        await frame.Do(
            act =>
            {
                act.Add(
                    new AgreementReminder
                    {
                        AgreementId = agreement.Id,
                        Days = days,
                        At = now,
                    }
                );
                return Task.FromResult(true);
            },
            Refusal.Taken(true)
        );
    }

    private async Task<List<(Person, string Link)>> Readers(Agreement agreement, CancellationToken stop)
    {
        var site = (await sites.All(stop)).FirstOrDefault(known => known.Id == agreement.SiteId);
        var managers = await db.People()
            .AsNoTracking()
            .Where(person =>
                !person.Gone
                && db.RoleGrants()
                    .Any(grant =>
                        grant.AccountId == person.AccountId
                        && grant.SiteId == agreement.SiteId
                        && grant.Role == Role.SiteManager
                    )
            )
            .ToListAsync(stop);
        var leads = await db.People()
            .AsNoTracking()
            .Where(person =>
                !person.Gone
                && db.OrganizationMembers()
                    .Any(row =>
                        row.PersonId == person.Id
                        && row.Role == OrganizationRole.Lead
                        && db.AgreementParties()
                            .Any(party =>
                                party.AgreementId == agreement.Id
                                && (
                                    party.OrganizationId == row.OrganizationId
                                    || db.Organizations()
                                        .Any(signed =>
                                            signed.Id == party.OrganizationId
                                            && signed.MergedIntoId == row.OrganizationId
                                        )
                                )
                            )
                    )
            )
            .ToListAsync(stop);
        return
        [
            .. managers.Select(person => (person, $"/konsol/{site?.Slug}/kerja-sama/{agreement.Id}")),
            .. leads
                .ExceptBy(managers.Select(person => person.Id), person => person.Id)
                .Select(person => (person, "/kerja-sama")),
        ];
    }

    // The id is the same when the job is done twice.
    private Task Remind(Agreement agreement, Person person, string link, int days, DateTime now, CancellationToken stop)
    {
        var cause = $"agreement:{agreement.Id:n}:{agreement.Ends:yyyyMMdd}:{days}:{person.Id:n}";
        var letter = Words.In(person.Language, () => EndsSoon(person.Name, agreement.Subject, agreement.Ends, link));
        return tell.Now(
            new(cause, News.IdOf(cause), "agreement.ending", Topic.Answers, now, letter)
            {
                PersonId = person.Id,
                SiteId = agreement.SiteId,
                SubjectId = agreement.Id,
                Name = person.Name,
                Email = person.Email,
                Phone = person.Phone,
                Language = person.Language,
                Short = letter.Subject,
                Link = link,
            },
            stop
        );
    }

    /// <summary>The letter with made-up names, for the console.</summary>
    internal static readonly Sample Ending = new(
        "agreement.ending",
        () => Words.Say("Kerja sama segera berakhir", "An agreement ends soon"),
        () => EndsSoon("Pengelola Semarang", "Magang dan kelas bersama", new(2026, 12, 31), "/kerja-sama")
    );

    internal static Letter EndsSoon(string name, string subject, DateOnly ends, string link) =>
        Letter
            .About(Say($"Kerja sama berakhir {Words.LongDate(ends)}", $"An agreement ends on {Words.LongDate(ends)}"))
            .Greet(name)
            .Say(
                Say(
                    $"\"{subject}\" berakhir {Words.LongDate(ends)}. "
                        + $"Perpanjang sebelum itu, atau catat bahwa sudah selesai.",
                    $"\"{subject}\" ends on {Words.LongDate(ends)}. "
                        + $"Renew it before then, or note that it is finished."
                )
            )
            .Button(Words.Say("Buka kerja sama", "Open the agreement"), link);
}
