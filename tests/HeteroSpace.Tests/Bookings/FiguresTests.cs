using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Bookings;

/// <summary>The numbers on the home and site pages, and the records they open.</summary>
public sealed class FiguresTests
{
    [Fact]
    public async Task Counters_count_what_took_place_and_each_opens_what_it_counts()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (semarang, solo, member) = (
            await app.Space("semarang/ruang-rapat-1"),
            await app.Space("solo/area-komunal"),
            await app.Member()
        );
        await ImportTests.Have(app, "Batik Muda", "33.74");
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            Booking Of(Sites.CatalogueSpace at, double daysAgo, double hours, bool came)
            {
                var starts = app.Now.AddDays(-daysAgo);
                var booking = Booking.Of(
                    new(at.Space.Id, starts, starts.AddHours(hours), 2, "Rapat", member.Books()),
                    at,
                    starts.AddDays(-1),
                    null
                );
                if (came)
                {
                    booking.CheckIn();
                    booking.Finish(starts.AddHours(hours));
                }
                return booking;
            }
            // Two were used, one last month; one is to come, and of one nobody knows that anyone came.
            db.AddRange(
                Of(semarang, 1, 2, true),
                Of(semarang, 20, 3.5, true),
                Of(semarang, -1, 1, false),
                Of(solo, 1, 1, false)
            );
            return await db.SaveChangesAsync();
        });
        using var visitor = Browse.Visitor(app);
        var home = await visitor.Page("/");
        Assert.Equal(
            [
                ("/komunitas", "1"),
                ("/gagasan", "0"),
                ("/jejak", "0"),
                ("/acara?tampil=lewat", "0"),
                ("/acara?tampil=lewat", "0"),
                ("/angka", "6"),
                ("/angka", "3"),
            ],
            Numbers(home)
        );
        Assert.Equal(
            [
                ("/komunitas?situs=semarang", "1"),
                ("/gagasan?situs=semarang", "0"),
                ("/jejak?situs=semarang", "0"),
                ("/acara?tampil=lewat&situs=semarang", "0"),
                ("/acara?tampil=lewat&situs=semarang", "0"),
                ("/angka?situs=semarang", "6"),
                ("/angka?situs=semarang", "2"),
            ],
            Numbers(await visitor.Page("/situs/semarang"))
        );
        Assert.Equal(
            [
                ("/komunitas?situs=solo", "0"),
                ("/gagasan?situs=solo", "0"),
                ("/jejak?situs=solo", "0"),
                ("/acara?tampil=lewat&situs=solo", "0"),
                ("/acara?tampil=lewat&situs=solo", "0"),
                ("/angka?situs=solo", "0"),
                ("/angka?situs=solo", "1"),
            ],
            Numbers(await visitor.Page("/situs/solo"))
        );
        Assert.Contains("1 komunitas", await visitor.Page("/komunitas?situs=semarang"));
        Assert.Contains("0 komunitas", await visitor.Page("/komunitas?situs=solo"));
        var figures = await visitor.Page("/angka?situs=semarang");
        Assert.Contains("<strong>3</strong>", figures);
        Assert.Contains("2 pemesanan · 2 jam", figures);
    }

    private static List<(string, string)> Numbers(string page) =>
        [
            .. Regex
                .Matches(page, "<li><a href=\"([^\"]+)\"><strong>([\\d.]+)</strong>")
                .Select(match => (match.Groups[1].Value, match.Groups[2].Value)),
        ];
}
