using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>A forgotten password: a link in a mail, good for a day and once.</summary>
public sealed class NewPassword(AppDb db, UserManager<Account> accounts, SignIn signIn, Mailer mailer, PublicUrl address, TimeProvider time)
{
    public const string MailJob = "new-password";
    public sealed record MailPayload(Guid AccountId);

    /// <summary>Says nothing about whether such an account exists.</summary>
    public async Task Ask(string contact, CancellationToken stop = default)
    {
        foreach (var account in (await signIn.Candidates(contact, stop)).Where(account => account.Email is not null).Take(1))
            db.Jobs().Add(Job.Of(MailJob, new MailPayload(account.Id), time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(stop);
    }

    public async Task SendMail(MailPayload payload, CancellationToken stop)
    {
        if (await accounts.FindByIdAsync(payload.AccountId.ToString()) is not { Email: { } email } account) return;
        var person = await db.People().AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == account.Id, stop);
        var link = address.Of($"/sandi-baru?akun={account.Id}&kode={Uri.EscapeDataString(await accounts.GeneratePasswordResetTokenAsync(account))}");
        await mailer.Send(Words.In(person?.Language ?? "id", () => new Letter(email, Words.Say("Sandi baru", "New password"),
            Words.Say($"Halo {person?.Name},\n\nbuka tautan ini untuk membuat sandi baru. Tautan berlaku sehari.\n\n{link}\n\nBila bukan Anda yang meminta, abaikan surat ini; sandi lama tetap berlaku.",
                $"Hello {person?.Name},\n\nopen this link to set a new password. It is good for a day.\n\n{link}\n\nIf you did not ask, ignore this mail; your old password stays."))), stop);
    }

    public async Task<IdentityResult> Set(string accountId, string code, string password) =>
        await accounts.FindByIdAsync(accountId) is { } account ? await accounts.ResetPasswordAsync(account, code, password)
            : IdentityResult.Failed(new IdentityError { Code = "InvalidToken" });
}
