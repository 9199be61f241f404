using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>A browser asked for a new password by a number: what it keeps, sealed, and what its owner sends from that
/// number.</summary>
public sealed record AskedByNumber(Guid Id, string Phone, Proof Code, DateTime Until);

/// <summary>Someone waits for staff to see their code come from their number.</summary>
public sealed record WaitsForPassword(Guid Id, Person Person, Proof Code)
{
    /// <summary>As it is kept.</summary>
    internal string Kept { get; init; } = "";
}

/// <summary>
/// A forgotten password where there is no mailbox. A code, shown to one browser, comes by WhatsApp from the number of
/// the account; staff tick it, and that browser may set a password. Or the desk, seeing a card or an identity, gives a
/// code to type (<see cref="DeskCode"/>). Not for who works here: front desk staff could become managers so.
/// </summary>
public sealed class ForgottenNumber(
    AppDb db,
    IDataProtectionProvider protection,
    SetForgotten forgotten,
    SealedCodes codes,
    Frame frame,
    TimeProvider time
)
{
    public const string Job = "number-password";

    /// <param name="Code">As it is kept.</param>
    internal sealed record KeepPayload(Guid Id, string Phone, string Code, DateTime Until);

    /// <summary>Until the desk has been open; after the tick someone sits there and types.</summary>
    private static readonly TimeSpan CodeLasts = TimeSpan.FromDays(1),
        TickLasts = TimeSpan.FromHours(1);
    private const int MostOpen = 5;
    private readonly IDataProtector _seal = protection.CreateProtector("number-password");
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Says nothing about whether the number has an account, and takes as long when it has none: a job
    /// looks.</summary>
    public Task<(AskedByNumber Asked, string Sealed)> Ask(string phone) =>
        frame.Do(act =>
        {
            var asked = new AskedByNumber(
                new Guid(RandomNumberGenerator.GetBytes(16)),
                phone,
                ConfirmContact.NewCode(),
                act.Now + CodeLasts
            );
            act.Tell(Job, new KeepPayload(asked.Id, asked.Phone, Kept(asked.Code), asked.Until));
            return Task.FromResult((asked, Sealed(asked)));
        });

    private string Sealed(AskedByNumber asked) =>
        _seal.Protect(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{asked.Id:n}|{asked.Phone}|{asked.Code.Reveal()}|{asked.Until.Ticks}"
            )
        );

    private string Kept(Proof code) => Base64Url.EncodeToString(codes.Close(code));

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
            Proof.Of(parts[2]),
            new(long.Parse(parts[3], CultureInfo.InvariantCulture), DateTimeKind.Utc)
        );
        return asked.Until > Now ? asked : null;
    }

    /// <summary>
    /// The job: finds whose number it is, the one that confirmed it first. A number that was only typed opens nothing:
    /// it may be another's, by a slip, and the account was shown to be somebody's by their mailbox.
    /// </summary>
    internal Task Keep(KeepPayload asked) =>
        frame.Do(async act =>
        {
            var account = await db.People()
                .Where(person =>
                    person.Phone == asked.Phone && person.PhoneConfirmed && person.AccountId != null && !person.Gone
                )
                .OrderByDescending(person => person.Since)
                .Select(person => person.AccountId)
                .FirstOrDefaultAsync();
            if (account is { } id && !await forgotten.WorksHere(id))
                await Keep(act, id, asked);
        });

    private async Task Keep(Act act, Guid account, KeepPayload asked)
    {
        var name = KeptCode.ByNumber + asked.Id.ToString("n");
        var open = await db
            .UserTokens.Where(row =>
                row.UserId == account && row.LoginProvider == KeptCode.House && row.Name.StartsWith(KeptCode.ByNumber)
            )
            .ToListAsync();
        if (open.Exists(row => row.Name == name))
            return;
        // The latest few: whoever asks again and again keeps nobody out for good, and fills nothing.
        var standing = open.FindAll(row => KeptCode.Read(row.Value).Until > act.Now)
            .OrderByDescending(row => KeptCode.Read(row.Value).Until)
            .Take(MostOpen - 1);
        foreach (var over in open.Except(standing))
            act.Remove(over);
        act.Add(
            new IdentityUserToken<Guid>
            {
                UserId = account,
                LoginProvider = KeptCode.House,
                Name = name,
                Value = new KeptCode(asked.Until, asked.Code, false).ToString(),
            }
        );
    }

    /// <summary>Those whose code staff have yet to see.</summary>
    public async Task<List<WaitsForPassword>> Waiting(CancellationToken stop = default)
    {
        var rows = await db
            .UserTokens.AsNoTracking()
            .Where(row => row.LoginProvider == KeptCode.House && row.Name.StartsWith(KeptCode.ByNumber))
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
            .. rows.Select(row => (row.Name, Kept: KeptCode.Read(row.Value), row.Person))
                .Where(row => row.Kept.Until > Now && !row.Kept.Ticked)
                .OrderByDescending(row => row.Kept.Until)
                .Select(row => new WaitsForPassword(
                    Guid.ParseExact(row.Name[KeptCode.ByNumber.Length..], "n"),
                    row.Person,
                    codes.Open(Base64Url.DecodeFromChars(row.Kept.Code)) ?? Proof.Of("")
                )
                {
                    Kept = row.Kept.Code,
                }),
        ];
    }

    /// <summary>The code came from the number: staff saw it, or the gateway did (no account). False when it waits no
    /// more.</summary>
    public Task<bool> Seen(WaitsForPassword waits, Guid? by, Guid? site) =>
        frame.Do(async act =>
        {
            if (waits.Person.AccountId is not { } account || await forgotten.WorksHere(account))
                return act.Refuse(false);
            var rows = db.KeptOf(account, KeptCode.ByNumber + waits.Id.ToString("n"));
            var stored = await rows.Select(row => row.Value).SingleOrDefaultAsync();
            var kept = KeptCode.Read(stored);
            if (kept.Ticked || kept.Until <= act.Now || kept.Code != waits.Kept)
                return act.Refuse(false);
            var ticked = new KeptCode(act.Now + TickLasts, waits.Kept, true).ToString();
            var still = rows.Where(row => row.Value == stored);
            if (await act.Update(still, set => set.SetProperty(row => row.Value, ticked)) == 0)
                return act.Refuse(false);
            var how = by is null ? "gateway" : null;
            act.Note(by, site, "password.number-seen", "person:" + waits.Person.Id, how);
            if (site is { } here)
                await act.KnowAt(waits.Person.Id, here);
            return true;
        });

    /// <summary>A message came in through the gateway.</summary>
    public async Task CameIn(string phone, string text, CancellationToken stop = default)
    {
        foreach (
            var waits in (await Waiting(stop)).Where(row =>
                row.Person.Phone == phone
                && row.Code.Reveal() is { Length: > 0 } code
                && text.Contains(code, StringComparison.Ordinal)
            )
        )
            await Seen(waits, null, null);
    }

    /// <summary>Whether this browser may set a password now.</summary>
    public async Task<bool> MaySet(AskedByNumber asked, CancellationToken stop = default)
    {
        var name = KeptCode.ByNumber + asked.Id.ToString("n");
        var kept = KeptCode.Read(
            await db
                .UserTokens.Where(row => row.LoginProvider == KeptCode.House && row.Name == name)
                .Select(row => row.Value)
                .SingleOrDefaultAsync(stop)
        );
        return kept.Ticked && kept.Until > Now && kept.Code == Kept(asked.Code);
    }

    /// <summary>Sets it, once. The code "InvalidToken" says that it may not.</summary>
    public async Task<IdentityResult> Set(AskedByNumber asked, string password)
    {
        var name = KeptCode.ByNumber + asked.Id.ToString("n");
        var row = await db
            .UserTokens.AsNoTracking()
            .SingleOrDefaultAsync(known => known.LoginProvider == KeptCode.House && known.Name == name);
        var kept = KeptCode.Read(row?.Value);
        return row is null || !kept.Ticked || kept.Code != Kept(asked.Code)
            ? SetForgotten.No
            : await forgotten.Set(row, password, "number");
    }

    /// <summary>The nightly job: codes that are over go, those of the desk too.</summary>
    internal Task Forget() =>
        frame.Do(async act =>
        {
            var rows = await db
                .UserTokens.Where(row =>
                    row.LoginProvider == KeptCode.House
                    && (row.Name == KeptCode.ByDesk || row.Name.StartsWith(KeptCode.ByNumber))
                )
                .ToListAsync();
            foreach (var over in rows.Where(row => KeptCode.Read(row.Value).Until <= act.Now))
                act.Remove(over);
        });
}
