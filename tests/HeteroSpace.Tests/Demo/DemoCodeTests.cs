using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Demo;

/// <summary>A demo is filled also where two of its thousand codes fall on the same letters.</summary>
public sealed class DemoCodeTests
{
    [Fact]
    public async Task Two_bookings_of_one_code_are_both_kept()
    {
        await using var app = await HeteroApp.Start();
        var at = await app.Space("semarang/ruang-rapat-1");
        var person = await app.Member();
        var codes = await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            foreach (var week in (int[])[1, 2])
            {
                var starts = app.Now.AddDays(7 * week);
                var wish = new BookingRequest(at.Space.Id, starts, starts.AddHours(1), 1, "Rapat", person.Books());
                db.Entry(db.Add(Booking.Of(wish, at, app.Now, null)).Entity).Property(row => row.Code).CurrentValue =
                    "HS-2222-22";
            }
            await DemoCalendar.Save(db, default);
            return await db.Bookings().Select(row => row.Code).ToListAsync();
        });
        Assert.Equal(2, codes.Distinct().Count());
    }
}
