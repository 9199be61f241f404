using System.Buffers.Text;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.People;

/// <summary>
/// A code that the desk, seeing a card or an identity, gives to who forgot their password; typed once.
/// </summary>
public sealed class DeskCode(AppDb db, LetterBox letters, SetForgotten forgotten, SealedCodes codes, Frame frame)
{
    /// <summary>They stand at the desk and type it at once.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    /// <summary>Whether the desk may give a code for this person's account.</summary>
    public async Task<bool> MayGive(Person person, CancellationToken stop = default) =>
        person is { AccountId: { } account, Gone: false } && !await forgotten.WorksHere(account, stop);

    /// <summary>Staff saw who stands there: a code for them to type, once and soon. A known mailbox hears of it. Null
    /// for who works here.</summary>
    public Task<Proof?> GiveAtDesk(Person person, Guid by, Guid site)
    {
        var code = MemberCode.New()[3..];
        return frame.Do(async act =>
        {
            if (!await MayGive(person))
                return act.Refuse<Proof?>(null);
            var account = person.AccountId!.Value;
            await act.Erase(db.KeptOf(account, KeptCode.ByDesk));
            act.Add(
                new IdentityUserToken<Guid>
                {
                    UserId = account,
                    LoginProvider = KeptCode.House,
                    Name = KeptCode.ByDesk,
                    Value = new KeptCode(act.Now + Lasts, Kept(code), true).ToString(),
                }
            );
            act.Note(by, site, "password.desk-code", "person:" + person.Id);
            if (person is { Email: { } email, EmailConfirmed: true })
                await Tell(person, email, act.Now);
            return Proof.Of("HK-" + code);
        });
    }

    private Task Tell(Person person, string email, DateTime now) =>
        letters.Put(
            new()
            {
                Cause = $"desk-code:{Guid.CreateVersion7():n}",
                Channel = Channel.Mail,
                Kind = "account.changed",
                PersonId = person.Id,
                To = email,
                Name = person.Name,
                Language = person.Language,
                At = now,
                Due = now,
            },
            Words.In(person.Language, () => Given(person.Name))
        );

    internal static Letter Given(string name) =>
        Letter
            .About(Say("Sandi baru di meja depan", "A new password at the front desk"))
            .Greet(name)
            .Say(
                Say(
                    "Petugas meja depan baru saja memberi kode untuk membuat sandi baru akun Anda, kepada orang yang "
                        + "menunjukkan kartu atau identitasnya. Bila bukan Anda, segera hubungi lokasi kami.",
                    "Our front desk has just given a code to set a new password for your account, "
                        + "to someone who showed a card or an identity. If it was not you, call our site at once."
                )
            )
            .Button(Words.Say("Periksa keamanan akun", "Look at the account's security"), "/saya/keamanan");

    /// <summary>Sets it by the code of the desk. The code "InvalidToken" says that it is none, or over.</summary>
    public async Task<IdentityResult> SetByDesk(string typed, string password)
    {
        var text = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        if (
            MemberCode.Read(text.StartsWith("HK", StringComparison.Ordinal) && text.Length == 10 ? text[2..] : text)
            is not { } code
        )
            return SetForgotten.No;
        var kept = Kept(code[3..]);
        var row = await db
            .UserTokens.AsNoTracking()
            .Where(known =>
                known.LoginProvider == KeptCode.House && known.Name == KeptCode.ByDesk && known.Value!.Contains(kept)
            )
            .SingleOrDefaultAsync();
        return row is null ? SetForgotten.No : await forgotten.Set(row, password, "desk");
    }

    private string Kept(string code) => Base64Url.EncodeToString(codes.Close(Proof.Of(code)));
}
