using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Bookings;

/// <summary>The numbers on the home and site pages, and the records they open.</summary>
public sealed class FiguresTests
{
    /// <summary>Semarang had two bookings that were used, one of them last month, and has one to come; in Solo nobody
    /// knows that anyone came. One organization of Semarang is verified.</summary>
    private static async Task<HeteroApp> Used()
    {
        var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (semarang, solo, member) = (
            await app.Space("semarang/ruang-rapat-1"),
            await app.Space("solo/area-komunal"),
            await app.Member()
        );
        await ImportTests.Have(app, "Batik Muda", "33.74");
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.AddRange(
                Of(app, member, semarang, 1, 2, true),
                Of(app, member, semarang, 20, 3.5, true),
                Of(app, member, semarang, -1, 1, false),
                Of(app, member, solo, 1, 1, false)
            );
            return await db.SaveChangesAsync();
        });
        return app;
    }

    private static Booking Of(
        HeteroApp app,
        Person member,
        Sites.CatalogueSpace at,
        double daysAgo,
        double hours,
        bool came
    )
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

    [Fact]
    public async Task The_home_page_counts_what_took_place_at_all_sites()
    {
        await using var app = await Used();
        using var visitor = Browse.Visitor(app);
        Assert.Equal(
            [
                ("/komunitas", "1"),
                ("/gagasan", "0"),
                ("/jejak", "0"),
                ("/acara?tampil=lewat", "0"),
                ("/acara?tampil=lewat", "0"),
                ("/angka", "6"),
                ("/angka", "2"),
            ],
            Numbers(await visitor.Page("/"))
        );
    }

    [Theory]
    [InlineData("semarang", "1", "6", "2")]
    [InlineData("solo", "0", "0", "0")]
    public async Task A_site_counts_its_own(string site, string organizations, string hours, string bookings)
    {
        await using var app = await Used();
        using var visitor = Browse.Visitor(app);
        Assert.Equal(
            // What is none is not said of a young site.
            new (string Address, string Number)[]
            {
                ($"/komunitas?situs={site}", organizations),
                ($"/angka?situs={site}", hours),
                ($"/angka?situs={site}", bookings),
            }.Where(one => one.Number != "0"),
            Numbers(await visitor.Page("/situs/" + site))
        );
    }

    [Fact]
    public async Task A_number_opens_what_it_counts()
    {
        await using var app = await Used();
        using var visitor = Browse.Visitor(app);
        Assert.Contains("1 komunitas", await visitor.Page("/komunitas?situs=semarang"));
        Assert.Contains("0 komunitas", await visitor.Page("/komunitas?situs=solo"));
        var figures = await visitor.Page("/angka?situs=semarang");
        Assert.Contains("<strong>3</strong>", figures);
        Assert.Contains("2 pemesanan · 2 jam", figures);
        // Of what adds up it is said from when on.
        Assert.Matches("jam ruang terpakai sejak [A-Z][a-z]+ 20", await visitor.Page("/situs/semarang"));
    }

    private static List<(string, string)> Numbers(string page) =>
        [
            .. Regex
                .Matches(page, "<a href=\"([^\"]+)\"><strong>([\\d.]+)</strong>")
                .Select(match => (match.Groups[1].Value, match.Groups[2].Value)),
        ];
}
