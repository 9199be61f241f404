using System.Xml.Linq;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>The keys that protect cookies, links and seals lie in the database sealed by a secret that does
/// not.</summary>
[UsuallyOnce]
public sealed class KeySealTests
{
    private const string First = "Tm90IGEgc2VjcmV0LCBvbmx5IGEgdGVzdCBvZiBvbmUu",
        Second = "another secret of more than thirty-two letters";

    [Fact]
    public async Task A_copy_of_the_database_holds_no_key_in_clear()
    {
        await using var database = await TestDatabase.Create();
        var closed = await Protect(database, "halo", First);
        Assert.DoesNotContain("masterKey", await Stored(database));
        Assert.DoesNotContain("<value>", await Stored(database));
        Assert.Equal("halo", await Unprotect(database, closed, First));
    }

    [Fact]
    public async Task Keys_from_before_the_setting_are_sealed_at_the_start_and_go_on_working()
    {
        await using var database = await TestDatabase.Create();
        var closed = await Protect(database, "halo");
        Assert.Contains("<value>", await Stored(database));
        Assert.Equal("halo", await Unprotect(database, closed, First));
        Assert.DoesNotContain("<value>", await Stored(database));
        // And at the next start, when they are already.
        var stored = await Stored(database);
        Assert.Equal("halo", await Unprotect(database, closed, First));
        Assert.Equal(stored, await Stored(database));
    }

    [Fact]
    public async Task A_new_secret_takes_over_from_a_former_one_that_may_then_go()
    {
        await using var database = await TestDatabase.Create();
        var closed = await Protect(database, "halo", First);
        Assert.Equal("halo", await Unprotect(database, closed, Second, First));
        Assert.Equal("halo", await Unprotect(database, closed, Second));
        Assert.Contains("another secret", (await Refused(database, First)).Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Second)]
    public async Task With_a_wrong_secret_it_does_not_start_and_nothing_is_changed(string? secret)
    {
        await using var database = await TestDatabase.Create();
        var closed = await Protect(database, "halo", First);
        var stored = await Stored(database);
        var line = SetupProblems.Explained(await Refused(database, secret));
        Assert.Contains("DataProtection__Key", line);
        Assert.Contains("Nothing was changed", line);
        Assert.DoesNotContain('\n', line!);
        Assert.Equal(stored, await Stored(database));
        Assert.Equal("halo", await Unprotect(database, closed, First));
    }

    [Theory]
    [InlineData("kurang panjang")]
    [InlineData("1234567890123456789012345678901")]
    [InlineData("                                        ")]
    public async Task A_short_secret_is_refused_in_a_sentence(string secret)
    {
        await using var database = await TestDatabase.Create();
        Assert.Contains("at least 32 letters", (await Refused(database, secret)).Message);
    }

    [Fact]
    public async Task A_sealed_key_that_was_altered_is_refused()
    {
        await using var database = await TestDatabase.Create();
        await Protect(database, "halo", First);
        await using (var db = database.OpenAsOwner())
        {
            var row = await db.DataProtectionKeys.SingleAsync();
            var xml = XElement.Parse(row.Xml!);
            var seal = xml.Descendants("sealed").Single();
            var bytes = Convert.FromBase64String(seal.Value);
            bytes[20] ^= 1;
            seal.Value = Convert.ToBase64String(bytes);
            row.Xml = xml.ToString();
            await db.SaveChangesAsync();
        }
        Assert.Contains("Nothing was changed", (await Refused(database, First)).Message);
    }

    private static async Task<string> Protect(TestDatabase database, string text, string? secret = null)
    {
        await using var app = await Started(database, secret);
        return app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect(text);
    }

    private static async Task<string> Unprotect(
        TestDatabase database,
        string closed,
        string? secret,
        string? former = null
    )
    {
        await using var app = await Started(database, secret, former);
        // Also one that is not asked for a cookie today is still there.
        Assert.NotEmpty(app.Services.GetRequiredService<IKeyManager>().GetAllKeys());
        return app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(closed);
    }

    private static async Task<SetupProblem> Refused(TestDatabase database, string? secret) =>
        await Assert.ThrowsAsync<SetupProblem>(async () => await (await Started(database, secret)).DisposeAsync());

    // As a start does it, up to where it would listen.
    private static async Task<WebApplication> Started(TestDatabase database, string? secret, string? former = null)
    {
        var app = Start.Build(
            [],
            builder =>
            {
                builder.Configuration["ConnectionStrings:HeteroSpace"] = database.Connection;
                builder.Configuration["Jobs:Work"] = "false";
                builder.Services.KeepQueries();
                builder.Configuration["DataProtection:Key"] = secret;
                builder.Configuration["DataProtection:Former:0"] = former;
            }
        );
        await Start.BringUpToDate(app.Services);
        return app;
    }

    private static async Task<string> Stored(TestDatabase database)
    {
        await using var db = database.Open();
        return string.Join(
            '\n',
            await db.DataProtectionKeys.AsNoTracking().OrderBy(row => row.Id).Select(row => row.Xml).ToListAsync()
        );
    }
}
