using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>A browser asked for a new password by a number: what it keeps, sealed, and what its owner sends from that
/// number.</summary>
public sealed record AskedByNumber(Guid Id, string Phone, string Code, DateTime Until);

/// <summary>Someone waits for staff to see their code come from their number.</summary>
public sealed record WaitsForPassword(Guid Id, Person Person, string Code);

/// <summary>
/// A forgotten password where there is no mailbox. A code, shown to one browser, comes by WhatsApp from the number of
/// the account; staff tick it, and that browser may
/// set a password. Or the desk, seeing a card or an identity, gives a code to type. Not for who works here: front desk
/// staff could become managers so.
/// </summary>
public sealed class ForgottenNumber(
    AppDb db,
    UserManager<Account> accounts,
    IDataProtectionProvider protection,
    ConfirmContact confirm,
    SignedInDevices devices,
    TimeProvider time
)
{
    public const string Job = "number-password";

    /// <summary>Until the desk has been open; after the tick someone sits there and types; at the desk they stand
    /// there.</summary>
    private static readonly TimeSpan CodeLasts = TimeSpan.FromDays(1),
        TickLasts = TimeSpan.FromHours(1),
        DeskCodeLasts = TimeSpan.FromMinutes(15);
    private const string House = "HeteroSpace",
        ByNumber = "number:",
        ByDesk = "desk";
    private const int MostOpen = 5;
    private readonly IDataProtector _seal = protection.CreateProtector("number-password");
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>What is kept for an account: until when, the code or its hash, and whether staff ticked it.</summary>
    private readonly record struct Kept(DateTime Until, string Code, bool Ticked)
    {
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Until.Ticks}|{Code}|{(Ticked ? "ticked" : "")}");

        public static Kept Read(string? text) =>
            (text ?? "").Split('|') is [var until, var code, var ticked]
            && long.TryParse(until, CultureInfo.InvariantCulture, out var ticks)
                ? new(new(ticks, DateTimeKind.Utc), code, ticked == "ticked")
                : default;
    }

    /// <summary>Says nothing about whether the number has an account, and takes as long when it has none: a job
    /// looks.</summary>
    public async Task<(AskedByNumber Asked, string Sealed)> Ask(string phone, CancellationToken stop = default)
    {
        var asked = new AskedByNumber(
            new Guid(RandomNumberGenerator.GetBytes(16)),
            phone,
            ConfirmContact.NewCode(),
            Now + CodeLasts
        );
        db.Jobs().Add(Foundation.Jobs.Job.Of(Job, asked, Now));
        await db.SaveChangesAsync(stop);
        return (
            asked,
            _seal.Protect(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{asked.Id:n}|{asked.Phone}|{asked.Code}|{asked.Until.Ticks}"
                )
            )
        );
    }

    /// <summary>What this browser asked for; null when it is over, or not ours.</summary>
    public AskedByNumber? Read(string? sealedText)
    {
        if (string.IsNullOrEmpty(sealedText))
            return null;
        string[] parts;
        try
        {
            parts = _seal.Unprotect(sealedText).Split('|');
        }
        catch (CryptographicException)
        {
            return null;
        }
        var asked = new AskedByNumber(
            Guid.ParseExact(parts[0], "n"),
            parts[1],
            parts[2],
            new(long.Parse(parts[3], CultureInfo.InvariantCulture), DateTimeKind.Utc)
        );
        return asked.Until > Now ? asked : null;
    }

    /// <summary>The job: finds whose number it is, the one that confirmed it first.</summary>
    internal async Task Keep(AskedByNumber asked, CancellationToken stop)
    {
        var (name, now) = (ByNumber + asked.Id.ToString("n"), Now);
        var account = await db.People()
            .Where(person => person.Phone == asked.Phone && person.AccountId != null && !person.Gone)
            .OrderByDescending(person => person.PhoneConfirmed)
            .ThenByDescending(person => person.Since)
            .Select(person => person.AccountId)
            .FirstOrDefaultAsync(stop);
        if (account is not { } id || await WorksHere(id, stop))
            return;
        var open = await db
            .UserTokens.Where(row => row.UserId == id && row.LoginProvider == House && row.Name.StartsWith(ByNumber))
            .ToListAsync(stop);
        if (open.Exists(row => row.Name == name))
            return;
        // The latest few: whoever asks again and again keeps nobody out for good, and fills nothing.
        var standing = open.FindAll(row => Kept.Read(row.Value).Until > now)
            .OrderByDescending(row => Kept.Read(row.Value).Until)
            .Take(MostOpen - 1)
            .ToList();
        db.UserTokens.RemoveRange(open.Except(standing));
        db.UserTokens.Add(
            new()
            {
                UserId = id,
                LoginProvider = House,
                Name = name,
                Value = new Kept(asked.Until, asked.Code, false).ToString(),
            }
        );
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Those whose code staff have yet to see.</summary>
    public async Task<List<WaitsForPassword>> Waiting(CancellationToken stop = default)
    {
        var rows = await db
            .UserTokens.AsNoTracking()
            .Where(row => row.LoginProvider == House && row.Name.StartsWith(ByNumber))
            .Join(
                db.People().AsNoTracking(),
                row => row.UserId,
                person => person.AccountId,
                (row, person) =>
                    new
                    {
                        row.Name,
                        row.Value,
                        Person = person,
                    }
            )
            .ToListAsync(stop);
        return
        [
            .. rows.Select(row => (row.Name, Kept: Kept.Read(row.Value), row.Person))
                .Where(row => row.Kept.Until > Now && !row.Kept.Ticked)
                .OrderByDescending(row => row.Kept.Until)
                .Select(row => new WaitsForPassword(
                    Guid.ParseExact(row.Name[ByNumber.Length..], "n"),
                    row.Person,
                    row.Kept.Code
                )),
        ];
    }

    /// <summary>The code came from the number: staff saw it, or the gateway did (no account). False when it waits no
    /// more.</summary>
    public async Task<bool> Seen(WaitsForPassword waits, Guid? by, Guid? site, CancellationToken stop = default)
    {
        var (name, now) = (ByNumber + waits.Id.ToString("n"), Now);
        if (waits.Person.AccountId is not { } account || await WorksHere(account, stop))
            return false;
        await using (var transaction = await db.Database.BeginTransactionAsync(stop))
        {
            var stored = await db
                .UserTokens.Where(row => row.UserId == account && row.LoginProvider == House && row.Name == name)
                .Select(row => row.Value)
                .SingleOrDefaultAsync(stop);
            var (kept, ticked) = (Kept.Read(stored), new Kept(now + TickLasts, waits.Code, true).ToString());
            if (kept.Ticked || kept.Until <= now || kept.Code != waits.Code)
                return false;
            if (
                await db
                    .UserTokens.Where(row =>
                        row.UserId == account && row.LoginProvider == House && row.Name == name && row.Value == stored
                    )
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, ticked), stop) == 0
            )
                return false;
            db.Audit()
                .Add(
                    AuditRow.Of(
                        now,
                        by,
                        site,
                        "password.number-seen",
                        "person:" + waits.Person.Id,
                        by is null ? "gateway" : null
                    )
                );
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
        // What shows the number for the password shows it for the account too.
        if (!waits.Person.PhoneConfirmed)
            await confirm.PhoneSeen(waits.Person.Id, stop);
        return true;
    }

    /// <summary>A message came in through the gateway.</summary>
    public async Task CameIn(string phone, string text, CancellationToken stop = default)
    {
        foreach (
            var waits in (await Waiting(stop)).Where(row =>
                row.Person.Phone == phone && text.Contains(row.Code, StringComparison.Ordinal)
            )
        )
            await Seen(waits, null, null, stop);
    }

    /// <summary>Whether this browser may set a password now.</summary>
    public async Task<bool> MaySet(AskedByNumber asked, CancellationToken stop = default)
    {
        var name = ByNumber + asked.Id.ToString("n");
        var kept = Kept.Read(
            await db
                .UserTokens.Where(row => row.LoginProvider == House && row.Name == name)
                .Select(row => row.Value)
                .SingleOrDefaultAsync(stop)
        );
        return kept.Ticked && kept.Until > Now && kept.Code == asked.Code;
    }

    /// <summary>Sets it, once. The code "InvalidToken" says that it may not.</summary>
    public async Task<IdentityResult> Set(AskedByNumber asked, string password, CancellationToken stop = default)
    {
        var name = ByNumber + asked.Id.ToString("n");
        var row = await db
            .UserTokens.AsNoTracking()
            .SingleOrDefaultAsync(known => known.LoginProvider == House && known.Name == name, stop);
        var kept = Kept.Read(row?.Value);
        return row is null || !kept.Ticked || kept.Code != asked.Code ? No : await Set(row, password, "number", stop);
    }

    /// <summary>Whether the desk may give a code for this person's account.</summary>
    public async Task<bool> MayGive(Person person, CancellationToken stop = default) =>
        person is { AccountId: { } account, Gone: false } && !await WorksHere(account, stop);

    /// <summary>Staff saw who stands there: a code for them to type, once and soon. A known mailbox hears of it. Null
    /// for who works here.</summary>
    public async Task<string?> GiveAtDesk(Person person, Guid by, Guid site, CancellationToken stop = default)
    {
        if (!await MayGive(person, stop))
            return null;
        var (code, now, account) = (MemberCode.New()[3..], Now, person.AccountId!.Value);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db
            .UserTokens.Where(row => row.UserId == account && row.LoginProvider == House && row.Name == ByDesk)
            .ExecuteDeleteAsync(stop);
        db.UserTokens.Add(
            new()
            {
                UserId = account,
                LoginProvider = House,
                Name = ByDesk,
                Value = new Kept(now + DeskCodeLasts, Hash(code), true).ToString(),
            }
        );
        db.Audit().Add(AuditRow.Of(now, by, site, "password.desk-code", "person:" + person.Id));
        await db.SaveChangesAsync(stop);
        if (person is { Email: { } email, EmailConfirmed: true })
        {
            var (subject, text) = Words.In(person.Language, () => Given(person.Name));
            await db.PutOut(
                new()
                {
                    Cause = $"desk-code:{Guid.CreateVersion7():n}",
                    Channel = Channel.Mail,
                    Kind = "account.changed",
                    PersonId = person.Id,
                    To = email,
                    Name = person.Name,
                    Language = person.Language,
                    Subject = subject,
                    Text = text,
                    At = now,
                    Due = now,
                },
                stop
            );
        }
        await transaction.CommitAsync(stop);
        return "HK-" + code;
    }

    public static (string Subject, string Text) Given(string name) =>
        (
            Words.Say("Sandi baru di meja depan", "A new password at the front desk"),
            Words.Say(
                $"Halo {name},\n\npetugas meja depan baru saja memberi kode untuk membuat sandi baru akun Anda, kepada "
                    + $"orang yang menunjukkan kartu atau identitasnya. Bila bukan Anda, segera hubungi lokasi kami.",
                $"Hello {name},\n\nour front desk has just given a code to set a new password for your account, "
                    + $"to someone who showed a card or an identity. If it was not you, call our site at once."
            )
        );

    /// <summary>Sets it by the code of the desk. The code "InvalidToken" says that it is none, or over.</summary>
    public async Task<IdentityResult> SetByDesk(string typed, string password, CancellationToken stop = default)
    {
        var text = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        if (
            MemberCode.Read(text.StartsWith("HK", StringComparison.Ordinal) && text.Length == 10 ? text[2..] : text)
            is not { } code
        )
            return No;
        var hash = Hash(code[3..]);
        var row = await db
            .UserTokens.AsNoTracking()
            .Where(known => known.LoginProvider == House && known.Name == ByDesk && known.Value!.Contains(hash))
            .SingleOrDefaultAsync(stop);
        return row is null ? No : await Set(row, password, "desk", stop);
    }

    // Used up and set in one breath: a password that will not do uses up nothing.
    private async Task<IdentityResult> Set(
        IdentityUserToken<Guid> row,
        string password,
        string how,
        CancellationToken stop
    )
    {
        if (
            Kept.Read(row.Value).Until <= Now
            || await WorksHere(row.UserId, stop)
            || await accounts.FindByIdAsync(row.UserId.ToString()) is not { } account
        )
            return No;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db
                .UserTokens.Where(known =>
                    known.UserId == row.UserId
                    && known.LoginProvider == House
                    && known.Name == row.Name
                    && known.Value == row.Value
                )
                .ExecuteDeleteAsync(stop) == 0
        )
            return No;
        var set = await accounts.ResetPasswordAsync(
            account,
            await accounts.GeneratePasswordResetTokenAsync(account),
            password
        );
        if (!set.Succeeded)
            return set;
        // What else was asked for this account opens nothing any more.
        await db
            .UserTokens.Where(known => known.UserId == row.UserId && known.LoginProvider == House)
            .ExecuteDeleteAsync(stop);
        var person = await db.People()
            .Where(known => known.AccountId == row.UserId)
            .Select(known => known.Id)
            .SingleOrDefaultAsync(stop);
        db.Audit().Add(AuditRow.Of(Now, row.UserId, null, "password.reset", "person:" + person, how));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await devices.SignOut(row.UserId, null, null, stop);
        return set;
    }

    /// <summary>The nightly job: what is over goes.</summary>
    internal async Task Forget(CancellationToken stop)
    {
        var rows = await db
            .UserTokens.Where(row =>
                row.LoginProvider == House && (row.Name == ByDesk || row.Name.StartsWith(ByNumber))
            )
            .ToListAsync(stop);
        db.UserTokens.RemoveRange(rows.Where(row => Kept.Read(row.Value).Until <= Now));
        await db.SaveChangesAsync(stop);
    }

    private static IdentityResult No => IdentityResult.Failed(new IdentityError { Code = "InvalidToken" });

    private Task<bool> WorksHere(Guid account, CancellationToken stop) =>
        db.RoleGrants().AnyAsync(grant => grant.AccountId == account, stop);

    private static string Hash(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes("desk-code:" + code)));
}
