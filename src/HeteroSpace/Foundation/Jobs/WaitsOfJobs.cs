using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Jobs;

/// <summary>Jobs that were given up.</summary>
internal static class WaitsOfJobs
{
    private const string Again = "coba";

    public static readonly WhatWaits Dead = WhatWaits.Of(
        "pekerjaan",
        "arrow-repeat",
        () => Words.Say("Sistem", "System"),
        (db, _) => DeadJobs.Of(db),
        List
    ) with
    {
        Do = TryAgain,
    };

    private static async Task<List<WaitingRow>> List(WaitingAsked asked, IQueryable<Job> dead)
    {
        var rows = await dead.AsNoTracking().OrderBy(job => job.Due).Take(asked.Most).ToListAsync(asked.Stop);
        var kinds = asked.Ask<IEnumerable<JobKind>>().ToLookup(kind => kind.Name);
        return rows.ConvertAll(job => new WaitingRow(
            job.Id,
            job.Due,
            kinds[job.Kind].FirstOrDefault()?.Said?.Invoke() ?? job.Kind,
            asked.Page($"pekerjaan#pekerjaan-{job.Id}")
        )
        {
            About = Words.Say($"berhenti setelah dicoba {job.Attempts} kali", $"stopped after {job.Attempts} tries"),
            Acts = [new(Again, Words.Say("Coba lagi", "Try again"), "arrow-repeat")],
        });
    }

    private static async Task<RowAnswer> TryAgain(WaitingAsked asked, RowPress press) =>
        press.Verb == Again
        && asked.Reader.May(Role.ProvincialAdministrator)
        && await asked.Ask<DeadJobs>().TryAgain(press.Id, asked.Reader.Account)
            ? RowAnswer.Done(Words.Say("Dicoba lagi.", "It is tried again."))
            : RowAnswer.Meanwhile("job:" + press.Id, "job.");
}
