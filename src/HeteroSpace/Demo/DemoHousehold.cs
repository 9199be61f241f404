using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>One number, one household: the member of the demo brings a daughter and a mother, and the daughter has a
/// ticket of her own.</summary>
internal static class DemoHousehold
{
    public static async Task Add(AppDb db, SealedCodes codes, DateTime now, CancellationToken stop)
    {
        var head = await db.People().AsNoTracking().SingleAsync(row => row.Email == "anggota@example.org", stop);
        var daughter = Of(head, 1, new("Ratna Contoh", PersonKind.Student, now.Year - 13, Agrees: true), now);
        var mother = Of(head, 2, new("Sumiyati Contoh", PersonKind.Public, now.Year - 67, Agrees: false), now);
        db.AddRange(daughter, mother);
        await db.SaveChangesAsync(stop);
        await Register(db, codes, head, daughter, now, stop);
    }

    /// <summary>In the large world every fiftieth member brings two.</summary>
    public static async Task AddMany(AppDb db, DateTime now)
    {
        var had = await db.Households().Select(row => row.HeadId).ToHashSetAsync();
        var heads = await db.People().AsNoTracking().OrderBy(row => row.Id).ToListAsync();
        foreach (var (number, head) in heads.Where((row, number) => number % 50 == 0 && !had.Contains(row.Id)).Index())
        {
            var child = new HouseholdWords($"Anak {number:0000}", PersonKind.Student, now.Year - 7 - number % 10, true);
            var parent = new HouseholdWords($"Orang Tua {number:0000}", PersonKind.Public, now.Year - 60, false);
            db.AddRange(Of(head, 1, child, now), Of(head, 2, parent, now));
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private static HouseholdMember Of(Person head, int place, HouseholdWords told, DateTime now)
    {
        var member = new HouseholdMember { HeadId = head.Id, Added = now.AddDays(-20) };
        member.Take(place);
        member.Tell(told, now.AddDays(-20), now.Year);
        return member;
    }

    private static async Task Register(
        AppDb db,
        SealedCodes codes,
        Person head,
        HouseholdMember who,
        DateTime now,
        CancellationToken stop
    )
    {
        var pool = await db.SeatPools()
            .AsNoTracking()
            .Where(row =>
                row.Code == null && row.Attend == Attend.InPerson && (row.Quota == null || row.Quota > row.Taken)
            )
            .Join(
                db.Events().Where(of => of.Status == EventStatus.Published && of.DrawSeconds == 0 && of.Starts > now),
                row => row.EventId,
                of => of.Id,
                (row, of) => new { row, of.Starts }
            )
            .OrderBy(both => both.Starts)
            .Select(both => both.row)
            .FirstAsync(stop);
        var row = new Registration
        {
            EventId = pool.EventId,
            PoolId = pool.Id,
            Attend = pool.Attend,
            PersonId = head.Id,
            ForId = who.Id,
            Name = who.Name,
            Email = head.Email,
            Made = now.AddDays(-1),
            Shown = now.AddDays(-1),
            Status = RegistrationStatus.Confirmed,
        };
        db.AddRange(
            row,
            new Ticket
            {
                RegistrationId = row.Id,
                EventId = row.EventId,
                Number = 1,
                SealedCode = codes.Close(TicketCode.New()),
                Name = row.Name,
            }
        );
        await db.SaveChangesAsync(stop);
    }
}
