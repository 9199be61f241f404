using System.Security.Cryptography;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Gives certificates to whoever was there, in the name they checked themselves.</summary>
public sealed class Certify(AppDb db, Frame frame)
{
    // No 0/O, 1/I/L, U/V.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTWXYZ";

    /// <summary>What is wrong with a name on a certificate; null when it may stand.</summary>
    public static string? Problem(string name)
    {
        var missing = Words.Say(
            "Tulis nama lengkap seperti di sertifikat, paling panjang 120 huruf.",
            "Give the full name as on the certificate, at most 120 letters."
        );
        return PersonName.Problem(name, missing);
    }

    /// <summary>
    /// The certificate of a ticket; the one there is, when it was given before. Null when its
    /// holder was not there, or none are given.
    /// </summary>
    public Task<Certificate?> Give(Event of, Guid ticket, PersonName name) =>
        // Pressed twice, or the code is another's: the next try finds the first, or draws another code.
        frame.Do(
            async (act, _) =>
            {
                if (await Given(ticket).SingleOrDefaultAsync() is { } given)
                    return given;
                if (!await IsDue(of, ticket, act.Now))
                    return act.Refuse<Certificate?>(null);
                var text = RandomNumberGenerator.GetString(Letters, 8);
                return act.Add(
                    new Certificate
                    {
                        Code = $"HC-{text[..4]}-{text[4..]}",
                        EventId = of.Id,
                        TicketId = ticket,
                        Name = name,
                        Issued = act.Now,
                    }
                );
            }
        );

    private IQueryable<Certificate> Given(Guid ticket) =>
        db.Certificates().AsNoTracking().Where(row => row.TicketId == ticket);

    private async Task<bool> IsDue(Event of, Guid ticket, DateTime now) =>
        of.Certificates
        && of.Ends <= now
        && of.Status == EventStatus.Published
        && await db.Attendances().AnyAsync(row => row.TicketId == ticket && row.EventId == of.Id);

    /// <summary>Staff put a name right.</summary>
    public Task<bool> Rename(Event of, Guid id, PersonName name, Guid by) =>
        frame.Do(async act =>
        {
            var renamed = await act.Update(
                db.Certificates().Where(row => row.Id == id && row.EventId == of.Id),
                set => set.SetProperty(row => row.Name, name.Value)
            );
            if (renamed == 0)
                return act.Refuse(false);
            act.Note(of, by, "certificate.renamed", id.ToString("n"));
            return true;
        });

    /// <summary>It is no longer good, and why; everyone who checks it reads so.</summary>
    public Task<bool> Withdraw(Event of, Guid id, string reason, Guid by) =>
        frame.Do(async act =>
        {
            var withdrawn = await act.Update(
                db.Certificates().Where(row => row.Id == id && row.EventId == of.Id && row.Withdrawn == null),
                set => set.SetProperty(row => row.Withdrawn, reason)
            );
            if (withdrawn == 0)
                return act.Refuse(false);
            act.Note(of, by, "certificate.withdrawn", id.ToString("n"));
            return true;
        });
}
