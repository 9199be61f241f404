using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.People;

/// <summary>Staff are named by whatever they signed up with, and the province names those who look after all.</summary>
public sealed class GiveRoleTests
{
    private const string Page = "/konsol/semarang/peran";

    private static async Task<string> Give(HttpClient client, string whom, Role role = Role.FrontDesk) =>
        await (await Browse.Send(client, Page, "beri", ("siapa", whom), ("peran", role.ToString()))).Text();

    private static Task<List<(Role, Guid?)>> Held(HeteroApp app, Person person) =>
        app.Read(async db =>
            (await db.RoleGrants().Where(row => row.AccountId == person.AccountId).ToListAsync()).ConvertAll(row =>
                (row.Role, row.SiteId)
            )
        );

    private static Task<int> WithNumber(HeteroApp app, Person person, bool confirmed) =>
        app.Read(db =>
            db.People()
                .Where(row => row.Id == person.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(row => row.Phone, "+6281200001017")
                        .SetProperty(row => row.PhoneConfirmed, confirmed)
                )
        );

    [Theory]
    [InlineData("0812-0000-1017")]
    [InlineData("+62 812 0000 1017")]
    [InlineData("081200001017")]
    public async Task By_a_number_however_it_is_written(string typed)
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var person = await app.Member("Sari");
        await WithNumber(app, person, confirmed: true);
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        Assert.Contains("Sari sekarang Meja depan", await Give(manager, typed));
        Assert.Equal(Role.FrontDesk, Assert.Single(await Held(app, person)).Item1);
        Assert.Contains("sudah memegang peran itu", await Give(manager, typed));
        var noted = await app.Read(db => db.Audit().SingleAsync(row => row.Action == "role.granted"));
        Assert.Equal("account:" + person.AccountId, noted.Subject);
    }

    [Fact]
    public async Task By_the_code_of_a_card()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var person = await app.Member("Sari");
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        var code = await app.Read(db =>
            db.People().Where(row => row.Id == person.Id).Select(row => row.Code).SingleAsync()
        );
        Assert.Contains("Sari sekarang Meja depan", await Give(manager, code));
        Assert.Contains("Tidak ada akun dengan kartu itu", await Give(manager, "HM-2222-2222"));
    }

    [Fact]
    public async Task Whoever_has_not_shown_their_contact_is_told_of_what_is_missing_and_nothing_typed_is_lost()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var person = await app.Member("Sari", confirmed: false);
        await WithNumber(app, person, confirmed: false);
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        var page = await Give(manager, "0812-0000-1017");
        Assert.Contains("nomornya belum dicocokkan", page);
        Assert.Contains("value=\"0812-0000-1017\"", page);
        Assert.Contains("Belum ada akun dengan kontak itu", await Give(manager, "0812-0000-9999"));
        Assert.Contains("Tulis e-mail", await Give(manager, "entah siapa"));
        Assert.Empty(await Held(app, person));
    }

    [Fact]
    public async Task Whoever_was_looked_up_reads_that_and_so_many_are_looked_up_in_an_hour()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var person = await app.Member("Sari", confirmed: false);
        await WithNumber(app, person, confirmed: false);
        var staff = await app.Staff(Role.SiteManager, "semarang");
        using var manager = await RightsTests.Browser(app, staff);
        for (var number = 0; number < 30; number++)
            Assert.Contains("nomornya belum dicocokkan", await Give(manager, "0812-0000-1017"));
        // Of a look that gave nobody a role too, and once for the hour.
        var noted = await app.Read(db => db.PersonAccess().SingleAsync());
        Assert.Equal((person.Id, staff.AccountId!.Value), (noted.PersonId, noted.By));
        Assert.Equal("person:" + person.Code, noted.What);
        var page = await Give(manager, "0812-0000-1018");
        Assert.Contains(Allowances.Enough, page);
        Assert.Contains("value=\"0812-0000-1018\"", page);
        // Another manager is not kept waiting, nor this one for ever.
        using var other = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        Assert.Contains("Belum ada akun dengan kontak itu", await Give(other, "0812-0000-1018"));
        app.Clock.Advance(TimeSpan.FromHours(1.1));
        using var again = await RightsTests.Browser(app, staff);
        Assert.Contains("Belum ada akun dengan kontak itu", await Give(again, "0812-0000-1018"));
    }

    [Fact]
    public async Task The_province_names_another_who_looks_after_all_and_a_manager_does_not()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var person = await app.Member("Sari");
        var email = (await app.Read(db => db.People().SingleAsync(row => row.Id == person.Id))).Email!;
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        await Give(manager, email, Role.ProvincialAdministrator);
        Assert.Empty(await Held(app, person));
        var first = await app.Staff(Role.ProvincialAdministrator, null);
        using var province = await RightsTests.Browser(app, first);
        Assert.Contains("Administrator provinsi", await Give(province, email, Role.ProvincialAdministrator));
        Assert.Equal((Role.ProvincialAdministrator, (Guid?)null), Assert.Single(await Held(app, person)));
        Assert.DoesNotContain("Sari", await manager.Page(Page));
        // Nobody takes their own, so one is always left.
        var own = await app.Read(db => db.RoleGrants().SingleAsync(row => row.AccountId == first.AccountId));
        Assert.False(
            await app.Do(services => services.GetRequiredService<GiveRole>().Revoke(own, first.AccountId!.Value))
        );
    }
}
