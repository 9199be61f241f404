using System.Globalization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Audit;

/// <summary>What is looked for in the audit, as it stands in the address of its page.</summary>
/// <param name="Words">Each stands somewhere in what it was done to, what was done or why.</param>
/// <param name="Kind">Of what it was done to.</param>
/// <param name="By">The account that did it.</param>
/// <param name="From">The first day, of the site.</param>
/// <param name="To">The last day, of the site.</param>
/// <param name="Everywhere">At all sites, and what belongs to none.</param>
public sealed record AuditQuestion(
    string Words,
    string? Kind,
    Guid? By,
    DateOnly? From,
    DateOnly? To,
    bool Everywhere,
    int Page
)
{
    public const int OfPage = 50;

    /// <summary>Text of another length finds nothing that a shorter one would not.</summary>
    private const int MostWords = 6;

    public static AuditQuestion Of(IQueryCollection query, bool mayEverywhere) =>
        new(
            query["cari"].ToString().Trim() is { Length: <= 100 } text ? text : "",
            query["jenis"].ToString() is { Length: > 0 and <= 40 } kind ? kind : null,
            Guid.TryParse(query["akun"], out var by) ? by : null,
            IsoDay.Read(query["mulai"]),
            IsoDay.Read(query["sampai"]),
            mayEverywhere && query["semua"] == "ya",
            int.TryParse(query["hal"], NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                ? Math.Clamp(page, 1, 10_000)
                : 1
        );

    public IQueryable<AuditRow> In(AppDb db, ShellSite site)
    {
        var rows = db.Audit().AsNoTracking();
        if (!Everywhere)
            rows = rows.Where(row => row.SiteId == site.Id);
        if (Kind is not null)
            rows = rows.Where(row => row.Subject.StartsWith(Kind + ":"));
        if (By is { } by)
            rows = rows.Where(row => row.By == by);
        if (From is { } from)
            rows = rows.Where(row => row.At >= site.Clock.Utc(from, default));
        if (To is { } to)
            rows = rows.Where(row => row.At < site.Clock.Utc(to.AddDays(1), default));
        var words = Words.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords);
        foreach (var pattern in words.Select(Pattern.Holding))
            rows = rows.Where(row =>
                EF.Functions.Like(row.Subject.ToLower(), pattern, Pattern.Escape)
                || EF.Functions.Like(row.Action.ToLower(), pattern, Pattern.Escape)
                || row.Detail != null && EF.Functions.Like(row.Detail.ToLower(), pattern, Pattern.Escape)
            );
        return rows;
    }

    /// <summary>The address of the same question, from another page of it or about one person.</summary>
    public string Address(string site, int page, Guid? by = null)
    {
        var keys = new Dictionary<string, string?>
        {
            ["cari"] = Words is "" ? null : Words,
            ["jenis"] = Kind,
            ["akun"] = (by ?? By)?.ToString("n"),
            ["mulai"] = From?.Written(),
            ["sampai"] = To?.Written(),
            ["semua"] = Everywhere ? "ya" : null,
            ["hal"] = page == 1 ? null : page.ToString(CultureInfo.InvariantCulture),
        };
        return Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString($"/konsol/{site}/catatan", keys);
    }
}
