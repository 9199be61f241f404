using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>What the public budget gave a site in a year, as staff typed it; without problems.</summary>
/// <param name="Budget">Whole rupiah.</param>
/// <param name="Given">Before the ledger began, in whole rupiah.</param>
public sealed record BudgetWish(int Year, long Budget, long Given, string Source);

/// <summary>Writes down the figures that stand beside gotong royong, each with its source.</summary>
public sealed class EditBudget(AppDb db, Frame frame)
{
    internal static readonly AuditedKind Audited = new Audited<BudgetFigure>()
        .From(row => row.Budget, "anggaran", "budget")
        .From(row => row.Given, "gotong royong sebelum buku", "gotong royong before the ledger")
        .From(row => row.Source, "sumber", "source");

    /// <summary>One figure for each year: what stood there before is replaced, and the audit keeps both.</summary>
    /// <param name="seen">What its writer saw there; null for a year that had none. Another one refuses.</param>
    public Task<bool> Save(Guid site, BudgetWish wish, BudgetFigure? seen, Guid by) =>
        frame.Do(
            async act =>
            {
                // Who changes it at the same moment sees what stands there then.
                await db.TakeTurn(TurnOf(site));
                var stands = await Of(site, wish.Year).SingleOrDefaultAsync();
                if (!IsSame(stands, seen))
                    return act.Refuse(false);
                var figure = stands ?? act.Add(new BudgetFigure { SiteId = site, Year = wish.Year });
                (figure.Budget, figure.Given, figure.Source) = (wish.Budget, wish.Given, wish.Source);
                act.Note(
                    by,
                    site,
                    "budget.changed",
                    Subject(wish.Year),
                    act.WithChanges($"{wish.Year}: {wish.Budget}")
                );
                act.IsSeen();
                return true;
            },
            Refusal.Taken(false)
        );

    /// <summary>False when it was changed since it was read, or is gone.</summary>
    public Task<bool> Remove(BudgetFigure seen, Guid by) =>
        frame.Do(async act =>
        {
            await db.TakeTurn(TurnOf(seen.SiteId));
            if (await Of(seen.SiteId, seen.Year).SingleOrDefaultAsync() is not { } stands || !IsSame(stands, seen))
                return act.Refuse(false);
            act.Remove(stands);
            act.Note(by, seen.SiteId, "budget.removed", Subject(seen.Year), $"{seen.Year}: {seen.Budget}");
            act.IsSeen();
            return true;
        });

    public static string Subject(int year) =>
        "budget:" + year.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string TurnOf(Guid site) => "budget:" + site;

    private IQueryable<BudgetFigure> Of(Guid site, int year) =>
        db.BudgetFigures().Where(row => row.SiteId == site && row.Year == year);

    private static bool IsSame(BudgetFigure? one, BudgetFigure? other) =>
        (one?.Budget, one?.Given, one?.Source) == (other?.Budget, other?.Given, other?.Source);
}
