using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk.Defects;

/// <summary>What else there is to say of some reports: how many told the same, who sees to it, which may be one: three
/// questions however many there are.</summary>
internal sealed class DefectsSaid
{
    private Dictionary<Guid, int> _joined = [];
    private Dictionary<Guid, string> _names = [];
    private List<Defect> _open = [];

    public static async Task<DefectsSaid> Read(AppDb db, IReadOnlyCollection<Defect> rows, CancellationToken stop)
    {
        if (rows.Count == 0)
            return new();
        var (ids, site) = (rows.Select(row => row.Id).ToArray(), rows.First().SiteId);
        return new()
        {
            _joined = await db.Defects()
                .Where(row => row.JoinedTo != null && ids.Contains(row.JoinedTo.Value))
                .GroupBy(row => row.JoinedTo!.Value)
                .Select(same => new { same.Key, Count = same.Count() })
                .ToDictionaryAsync(same => same.Key, same => same.Count, stop),
            _names = await StaffNames.Of(db, rows.SelectMany(row => (Guid?[])[row.Owner, row.MendedBy]), stop),
            _open = await db.OpenDefects(site).OrderBy(row => row.At).Take(200).ToListAsync(stop),
        };
    }

    /// <summary>Ruang Rapat 2: proyektor rusak.</summary>
    public static string Name(Defect row, CatalogueSite? site) =>
        site?.Spaces.FirstOrDefault(at => at.Space.Id == row.SpaceId) is { } at
            ? $"{at.Space.Name.Here}: {row.Thing.Short()}"
            : row.Thing.Short();

    /// <summary>The earlier report that this may be one with; null without one.</summary>
    public Defect? Earlier(Defect row) => ChangeDefect.Earlier(_open, row);

    public string NameOf(Guid? account) =>
        account is { } id && _names.TryGetValue(id, out var name) ? name : Words.Say("petugas", "staff");

    public string About(Defect row, SiteClock clock, DateTime now)
    {
        var said = new List<string> { Words.Say("dilaporkan ", "reported ") + TimeLeft.Since(clock, row.At, now) };
        if (_joined.TryGetValue(row.Id, out var others))
            said.Add(Words.Say($"{others + 1} laporan", $"{others + 1} reports"));
        if (row is { Status: DefectStatus.Working, Owner: { } owner })
            said.Add(Words.Say("dikerjakan ", "seen to by ") + NameOf(owner));
        if (row.Photo is not null)
            said.Add(Words.Say("ada foto", "with a photo"));
        if (row.Email is not null || row.Phone is not null)
            said.Add(Words.Say("minta dikabari", "wants to hear"));
        return string.Join(" · ", said);
    }
}
