using HeteroSpace.Foundation;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.People;

/// <summary>What is done to people and their accounts is one commit: cut in two, nothing of it is kept.</summary>
public sealed class PeopleWholeTests
{
    private static Task<Exception> Refused(Func<Task> act) => Assert.ThrowsAnyAsync<Exception>(act);

    // Identity saves by itself, before the audit row is written.
    [Fact]
    public async Task A_code_is_not_used_up_where_nobody_would_know_that_a_password_was_set()
    {
        await using var app = await HeteroApp.Start();
        var (person, site) = (await app.Member(), await app.Read(db => db.Sites().Select(row => row.Id).FirstAsync()));
        Task<string?> Hash() =>
            app.Read(db =>
                db.Users.Where(row => row.Id == person.AccountId).Select(row => row.PasswordHash).SingleAsync()
            );
        var code = (
            await app.Do(services =>
                services.GetRequiredService<DeskCode>().GiveAtDesk(person, Guid.CreateVersion7(), site)
            )
        )!.Reveal();
        Task<bool> Set() =>
            app.Do(async services =>
                (await services.GetRequiredService<DeskCode>().SetByDesk(code, "sandi-baru-2026")).Succeeded
            );
        var before = await Hash();
        await Broken.Refuse(app, "audit", "new.action = 'password.reset'", "insert");
        await Refused(Set);
        Assert.Equal(before, await Hash());
        await Broken.Mend(app, "audit", "insert");
        Assert.True(await Set());
        Assert.NotEqual(before, await Hash());
        Assert.False(await Set());
    }

    [Fact]
    public async Task A_number_is_not_confirmed_where_nobody_would_know_who_saw_it()
    {
        await using var app = await HeteroApp.Start();
        var newcomer = new Newcomer("Peserta 014", "0812 0000 4417", "sandi-yang-panjang", PersonKind.Umkm);
        var person = (await app.Do(services => services.GetRequiredService<SignUp>().Now(newcomer))).Person!;
        Task<bool> Seen() =>
            app.Do(async services =>
                await services.GetRequiredService<ConfirmContact>().PhoneSeen(person.Id, Noted)
                    is { AccountId: not null }
            );
        static Task Noted(Act act, Person owner)
        {
            act.Note(null, null, "phone.confirmed", "person:" + owner.Id);
            return Task.CompletedTask;
        }
        await Broken.Refuse(app, "audit", "new.action = 'phone.confirmed'", "insert");
        await Refused(Seen);
        var (kept, accounts) = await app.Read(async db =>
            (await db.People().AsNoTracking().SingleAsync(row => row.Id == person.Id), await db.Users.CountAsync())
        );
        Assert.Equal((false, null, 0), (kept.PhoneConfirmed, kept.AccountId, accounts));
        Assert.NotNull(kept.SealedPhoneCode);
        await Broken.Mend(app, "audit", "insert");
        Assert.True(await Seen());
    }
}
