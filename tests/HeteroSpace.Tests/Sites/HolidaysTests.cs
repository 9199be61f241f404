using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Sites;

/// <summary>The holidays of a year and their decree, put in once and the staff's since.</summary>
public sealed class HolidaysTests
{
    private const string Page = "/konsol/semarang/libur";

    private static Task<bool> Put(HeteroApp app) =>
        app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            await KnownHolidays.Put(db, services.GetRequiredService<Frame>());
            return true;
        });

    private static Task<List<Holiday>> Of(HeteroApp app, int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return app.Read(db =>
            db.Holidays()
                .AsNoTracking()
                .Where(day => day.Date >= first && day.Date <= last)
                .OrderBy(day => day.Date)
                .ToListAsync()
        );
    }

    private static async Task<HttpClient> Province(HeteroApp app) =>
        await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));

    /// <summary>As the decrees count them: SKB 1017, 2, 2/2024 with 933, 1, 3/2025; 1497, 2, 5/2025; 1205, 3,
    /// 2/2026.</summary>
    [Theory]
    [InlineData(2025, 17, 11)]
    [InlineData(2026, 17, 8)]
    [InlineData(2027, 18, 8)]
    public void A_known_year_has_as_many_days_as_its_decree(int year, int holidays, int leaves)
    {
        var days = KnownHolidays.All.Where(day => day.Date.Year == year).ToList();
        Assert.Equal((holidays, leaves), (days.Count(day => !day.JointLeave), days.Count(day => day.JointLeave)));
        Assert.Equal(days.Count, days.DistinctBy(day => day.Date).Count());
        Assert.Equal(days.OrderBy(day => day.Date), days);
        // Joint leave is given on days of work.
        Assert.DoesNotContain(
            days,
            day => day.JointLeave && (day.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        );
        Assert.All(days, day => Assert.StartsWith("SKB Menteri Agama", day.Decree));
    }

    [Fact]
    public async Task They_are_put_in_once_where_none_stand_and_what_staff_took_out_stays_out()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await app.Read(async db =>
        {
            await db.Holidays().ExecuteDeleteAsync();
            await db.HolidayYears().ExecuteDeleteAsync();
            // Staff of before had written one day of 2026.
            db.Add(
                new Holiday
                {
                    Date = new(2026, 1, 1),
                    Name = new("Tahun Baru"),
                    Decree = "SKB lama",
                }
            );
            return await db.SaveChangesAsync();
        });
        await Put(app);
        Assert.Equal(28, (await Of(app, 2025)).Count);
        Assert.Equal("SKB lama", Assert.Single(await Of(app, 2026)).Decree);
        Assert.Equal(26, (await Of(app, 2027)).Count);
        using var province = await Province(app);
        await Browse.Send(province, Page + "?tahun=2027", "hapus-2027-01-05");
        Assert.Equal(25, (await Of(app, 2027)).Count);
        await app.Read(db => db.Holidays().Where(day => day.Date < new DateOnly(2026, 1, 1)).ExecuteDeleteAsync());
        await Put(app);
        Assert.Empty(await Of(app, 2025));
        Assert.Equal(25, (await Of(app, 2027)).Count);
    }

    [Fact]
    public async Task Two_nodes_that_start_at_once_put_them_in_once()
    {
        await using var app = await HeteroApp.Start();
        await app.Read(async db =>
        {
            await db.Holidays().ExecuteDeleteAsync();
            return await db.HolidayYears().ExecuteDeleteAsync();
        });
        await Task.WhenAll(Put(app), Put(app), Put(app));
        Assert.Equal(KnownHolidays.All.Count(), await app.Read(db => db.Holidays().CountAsync()));
    }

    [Fact]
    public async Task A_year_is_a_table_with_its_decree_once_and_joint_leave_marked()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var province = await Province(app);
        var page = await province.Read(Page + "?tahun=2025");
        Assert.Equal(28, page.QuerySelectorAll("main tbody tr").Length);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("17 hari libur, 11 cuti bersama.", text);
        Assert.Equal(2, text.Split("1017, 2, 2/2024").Length);
        var amended = page.QuerySelector("#hari-2025-08-18")!.TextContent;
        Assert.Contains("933, 1, 3/2025", amended);
        Assert.Contains("cuti bersama", amended);
        Assert.Contains("libur nasional", page.QuerySelector("#hari-2025-08-17")!.TextContent);
        // Of the year that stands now nothing is known, and the page says what to do.
        var empty = await province.Page(Page);
        Assert.Contains("Hari libur 2036 belum ada.", empty);
        Assert.Contains("tahun=2027", empty);
    }

    [Fact]
    public async Task A_day_is_added_changed_and_pasted_and_closes_the_sites_at_once()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var province = await Province(app);
        using var visitor = Browse.Visitor(app);
        await Browse.Send(
            province,
            Page,
            "hari",
            ("tanggal", "2036-08-05"),
            ("sebutan", "Hari Koperasi"),
            ("jenis", "cuti"),
            ("dasar", "SKB contoh 1/2036")
        );
        Assert.Contains("Hari Koperasi", await visitor.Page("/situs/semarang"));
        Assert.Contains(
            "tutup pada Selasa, 5 Agustus 2036 (Hari Koperasi)",
            await visitor.Page("/ruang/semarang/ruang-rapat-1?tanggal=2036-08-05")
        );
        var pasted = await Browse.Send(
            province,
            Page,
            "libur",
            ("dasar-daftar", "SKB contoh 2/2036"),
            ("berkas", "2036-08-05; Hari UMKM; ; libur\n\n2036-12-25; Natal; Christmas; libur\n")
        );
        Assert.Contains("2 hari libur tersimpan.", await pasted.Text());
        var days = await Of(app, 2036);
        Assert.Equal(["Hari UMKM", "Natal"], days.Select(day => day.Name.Id));
        Assert.All(days, day => Assert.Equal("SKB contoh 2/2036", day.Decree));
        Assert.All(days, day => Assert.False(day.JointLeave));
        // Another year was left alone.
        Assert.Equal(26, (await Of(app, 2027)).Count);
        await Browse.Send(province, Page, "hapus-2036-08-05");
        Assert.DoesNotContain("Hari UMKM", await visitor.Page("/situs/semarang"));
    }

    [Theory]
    [InlineData("2036-08-05; A; B; cuti; SKB")]
    [InlineData("5 Agustus; A; ; libur")]
    [InlineData("2036-08-05; ; ; libur")]
    [InlineData("2036-08-05; A; ; merah")]
    [InlineData("2036-08-05; A; ; libur\n2036-08-05; B; ; libur")]
    [InlineData("")]
    public async Task A_list_that_is_not_right_saves_nothing_and_names_the_line(string list)
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var province = await Province(app);
        var page = await Browse.Send(province, Page, "libur", ("dasar-daftar", "SKB"), ("berkas", list));
        Assert.NotNull((await page.Read()).QuerySelector("#berkas-error"));
        Assert.Empty(await Of(app, 2036));
    }
}
