using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Messaging;

/// <summary>Tells a member what staff decided about their kind, and what they answered to a request about data.</summary>
internal sealed class PeopleNews(AppDb db, Tell tell, PublicUrl address)
{
    public async Task Decided(VerificationDecided decided, CancellationToken stop)
    {
        var row = await db.VerificationRows().AsNoTracking().SingleAsync(known => known.Id == decided.VerificationId, stop);
        await ToPerson(row.PersonId, row.SiteId, $"verification:{row.Id}:{row.Status}", "member." + row.Status.ToString().ToLowerInvariant(), decided.At, "/saya/kartu", name => Verification(name, row.Kind, row.Status, row.Reason, address.Of("/saya/kartu")), stop);
    }

    public async Task Answered(DataRequestAnswered answered, CancellationToken stop)
    {
        var row = await db.DataRequests().AsNoTracking().SingleAsync(known => known.Id == answered.RequestId, stop);
        await ToPerson(row.PersonId, row.SiteId, "data-request:" + row.Id, "data.answered", answered.At, "/saya/data/minta", name => Answer(name, row.Answer!, address.Of("/saya/data/minta")), stop);
    }

    /// <summary>The hourly job: managers of a site hear once of a request that has less than a day left (of the 3 × 24 hours that the law gives).</summary>
    public async Task RemindManagers(DateTime now, CancellationToken stop)
    {
        var soon = now.AddDays(1);
        foreach (var row in await db.DataRequests().AsNoTracking().Where(known => known.Answered == null && known.Due < soon).OrderBy(known => known.Due).Take(200).ToListAsync(stop))
        {
            var managers = await db.People().AsNoTracking().Where(person => person.EmailConfirmed && db.RoleGrants().Any(grant => grant.AccountId == person.AccountId && grant.SiteId == row.SiteId && grant.Role == Role.SiteManager)).ToListAsync(stop);
            foreach (var manager in managers)
            {
                var (subject, text) = Words.In(manager.Language, () => Reminder(manager.Name, address.Of("/konsol")));
                await db.PutOut(new() { Cause = $"data-due:{row.Id:n}:{manager.Id:n}", Channel = Channel.Mail, Kind = "data.due", PersonId = manager.Id, SiteId = row.SiteId, To = manager.Email!, Name = manager.Name, Language = manager.Language, Subject = subject, Text = text, At = now, Due = now }, stop);
            }
        }
    }

    internal static (string Subject, string Text) Reminder(string name, string link) => (Words.Say("Permintaan data: sisa kurang dari sehari", "Data request: less than a day left"), Words.Say(
        $"Halo {name},\n\nsebuah permintaan soal data pribadi menunggu jawaban, dan tenggat 3 × 24 jam menurut UU 27/2022 tinggal kurang dari sehari. Buka konsol, menu Permintaan data.\n\n{link}",
        $"Hello {name},\n\na request about personal data waits for an answer, and less than a day is left of the 3 × 24 hours that Law 27/2022 gives. Open the console, under Data requests.\n\n{link}"));

    private async Task ToPerson(Guid personId, Guid site, string cause, string kind, DateTime at, string link, Func<string, (string Subject, string Text)> words, CancellationToken stop)
    {
        if (await db.People().AsNoTracking().SingleOrDefaultAsync(person => person.Id == personId && !person.Gone, stop) is not { } person) return;
        var (subject, text) = Words.In(person.Language, () => words(person.Name));
        await tell.Now(new(cause, Guid.CreateVersion7(), kind, Topic.Answers, at, subject, text) { PersonId = person.Id, SiteId = site, Name = person.Name, Email = person.Email, Phone = person.Phone, Language = person.Language, Short = subject, Link = link }, stop);
    }

    internal static (string Subject, string Text) Verification(string name, PersonKind kind, VerificationStatus status, string? reason, string link) => status switch
    {
        VerificationStatus.Granted => (Words.Say($"Anda terverifikasi: {kind.Said()}", $"You are verified: {kind.Said()}"), Words.Say($"Halo {name},\n\npetugas sudah melihat bukti Anda. Ruang dan program yang disediakan untuk {kind.Said()} sekarang terbuka.\n\n{link}", $"Hello {name},\n\nour staff have seen your evidence. Spaces and programs kept for your kind ({kind.Said()}) are open to you now.\n\n{link}")),
        VerificationStatus.Refused => (Words.Say("Verifikasi belum bisa diberikan", "Verification is not possible yet"), Words.Say($"Halo {name},\n\nkami belum bisa memverifikasi Anda sebagai {kind.Said()}.\n\n{reason}\n\nAnda bisa meminta lagi di sini:\n{link}", $"Hello {name},\n\nwe could not verify you yet ({kind.Said()}).\n\n{reason}\n\nYou may ask again here:\n{link}")),
        _ => (Words.Say("Verifikasi dicabut", "Verification withdrawn"), Words.Say($"Halo {name},\n\nverifikasi Anda sebagai {kind.Said()} dicabut.\n\n{reason}\n\nBila ini keliru, minta lagi dengan bukti baru:\n{link}", $"Hello {name},\n\nyour verification ({kind.Said()}) was withdrawn.\n\n{reason}\n\nIf this is a mistake, ask again with new evidence:\n{link}"))
    };

    internal static (string Subject, string Text) Answer(string name, string answer, string link) => (Words.Say("Jawaban permintaan data Anda", "An answer to your request about data"), Words.Say(
        $"Halo {name},\n\n{answer}\n\n{link}", $"Hello {name},\n\n{answer}\n\n{link}"));
}
