using System.Security.Cryptography;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Gives certificates to whoever was there, in the name they checked themselves.</summary>
public sealed class Certify(AppDb db, TimeProvider time)
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
    public async Task<Certificate?> Give(Event of, Guid ticket, PersonName name, CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        for (var tries = 0; ; tries++)
        {
            if (
                await db.Certificates().AsNoTracking().SingleOrDefaultAsync(row => row.TicketId == ticket, stop) is
                { } given
            )
                return given;
            if (
                !of.Certificates
                || of.Ends > now
                || of.Status != EventStatus.Published
                || !await db.Attendances().AnyAsync(row => row.TicketId == ticket && row.EventId == of.Id, stop)
            )
                return null;
            var text = RandomNumberGenerator.GetString(Letters, 8);
            var certificate = new Certificate
            {
                Code = $"HC-{text[..4]}-{text[4..]}",
                EventId = of.Id,
                TicketId = ticket,
                Name = name,
                Issued = now,
            };
            db.Certificates().Add(certificate);
            try
            {
                await db.SaveChangesAsync(stop);
                return certificate;
            }
            catch (DbUpdateException error) when (tries < 5 && error.IsTaken())
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Staff put a name right.</summary>
    public async Task<bool> Rename(Event of, Guid id, PersonName name, Guid by, CancellationToken stop = default) =>
        await db.Certificates()
            .Where(row => row.Id == id && row.EventId == of.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, name.Value), stop) > 0
        && await Note(of, by, "certificate.renamed", id, stop);

    /// <summary>It is no longer good, and why; everyone who checks it reads so.</summary>
    public async Task<bool> Withdraw(Event of, Guid id, string reason, Guid by, CancellationToken stop = default) =>
        await db.Certificates()
            .Where(row => row.Id == id && row.EventId == of.Id && row.Withdrawn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Withdrawn, reason), stop) > 0
        && await Note(of, by, "certificate.withdrawn", id, stop);

    private async Task<bool> Note(Event of, Guid by, string action, Guid id, CancellationToken stop)
    {
        db.Audit()
            .Add(
                AuditRow.Of(time.GetUtcNow().UtcDateTime, by, of.SiteId, action, "event:" + of.Slug, id.ToString("n"))
            );
        await db.SaveChangesAsync(stop);
        return true;
    }
}
