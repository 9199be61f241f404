using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.People;

/// <summary>Whoever signs up in one spelling signs in with every other of the same contact and password.</summary>
public sealed class SpellingTests
{
    private const string Password = "Kafe\u0301 di Semarang";

    public static TheoryData<string, string[]> Contacts =>
        new()
        {
            {
                "uji8@example.org \u200B",
                [
                    "uji8@example.org",
                    "UJI8@Example.org",
                    "\u202Auji8@example.org\u202C",
                    "uji8@example.org.",
                    "<uji8@example.org>",
                    "uji8＠example.org",
                ]
            },
            {
                "budi@bücher.example",
                ["budi@xn--bcher-kva.example", "budi@BÜCHER.example", "budi@bu\u0308cher.example"]
            },
            {
                "\u202A+62 812\u20110000\u20117711\u202C",
                ["081200007711", "0062 812 0000 7711", "https://wa.me/6281200007711", "\u200B0812-0000-7711"]
            },
        };

    [Theory, MemberData(nameof(Contacts))]
    public async Task An_account_is_found_by_every_spelling_of_its_contact(string typed, string[] others)
    {
        await using var app = await HeteroApp.Start();
        var made = await app.Do(services =>
            services.GetRequiredService<SignUp>().Now(new("Peserta 014", typed, Password, PersonKind.Public))
        );
        Assert.Empty(made.Errors);
        // With the contact shown, as the account comes into being.
        var person = await app.Do(services =>
            services.GetRequiredService<ConfirmContact>().Reached(made.Person!.Id, Contact.Read(typed)!.Value)
        );
        foreach (var other in others.Append(typed))
            Assert.Equal(
                person!.AccountId,
                Assert.Single(await app.Do(services => services.GetRequiredService<SignIn>().Candidates(other))).Id
            );
    }

    [Theory, InlineData("Kaf\u00E9 di Semarang"), InlineData("Kafe\u0301 di Semarang")]
    public async Task A_password_is_the_same_whichever_keyboard_composed_it(string typed)
    {
        await using var app = await HeteroApp.Start();
        await app.Do(services =>
            services.GetRequiredService<SignUp>().Now(new("Slamet", "slamet@example.org", Password, PersonKind.Public))
        );
        using var browser = Browse.Visitor(app, follows: false);
        var answer = await Browse.Send(browser, "/masuk", "masuk", ("kontak", "slamet@example.org"), ("sandi", typed));
        Assert.Equal(302, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_name_that_shows_nothing_or_no_letter_makes_no_account()
    {
        await using var app = await HeteroApp.Start();
        foreach (var name in (string[])["\u200B", ".", "-", "\u3164", "\u2800\u2800", "…", "12"])
            Assert.Equal(
                [SignUp.NameField],
                (
                    await app.Do(services =>
                        services
                            .GetRequiredService<SignUp>()
                            .Now(new(name, "slamet@example.org", Password, PersonKind.Public))
                    )
                )
                    .Errors
                    .Keys
            );
        Assert.Empty(await app.Read(db => db.People().ToListAsync()));
    }
}
