using System.Security.Cryptography;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.People;

/// <summary>
/// Asks the guardian of a minor, by a link in a mail or by a call
/// that staff make, and keeps the answer with the very text.
/// </summary>
public sealed class AskGuardian(
    AppDb db,
    IDataProtectionProvider protection,
    LetterBox letters,
    ErasePerson erase,
    Frame frame,
    IServiceProvider services
)
{
    public const string MailJob = "guardian-mail",
        Version = "2026-11";

    public sealed record MailPayload(Guid PersonId);

    private readonly ITimeLimitedDataProtector _signer = protection
        .CreateProtector("guardian")
        .ToTimeLimitedDataProtector();

    /// <summary>What a guardian agrees to.</summary>
    public static string Text(string child) =>
        Words.Say(
            $"Saya orang tua atau wali {child}, yang belum berusia 18 tahun. "
                + $"Saya setuju Hetero Space menyimpan nama dan kontak {child} "
                + $"agar bisa memesan ruang dan ikut kegiatan. "
                + $"Persetujuan ini bisa saya tarik kapan saja di lokasi Hetero Space; datanya lalu dihapus.",
            $"I am the parent or guardian of {child}, who is under 18. "
                + $"I agree that Hetero Space keeps the name and contact of {child}, "
                + $"so that {child} can book rooms and take part. "
                + $"I may withdraw this at any time at a Hetero Space site; the data is then deleted."
        );

    /// <summary>The mail to the guardian; the words name the child by the name they signed up with.</summary>
    internal static Letter Asking(string guardian, string child, Proof link) =>
        Letter
            .About(Say($"{child} ingin ikut di Hetero Space", $"{child} would like to take part at Hetero Space"))
            .Greet(guardian)
            .Say(
                Say(
                    $"{child} mendaftar di Hetero Space, ruang kerja bersama milik Provinsi Jawa Tengah, "
                        + $"dan menyebut Anda sebagai orang tua atau wali. "
                        + $"Karena {child} belum berusia 18 tahun, Anda yang memutuskan. "
                        + $"Baca dan jawab di sini; tautan berlaku 30 hari.",
                    $"{child} signed up at Hetero Space, the co-working space of Central Java Province, "
                        + $"and named you as parent or guardian. As {child} is under 18, you decide. "
                        + $"Read and answer here; the link is good for 30 days."
                )
            )
            .Button(Words.Say("Baca dan jawab", "Read and answer"), link)
            .Say(
                Say(
                    $"Bila Anda tidak mengenal {child}, buka tautan itu dan tekan tidak setuju: data dihapus.",
                    $"If you do not know {child}, open the link and refuse: the data is deleted."
                )
            );

    public async Task SendMail(Job job, CancellationToken stop)
    {
        var id = job.Read<MailPayload>().PersonId;
        if (
            await db.GuardianRows().AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == id, stop)
            is not { Email: { } email, Agreed: null } guardian
        )
            return;
        var child = await db.People().AsNoTracking().SingleAsync(person => person.Id == id, stop);
        var link = Proof.Of(_signer.Protect(id.ToString("n"), TimeSpan.FromDays(30))).Within("/wali/");
        await letters.Put(
            new()
            {
                Cause = "job:" + job.Id,
                Channel = Channel.Mail,
                Kind = "guardian.ask",
                PersonId = id,
                To = email,
                Name = guardian.GuardianName,
                Language = child.Language,
                At = job.Due,
                Due = job.Due,
            },
            Words.In(child.Language, () => Asking(guardian.GuardianName, child.Name, link)),
            stop
        );
    }

    /// <summary>Whom a link is about; null when it is too old, not ours, or the child is gone.</summary>
    public async Task<(Guardian Guardian, Person Child)?> ByLink(string link, CancellationToken stop = default)
    {
        string text;
        try
        {
            text = _signer.Unprotect(link);
        }
        catch (CryptographicException)
        {
            return null;
        }
        var id = Guid.ParseExact(text, "n");
        return
            await db.GuardianRows().AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == id, stop) is { } guardian
            && await db.People().AsNoTracking().SingleOrDefaultAsync(person => person.Id == id, stop) is { } child
            ? (guardian, child)
            : null;
    }

    /// <summary>
    /// The guardian agreed: by the link (no account), or to staff on the phone. What was held becomes a booking. False
    /// when it stood already; what is still held then is looked at again.
    /// </summary>
    public async Task<bool> Agree(Guid personId, Guid? by, Guid? site)
    {
        var agreed = await frame.Do(async act =>
        {
            var child = await db.People().AsNoTracking().SingleAsync(person => person.Id == personId);
            var text = Text(child.Name);
            var noted = await act.Update(
                db.GuardianRows().Where(row => row.PersonId == personId && row.Agreed == null),
                set =>
                    set.SetProperty(row => row.Agreed, act.Now)
                        .SetProperty(row => row.By, by)
                        .SetProperty(row => row.Text, text)
                        .SetProperty(row => row.Version, Version)
            );
            if (noted == 0)
                return act.Refuse(false);
            await Awaits(act, child, false);
            act.Note(by, site, "guardian.agreed", "person:" + personId);
            return true;
        });
        await services.AnnounceConfirmed(db, personId);
        return agreed;
    }

    private Task<int> Awaits(Act act, Person child, bool awaits)
    {
        if (child.AccountId is { } account)
            act.Forget(KnownPeople.InMemory, account);
        return act.Update(
            db.People().Where(person => person.Id == child.Id),
            set => set.SetProperty(person => person.AwaitsGuardian, awaits)
        );
    }

    /// <summary>
    /// The guardian said no, or withdrew: without consent there is no ground to keep anything (UU PDP art. 9 and 25).
    /// </summary>
    public async Task Refuse(Guid personId, Guid? by, Guid? site)
    {
        var child = await db.People()
            .AsNoTracking()
            .Where(person => person.Id == personId && !person.Gone)
            .SingleOrDefaultAsync(person => db.GuardianRows().Any(row => row.PersonId == person.Id));
        if (child is null)
            return;
        await erase.Now(child, act => act.Note(by, site, "guardian.refused", "person:" + personId));
    }

    /// <summary>
    /// Names a guardian for someone who signed up without one, or another
    /// contact of the guardian; until they agree, bookings are held.
    /// </summary>
    public Task Name(Guid personId, PersonName guardian, Contact contact) =>
        frame.Do(async act =>
        {
            await act.Erase(db.GuardianRows().Where(row => row.PersonId == personId));
            await Awaits(act, await db.People().AsNoTracking().SingleAsync(row => row.Id == personId), true);
            act.Add(
                new Guardian
                {
                    PersonId = personId,
                    GuardianName = guardian,
                    Email = contact.Email,
                    Phone = contact.Phone,
                    Asked = act.Now,
                }
            );
            if (contact.Email is not null)
                act.Tell(MailJob, new MailPayload(personId));
        });

    /// <summary>Sends the link once more; false when there is no address or the guardian has agreed.</summary>
    public Task<bool> SendAgain(Guid personId, Guid by, Guid site) =>
        frame.Do(async act =>
        {
            var waits = db.GuardianRows().Where(row => row.Email != null && row.Agreed == null);
            if (!await waits.AnyAsync(row => row.PersonId == personId))
                return act.Refuse(false);
            act.Tell(MailJob, new MailPayload(personId));
            act.Note(by, site, "guardian.asked-again", "person:" + personId);
            return true;
        });
}
