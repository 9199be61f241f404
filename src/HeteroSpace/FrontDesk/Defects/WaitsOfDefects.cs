using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk.Defects;

/// <summary>What is broken and waits to be mended.</summary>
internal static class WaitsOfDefects
{
    private const string Mended = "beres",
        Mine = "dikerjakan",
        Join = "gabung";

    public static readonly WhatWaits Open = WhatWaits.Of(
        "kerusakan",
        "tools",
        () => Words.Say("Kerusakan", "Broken things"),
        (db, reader) => db.OpenDefects(reader.Site.Id),
        List
    ) with
    {
        Do = Decide,
    };

    private static async Task<List<WaitingRow>> List(WaitingAsked asked, IQueryable<Defect> open)
    {
        var rows = await open.OrderBy(row => row.At).ThenBy(row => row.Id).Take(asked.Most).ToListAsync(asked.Stop);
        var site = await asked.Ask<Catalogue>().Site(asked.Reader.Site.Id, asked.Stop);
        var told = await DefectsSaid.Read(asked.Db, rows, asked.Stop);
        return rows.ConvertAll(row => new WaitingRow(
            row.Id,
            row.At,
            DefectsSaid.Name(row, site),
            asked.Page($"kerusakan#kerusakan-{row.Id}")
        )
        {
            About = told.About(row, asked.Clock, asked.Now),
            Quote = Words.Cut(row.Text, 200),
            Version = row.Version,
            Acts = [.. Acts(row, told.Earlier(row), asked)],
        });
    }

    private static IEnumerable<RowAct> Acts(Defect row, Defect? earlier, WaitingAsked asked)
    {
        yield return new(Mended, Words.Say("Sudah beres", "Mended"), "check-lg");
        if (earlier is not null)
            yield return new(
                Join,
                Words.Say("Gabung dengan ", "Join to ") + Words.Clock(asked.Clock.Local(earlier.At)),
                "sign-merge-right"
            );
        if (row.Owner != asked.Reader.Account)
            yield return new(Mine, Words.Say("Dikerjakan", "I see to it"), "tools");
    }

    private static async Task<RowAnswer> Decide(WaitingAsked asked, RowPress press)
    {
        var (here, me) = (asked.Reader.Site.Id, asked.Reader.Account);
        if (
            !asked.Reader.May(Role.FrontDesk)
            || await asked
                .Db.Defects()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.Id == press.Id && one.SiteId == here)
                is not { } row
        )
            return RowAnswer.No(Words.Say("Laporan ini tidak ada lagi.", "This report is gone."));
        var change = asked.Ask<ChangeDefect>();
        var name = DefectsSaid.Name(row, await asked.Ask<Catalogue>().Site(here, asked.Stop));
        var (done, said) = press.Verb switch
        {
            Mended => (
                await change.Mend(here, row.Id, press.Version, me),
                Words.Say($"{name}: sudah beres.", $"{name}: mended.")
            ),
            Mine => (
                await change.TakeOn(here, row.Id, press.Version, me, me),
                Words.Say($"{name}: Anda kerjakan.", $"{name}: you see to it.")
            ),
            Join => (
                await change.Join(here, row.Id, press.Version, me),
                Words.Say($"{name}: digabung dengan laporan sebelumnya.", $"{name}: joined to the earlier report.")
            ),
            _ => (false, ""),
        };
        return done ? RowAnswer.Done(said) : RowAnswer.Meanwhile("defect:" + row.Id, "defect.");
    }
}
