using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Messaging;

/// <summary>
/// Tells a member what staff decided about their kind, and what they answered to a request about data.
/// </summary>
internal sealed class PeopleNews(AppDb db, Tell tell, LetterBox letters, IShellSites sites, ILogger<PeopleNews> log)
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
            name => Verification(name, row.Kind, decided.Status, row.Reason),
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
            name => Answer(name, row.Answer!),
            stop
        );
    }

    /// <summary>Whoever invited hears that someone has the role; who it is, stands on the page.</summary>
    public async Task Taken(StaffInvitationTaken taken, Guid job, CancellationToken stop)
    {
        if (
            await db.StaffInvitationRows()
                .AsNoTracking()
                .SingleOrDefaultAsync(known => known.Id == taken.InvitationId, stop)
                is not { } row
            || await db.People()
                .Where(person => person.AccountId == row.By)
                .Select(person => (Guid?)person.Id)
                .SingleOrDefaultAsync(stop)
                is not { } inviter
        )
            return;
        var site = (await sites.All(stop)).FirstOrDefault(known => known.Id == row.SiteId);
        var page = site is null ? "/konsol" : $"/konsol/{site.Slug}/peran";
        await ToPerson(
            inviter,
            row.SiteId,
            job,
            "staff.joined",
            taken.At,
            page,
            name => Joined(name, row.Role, site?.Name ?? "Hetero Space", page),
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
        await OneByOne.All(
            db,
            log,
            due ? DueJob : DataRequestNews.AskedJob,
            managers,
            manager => manager.Id,
            manager =>
                letters.Put(
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
                        At = now,
                        Due = now,
                    },
                    Words.In(manager.Language, () => ToManager(manager.Name, due)),
                    stop
                ),
            stop
        );
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

    internal static Letter ToManager(string name, bool due) =>
        Letter
            .About(
                due
                    ? Say("Permintaan data: sisa kurang dari sehari", "Data request: less than a day left")
                    : Say("Permintaan data baru", "A new data request")
            )
            .Greet(name)
            .Say(
                Say(
                    "Sebuah permintaan soal data pribadi menunggu jawaban; tenggat 3 × 24 jam menurut UU 27/2022",
                    "A request about personal data waits for an answer; the time of 3 × 24 hours that Law 27/2022 gives"
                )
                    + (
                        due
                            ? Say("tinggal kurang dari sehari.", "has less than a day left.")
                            : Say("mulai berjalan.", "has begun.")
                    )
            )
            .Button(Words.Say("Buka permintaan data", "Open data requests"), "/konsol");

    private async Task ToPerson(
        Guid personId,
        Guid site,
        Guid job,
        string kind,
        DateTime at,
        string link,
        Func<string, Letter> write,
        CancellationToken stop
    )
    {
        if (
            await db.People().AsNoTracking().SingleOrDefaultAsync(person => person.Id == personId && !person.Gone, stop)
            is not { } person
        )
            return;
        var letter = Words.In(person.Language, () => write(person.Name));
        // The job is the cause, and lends the notice its id: done twice, it tells once.
        await tell.Now(
            new("job:" + job, job, kind, Topic.Answers, at, letter)
            {
                PersonId = person.Id,
                SiteId = site,
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

    internal static Letter Verification(string name, PersonKind kind, VerificationStatus status, string? reason) =>
        status switch
        {
            VerificationStatus.Granted => Letter
                .About(Say($"Anda terverifikasi: {kind.Said()}", $"You are verified: {kind.Said()}"))
                .Greet(name)
                .Say(
                    Say(
                        $"Petugas sudah melihat bukti Anda. "
                            + $"Ruang dan program yang disediakan untuk {kind.Said()} sekarang terbuka.",
                        $"Our staff have seen your evidence. "
                            + $"Spaces and programs kept for your kind ({kind.Said()}) are open to you now."
                    )
                )
                .Button(Words.Say("Lihat kartu", "See your card"), "/saya/kartu"),
            VerificationStatus.Refused => Letter
                .About(Say("Verifikasi belum bisa diberikan", "Verification is not possible yet"))
                .Greet(name)
                .Say(
                    Say(
                        $"Kami belum bisa memverifikasi Anda sebagai {kind.Said()}.",
                        $"We could not verify you yet ({kind.Said()})."
                    )
                )
                .Quote(reason)
                .Button(Words.Say("Minta lagi", "Ask again"), "/saya/kartu"),
            _ => Letter
                .About(Say("Verifikasi dicabut", "Verification withdrawn"))
                .Greet(name)
                .Say(
                    Say(
                        $"Verifikasi Anda sebagai {kind.Said()} dicabut.",
                        $"Your verification ({kind.Said()}) was withdrawn."
                    )
                )
                .Quote(reason)
                .Say(
                    Say(
                        "Bila ini keliru, minta lagi dengan bukti baru.",
                        "If this is a mistake, ask again with new evidence."
                    )
                )
                .Button(Words.Say("Minta lagi", "Ask again"), "/saya/kartu"),
        };

    internal static Letter Joined(string name, Role role, string site, string page) =>
        Letter
            .About(Say($"Undangan Anda diterima: {role.Said()}", $"Your invitation was accepted: {role.Said()}"))
            .Greet(name)
            .Say(
                Say(
                    $"Orang yang Anda undang sekarang bertugas di {site}. Siapa dia, lihat di halaman Peran.",
                    $"Whoever you invited works at {site} now. The page Roles says who it is."
                )
            )
            .Button(Words.Say("Buka halaman Peran", "Open the page Roles"), page);

    internal static Letter Answer(string name, string answer) =>
        Letter
            .About(Say("Jawaban permintaan data Anda", "An answer to your request about data"))
            .Greet(name)
            .Quote(answer)
            .Button(Words.Say("Buka permintaan Anda", "Open your request"), "/saya/data/minta");
}
