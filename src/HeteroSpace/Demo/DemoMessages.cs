using HeteroSpace.Bookings;
using HeteroSpace.Discussions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>What people of the demo wrote to the staff: some of it waits, one has someone who looks after it.</summary>
internal sealed class DemoMessages(AppDb db, Guid site, DateTime now)
{
    private sealed record Line(string Who, bool ByStaff, TimeSpan Ago, string Text);

    public async Task Add(CancellationToken stop)
    {
        var staff = await db.People()
            .Where(person => person.Email == "meja@example.org")
            .Select(person => person.AccountId)
            .SingleAsync(stop);
        await OfBookings(staff, stop);
        await OfProposal(stop);
        await OfRegistration(stop);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private async Task OfBookings(Guid? staff, CancellationToken stop)
    {
        var bookings = await db.Bookings()
            .AsNoTracking()
            .Where(row => row.SiteId == site && row.PersonId != null && row.Starts > now)
            .Where(row => row.Status == BookingStatus.Confirmed || row.Status == BookingStatus.Requested)
            .OrderBy(row => row.Starts)
            .ThenBy(row => row.Id)
            .Take(3)
            .ToListAsync(stop);
        (Guid? Owner, Line[] Lines)[] talks =
        [
            (
                null,
                [
                    new(
                        "",
                        false,
                        TimeSpan.FromHours(27),
                        "Selamat siang, kami mau memotret produk batik. Boleh pasang latar kain di dinding?"
                    ),
                    new("", false, TimeSpan.FromHours(26), "Dan bisa tambah 5 kursi?"),
                ]
            ),
            (
                staff,
                [
                    new("", false, TimeSpan.FromHours(50), "Apakah ada proyektor?"),
                    new("Meja Depan Semarang", true, TimeSpan.FromHours(48), "Ada, dengan kabel HDMI."),
                    new("", false, TimeSpan.FromHours(3), "Terima kasih. Boleh kami masuk setengah jam lebih awal?"),
                ]
            ),
            (
                staff,
                [
                    new("", false, TimeSpan.FromHours(30), "Surat permohonannya sudah saya kirim ulang."),
                    new("Meja Depan Semarang", true, TimeSpan.FromHours(29), "Sudah kami terima, terima kasih."),
                ]
            ),
        ];
        foreach (var (booking, talk) in bookings.Zip(talks))
            Add(BookingTalk.Of(booking), booking.Name, await AccountOf(booking.PersonId, stop), talk.Owner, talk.Lines);
    }

    private async Task OfProposal(CancellationToken stop)
    {
        var proposed = await db.Events()
            .AsNoTracking()
            .Where(row => row.SiteId == site && row.Status == EventStatus.Proposed && row.OrganizationId != null)
            .OrderBy(row => row.Starts)
            .FirstOrDefaultAsync(stop);
        if (proposed is null)
            return;
        var sender = await db.People().AsNoTracking().FirstOrDefaultAsync(row => row.AccountId == proposed.By, stop);
        Line asked = new("", false, TimeSpan.FromHours(6), "Boleh bawa kompor kecil untuk malam?");
        if (sender is not null)
            Add(EventTalk.About(proposed), sender.Name, sender.AccountId, null, [asked]);
    }

    private async Task OfRegistration(CancellationToken stop)
    {
        var row = await db.Registrations()
            .AsNoTracking()
            .Where(row => row.Status == RegistrationStatus.Confirmed && row.Shown != null)
            .Where(row => db.Events().Any(of => of.Id == row.EventId && of.SiteId == site && of.Starts > now))
            .OrderBy(row => row.Made)
            .ThenBy(row => row.Id)
            .FirstOrDefaultAsync(stop);
        Line asked = new("", false, TimeSpan.FromHours(2), "Apakah boleh membawa anak?");
        if (row is not null)
            Add(EventTalk.About(row), row.Name, null, null, [asked]);
    }

    private Task<Guid?> AccountOf(Guid? person, CancellationToken stop) =>
        db.People().Where(row => row.Id == person).Select(row => row.AccountId).SingleOrDefaultAsync(stop);

    private void Add(SubjectKey of, string name, Guid? account, Guid? owner, Line[] lines)
    {
        var answered = Array.FindLastIndex(lines, line => line.ByStaff);
        DateTime? waits = answered == lines.Length - 1 ? null : now - lines[answered + 1].Ago;
        db.Add(
            new Conversation
            {
                SubjectKind = of.Kind,
                SubjectId = of.Id,
                SiteId = site,
                Owner = owner,
                WaitsSince = waits,
                LastAt = now - lines[^1].Ago,
                LastFromStaff = waits is null,
            }
        );
        foreach (var line in lines)
            db.Add(
                new Message
                {
                    SubjectKind = of.Kind,
                    SubjectId = of.Id,
                    At = now - line.Ago,
                    AccountId = line.ByStaff ? owner : account,
                    AuthorName = line.ByStaff ? line.Who : name,
                    Via = Via(line, account),
                    FromStaff = line.ByStaff,
                    Text = line.Text,
                }
            );
    }

    private static MessageVia Via(Line line, Guid? account)
    {
        if (line.ByStaff)
            return MessageVia.Staff;
        return account is null ? MessageVia.Link : MessageVia.Account;
    }
}
