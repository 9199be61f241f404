using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.People;

/// <summary>A forgotten password: a link in a mail, good for a day and once.</summary>
public sealed class NewPassword(
    AppDb db,
    UserManager<Account> accounts,
    SignIn signIn,
    LetterBox letters,
    Frame frame,
    SignedInDevices devices
)
{
    public const string MailJob = "new-password";

    public sealed record MailPayload(Guid AccountId);

    /// <summary>Says nothing about whether such an account exists, and takes as long when it does not.</summary>
    public async Task Ask(string contact)
    {
        var known = (await signIn.Candidates(contact))
            .Where(account => account.Email is not null)
            .Select(account => account.Id)
            .FirstOrDefault();
        await frame.Do(act => act.Tell(MailJob, new MailPayload(known)));
    }

    public async Task SendMail(Job job, CancellationToken stop)
    {
        if (
            await accounts.FindByIdAsync(job.Read<MailPayload>().AccountId.ToString())
            is not { Email: { } email } account
        )
            return;
        var person = await db.People().AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == account.Id, stop);
        var code = Uri.EscapeDataString(await accounts.GeneratePasswordResetTokenAsync(account));
        var link = Proof.Of(code).Within($"/sandi-baru?akun={account.Id}&kode=");
        await letters.Put(
            new()
            {
                Cause = "job:" + job.Id,
                Channel = Channel.Mail,
                Kind = "account.password",
                PersonId = person?.Id,
                To = email,
                Name = person?.Name ?? "",
                Language = person?.Language ?? "id",
                At = job.Due,
                Due = job.Due,
            },
            Words.In(person?.Language ?? "id", () => Said(person?.Name ?? "", link)),
            stop
        );
    }

    internal static Letter Said(string name, Proof link) =>
        Letter
            .About(Say("Sandi baru", "New password"))
            .Greet(name)
            .Say(
                Say(
                    "Buka tautan ini untuk membuat sandi baru. Tautan berlaku sehari.",
                    "Open this link to set a new password. It is good for a day."
                )
            )
            .Button(Words.Say("Buat sandi baru", "Set a new password"), link)
            .Say(
                Say(
                    "Bila bukan Anda yang meminta, abaikan surat ini; sandi lama tetap berlaku.",
                    "If you did not ask, ignore this mail; your old password stays."
                )
            );

    /// <summary>Sets it, and signs out every browser: whoever lost a password may have lost more.</summary>
    public async Task<IdentityResult> Set(string accountId, string code, string password)
    {
        // Identity throws on what is no id.
        if (!Guid.TryParse(accountId, out var id))
            return SetForgotten.No;
        var set = await frame.Do(async act =>
        {
            if (await accounts.FindByIdAsync(id.ToString()) is not { } account)
                return act.Refuse(SetForgotten.No);
            act.Touches<Account>();
            var done = await accounts.ResetPasswordAsync(account, code, password);
            return done.Succeeded ? done : act.Refuse(done);
        });
        if (set.Succeeded)
            await devices.SignOut(id, null);
        return set;
    }
}
