using System.Globalization;
using HeteroSpace.Foundation.Db;
using Microsoft.AspNetCore.Identity;

namespace HeteroSpace.People;

/// <summary>
/// What is kept for an account: until when, the code as <see cref="Foundation.Security.SealedCodes"/> closes it, in
/// base64url, and whether staff ticked it.
/// </summary>
internal readonly record struct KeptCode(DateTime Until, string Code, bool Ticked)
{
    /// <summary>Whose, among the tokens of an account.</summary>
    public const string House = "HeteroSpace";

    /// <summary>The names of those that were asked for by a number, which follows, and of the desk's.</summary>
    public const string ByNumber = "number:",
        ByDesk = "desk";

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Until.Ticks}|{Code}|{(Ticked ? "ticked" : "")}");

    public static KeptCode Read(string? text) =>
        (text ?? "").Split('|') is [var until, var code, var ticked]
        && long.TryParse(until, CultureInfo.InvariantCulture, out var ticks)
            ? new(new(ticks, DateTimeKind.Utc), code, ticked == "ticked")
            : default;
}

internal static class KeptCodes
{
    /// <summary>What is kept under a name for an account.</summary>
    public static IQueryable<IdentityUserToken<Guid>> KeptOf(this AppDb db, Guid account, string name) =>
        db.UserTokens.Where(row => row.UserId == account && row.LoginProvider == KeptCode.House && row.Name == name);
}
