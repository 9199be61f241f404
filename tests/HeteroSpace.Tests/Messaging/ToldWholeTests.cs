using HeteroSpace.Foundation;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Messaging;

/// <summary>What is told to someone is one commit: the notice in their own space, and the letter.</summary>
public sealed class ToldWholeTests
{
    private static Task<bool> Tell(HeteroApp app, Person person) =>
        app.Do(async services =>
        {
            var letter = Letter.About(Sentence.Say("Uji", "A try")).Greet(person.Name);
            await services
                .GetRequiredService<Tell>()
                .Now(
                    new("uji:1", News.IdOf("uji:1"), "booking.confirmed", Topic.Answers, app.Now, letter)
                    {
                        PersonId = person.Id,
                        Name = person.Name,
                        Email = person.Email,
                    }
                );
            return true;
        });

    private static async Task<(int Notices, int Letters)> Told(HeteroApp app) =>
        (await app.Read(db => db.Notices().CountAsync()), await app.Read(db => db.Outbox().CountAsync()));

    [Fact]
    public async Task Where_the_letter_cannot_be_kept_there_is_no_notice_either_and_it_is_told_anew()
    {
        await using var app = await HeteroApp.Start();
        var person = await app.Member();
        await Broken.Refuse(app, "outbox", "1 = 1", "insert");
        await Assert.ThrowsAnyAsync<Exception>(() => Tell(app, person));
        Assert.Equal((0, 0), await Told(app));
        await Broken.Mend(app, "outbox", "insert");
        await Tell(app, person);
        Assert.Equal((1, 1), await Told(app));
    }

    [Fact]
    public async Task Told_by_many_at_once_it_is_told_once_and_none_of_them_fails()
    {
        await using var app = await HeteroApp.Start();
        var person = await app.Member();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Tell(app, person)));
        Assert.Equal((1, 1), await Told(app));
    }
}
