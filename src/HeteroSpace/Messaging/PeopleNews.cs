using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Messaging;

/// <summary>
/// Tells a member what staff decided about their kind, and what they answered to a request about data.
/// </summary>
internal sealed class PeopleNews(AppDb db, Tell tell, PublicUrl address, ILogger<PeopleNews> log)
{
    public const string DueJob = "data-requests-due";

    public async Task Decided(VerificationDecided decided, Guid job, CancellationToken stop)
    {
        var row = await db.VerificationRows()
            .AsNoTracking()
            .SingleAsync(known => known.Id == decided.VerificationId, stop);
        await ToPerson(
            row.PersonId,
            row.SiteId,
            job,
            "member." + decided.Status.ToString().ToLowerInvariant(),
            decided.At,
            "/saya/kartu",
            name => Verification(name, row.Kind, decided.Status, row.Reason, address.Of("/saya/kartu")),
            stop
        );
    }

    public async Task Answered(DataRequestNews answered, Guid job, CancellationToken stop)
    {
        var row = await db.DataRequests().AsNoTracking().SingleAsync(known => known.Id == answered.RequestId, stop);
        await ToPerson(
            row.PersonId,
            row.SiteId,
            job,
            "data.answered",
            answered.At,
            "/saya/data/minta",
            name => Answer(name, row.Answer!, address.Of("/saya/data/minta")),
            stop
        );
    }

    /// <summary>Managers hear of a request as it comes.</summary>
    public async Task Asked(DataRequestNews asked, CancellationToken stop)
    {
        if (
            await db.DataRequests()
                .AsNoTracking()
                .SingleOrDefaultAsync(known => known.Id == asked.RequestId && known.Answered == null, stop) is
            { } row
        )
            await TellManagers(row, false, asked.At, stop);
    }

    /// <summary>
    /// The hourly job: managers hear once more of a request that has less than a day left (of the 3 × 24 hours that the
    /// law gives).
    /// </summary>
    public async Task RemindManagers(DateTime now, CancellationToken stop)
    {
        var soon = now.AddDays(1);
        var unreminded = db.DataRequests()
            .AsNoTracking()
            .Where(known => known.Answered == null && known.Due < soon)
            .Where(known => !db.Outbox().Any(row => row.SubjectId == known.Id && row.Kind == "data.due"));
        var each = new OneByOne(db, log, DueJob);
        foreach (
            var id in await unreminded.OrderBy(known => known.Due).Select(known => known.Id).Take(200).ToListAsync(stop)
        )
            await each.Do(
                id,
                async () =>
                    await TellManagers(
                        await db.DataRequests().AsNoTracking().SingleAsync(known => known.Id == id, stop),
                        true,
                        now,
                        stop
                    ),
                stop
            );
        each.End();
    }

    // A site without a manager of its own is the province's.
    private async Task TellManagers(DataRequest row, bool due, DateTime now, CancellationToken stop)
    {
        var managers = await Holding(Role.SiteManager, row.SiteId, stop);
        if (managers.Count == 0)
            managers = await Holding(Role.ProvincialAdministrator, null, stop);
        foreach (var manager in managers)
        {
            var (subject, text) = Words.In(manager.Language, () => ToManager(manager.Name, due, address.Of("/konsol")));
            await db.PutOut(
                new()
                {
                    Cause = $"data-{(due ? "due" : "asked")}:{row.Id:n}:{manager.Id:n}",
                    Channel = Channel.Mail,
                    Kind = due ? "data.due" : "data.asked",
                    PersonId = manager.Id,
                    SiteId = row.SiteId,
                    SubjectId = row.Id,
                    To = manager.Email!,
                    Name = manager.Name,
                    Language = manager.Language,
                    Subject = subject,
                    Text = text,
                    At = now,
                    Due = now,
                },
                stop
            );
        }
    }

    private Task<List<Person>> Holding(Role role, Guid? site, CancellationToken stop) =>
        db.People()
            .AsNoTracking()
            .Where(person => person.Email != null && person.EmailConfirmed)
            .Where(person =>
                db.RoleGrants()
                    .Any(grant => grant.AccountId == person.AccountId && grant.SiteId == site && grant.Role == role)
            )
            .ToListAsync(stop);

    internal static (string Subject, string Text) ToManager(string name, bool due, string link)
    {
        var left = due
            ? Words.Say("tinggal kurang dari sehari", "has less than a day left")
            : Words.Say("mulai berjalan", "has begun");
        return (
            due
                ? Words.Say("Permintaan data: sisa kurang dari sehari", "Data request: less than a day left")
                : Words.Say("Permintaan data baru", "A new data request"),
            Words.Say(
                $"Halo {name},\n\nsebuah permintaan soal data pribadi menunggu jawaban; "
                    + $"tenggat 3 × 24 jam menurut UU 27/2022 {left}. "
                    + $"Buka konsol, menu Permintaan data.\n\n{link}",
                $"Hello {name},\n\na request about personal data waits for an answer; "
                    + $"the time of 3 × 24 hours that Law 27/2022 gives {left}. "
                    + $"Open the console, under Data requests.\n\n{link}"
            )
        );
    }

    private async Task ToPerson(
        Guid personId,
        Guid site,
        Guid job,
        string kind,
        DateTime at,
        string link,
        Func<string, (string Subject, string Text)> words,
        CancellationToken stop
    )
    {
        if (
            await db.People().AsNoTracking().SingleOrDefaultAsync(person => person.Id == personId && !person.Gone, stop)
            is not { } person
        )
            return;
        var (subject, text) = Words.In(person.Language, () => words(person.Name));
        // The job is the cause, and lends the notice its id: done twice, it tells once.
        await tell.Now(
            new("job:" + job, job, kind, Topic.Answers, at, subject, text)
            {
                PersonId = person.Id,
                SiteId = site,
                Name = person.Name,
                Email = person.Email,
                Phone = person.Phone,
                Language = person.Language,
                Short = subject,
                Link = link,
            },
            stop
        );
    }

    internal static (string Subject, string Text) Verification(
        string name,
        PersonKind kind,
        VerificationStatus status,
        string? reason,
        string link
    ) =>
        status switch
        {
            VerificationStatus.Granted => (
                Words.Say($"Anda terverifikasi: {kind.Said()}", $"You are verified: {kind.Said()}"),
                Words.Say(
                    $"Halo {name},\n\npetugas sudah melihat bukti Anda. "
                        + $"Ruang dan program yang disediakan untuk {kind.Said()} sekarang terbuka.\n\n{link}",
                    $"Hello {name},\n\nour staff have seen your evidence. "
                        + $"Spaces and programs kept for your kind ({kind.Said()}) are open to you now.\n\n{link}"
                )
            ),
            VerificationStatus.Refused => (
                Words.Say("Verifikasi belum bisa diberikan", "Verification is not possible yet"),
                Words.Say(
                    $"Halo {name},\n\nkami belum bisa memverifikasi Anda sebagai {kind.Said()}.\n\n{reason}\n\n"
                        + $"Anda bisa meminta lagi di sini:\n{link}",
                    $"Hello {name},\n\nwe could not verify you yet ({kind.Said()}).\n\n{reason}\n\n"
                        + $"You may ask again here:\n{link}"
                )
            ),
            _ => (
                Words.Say("Verifikasi dicabut", "Verification withdrawn"),
                Words.Say(
                    $"Halo {name},\n\nverifikasi Anda sebagai {kind.Said()} dicabut.\n\n{reason}\n\n"
                        + $"Bila ini keliru, minta lagi dengan bukti baru:\n{link}",
                    $"Hello {name},\n\nyour verification ({kind.Said()}) was withdrawn.\n\n{reason}\n\n"
                        + $"If this is a mistake, ask again with new evidence:\n{link}"
                )
            ),
        };

    internal static (string Subject, string Text) Answer(string name, string answer, string link) =>
        (
            Words.Say("Jawaban permintaan data Anda", "An answer to your request about data"),
            Words.Say($"Halo {name},\n\n{answer}\n\n{link}", $"Hello {name},\n\n{answer}\n\n{link}")
        );
}
