using System.Net;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Portal;

/// <summary>An empty product is set up by whoever started it, once, and whole.</summary>
public sealed class SetUpTests
{
    [Fact]
    public async Task Without_the_word_that_was_printed_nobody_sets_it_up()
    {
        await using var empty = await TestDatabase.Create();
        await using var app = await Started(empty);
        using var browser = Browse.Visitor(app);
        foreach (var word in (string[])["", "salah", "aaaa-aaaa-aaaa", "aaaaaaaaaaaaaa"])
        {
            var page = await (await Browse.Send(browser, "/mulai", "mulai", Fields(word))).Text();
            Assert.Contains("Kata ini tidak cocok", page);
            // Nothing typed is lost.
            Assert.Contains("value=\"Semarang Baru\"", page);
        }
        Assert.Equal((0, 0), await app.Read(async db => (await db.Users.CountAsync(), await db.Sites().CountAsync())));
    }

    [Fact]
    public async Task The_word_stands_in_the_line_of_the_start_and_however_it_is_typed_it_fits()
    {
        await using var empty = await TestDatabase.Create();
        await using var app = await Started(empty);
        var line = (await Welcome.SetUpLine(app.Services))!;
        Assert.Contains(" /mulai ", line);
        var word = line.Split(' ')[^1];
        Assert.Matches("^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$", word);
        // Another start, or another node, prints the same.
        Assert.Equal(line, await Welcome.SetUpLine(app.Services));
        using var browser = Browse.Visitor(app);
        var answer = await Browse.Send(
            browser,
            "/mulai",
            "mulai",
            Fields(" " + word.ToUpperInvariant().Replace('-', ' ') + " ")
        );
        Assert.Equal("/konsol/semarang-baru/siapkan", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Null(await Welcome.SetUpLine(app.Services));
        Assert.Equal(HttpStatusCode.NotFound, (await Browse.Visitor(app).GetAsync("/mulai")).StatusCode);
        await app.Read(async db =>
        {
            var grant = await db.RoleGrants().SingleAsync();
            Assert.Equal((Role.ProvincialAdministrator, (Guid?)null), (grant.Role, grant.SiteId));
            Assert.Equal("product.set-up", (await db.Audit().SingleAsync()).Action);
            Assert.True((await db.People().SingleAsync()).EmailConfirmed);
            return true;
        });
    }

    [Fact]
    public async Task Of_many_at_once_one_sets_it_up_and_the_others_leave_nothing()
    {
        await using var empty = await TestDatabase.Create();
        await using var app = await Started(empty);
        var begin = new TaskCompletionSource();
        var made = Enumerable
            .Range(0, 8)
            .Select(async number =>
            {
                await begin.Task;
                return await app.Do(services =>
                    services
                        .GetRequiredService<SetUp>()
                        .Now(
                            new("Ibu Tri", $"tri{number}@example.org", "sandi yang panjang", PersonKind.Public),
                            new() { Slug = $"satu-{number}", Name = "Satu" }
                        )
                );
            })
            .ToList();
        begin.SetResult();
        var winners = (await Task.WhenAll(made)).Where(account => account is not null).ToList();
        Assert.Single(winners);
        await app.Read(async db =>
        {
            Assert.Equal(winners[0]!.Id, (await db.Users.SingleAsync()).Id);
            Assert.Equal(winners[0]!.Id, (await db.People().SingleAsync()).AccountId);
            Assert.Equal(winners[0]!.Id, (await db.RoleGrants().SingleAsync()).AccountId);
            Assert.Equal(5, await db.OpeningHours().CountAsync());
            Assert.Equal(
                await db.Sites().Select(site => site.Id).SingleAsync(),
                (await db.Audit().SingleAsync()).SiteId
            );
            return true;
        });
    }

    [Theory]
    [InlineData("alter table sites rename to elsewhere")]
    [InlineData("alter table role_grants rename to elsewhere")]
    [InlineData("alter table opening_hours rename to elsewhere")]
    [InlineData("alter table people rename to elsewhere")]
    public async Task What_cannot_be_written_whole_is_not_written(string broken)
    {
        await using var empty = await TestDatabase.Create();
        await using (var owner = empty.OpenAsOwner())
            await owner.Database.ExecuteSqlRawAsync(broken);
        await using var app = await Started(empty);
        await Record.ExceptionAsync(() =>
            app.Do(services =>
                services
                    .GetRequiredService<SetUp>()
                    .Now(
                        new("Ibu Tri", "tri@example.org", "sandi yang panjang", PersonKind.Public),
                        new() { Slug = "satu", Name = "Satu" }
                    )
            )
        );
        Assert.Equal((0, 0), await app.Read(async db => (await db.Users.CountAsync(), await db.Audit().CountAsync())));
    }

    [Fact]
    public async Task The_database_itself_takes_one_set_up()
    {
        await using var empty = await TestDatabase.Create();
        await using var db = empty.Open();
        db.Audit().Add(AuditRow.Of(HeteroApp.MondayAtTen, null, null, SetUp.Action, "site:satu"));
        await db.SaveChangesAsync();
        db.Audit().Add(AuditRow.Of(HeteroApp.MondayAtTen, null, null, SetUp.Action, "site:dua"));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Whoever_guesses_words_waits()
    {
        await using var empty = await TestDatabase.Create();
        await using var app = await Started(empty, ("Limits:Passwords", "3"));
        using var browser = Browse.Visitor(app);
        var waits = 0;
        for (var guess = 0; guess < 8; guess++)
            if (
                (await (await Browse.Send(browser, "/mulai", "mulai", Fields("salah"))).Text()).Contains(
                    "Terlalu banyak percobaan"
                )
            )
                waits++;
        Assert.InRange(waits, 3, 5);
    }

    private static Task<HeteroApp> Started(TestDatabase empty, params (string Key, string Value)[] settings) =>
        HeteroApp.Start(
            HeteroApp.MondayAtTen.AddYears(10),
            [("ConnectionStrings:HeteroSpace", empty.Connection), .. settings]
        );

    private static (string, string)[] Fields(string word) =>
        [
            ("kata", word),
            ("nama", "Ibu Tri"),
            ("kontak", "tri@example.org"),
            ("sandi", "sandi yang panjang"),
            ("lokasi", "Semarang Baru"),
            ("alamat", "Jalan Pahlawan 1"),
            ("zona", "Asia/Jakarta"),
        ];
}
