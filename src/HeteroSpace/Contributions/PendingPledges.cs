using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>Pledges of whoever had not shown yet who they are; they promise nothing until then.</summary>
internal static class PendingPledges
{
    /// <summary>So long someone has to show a contact; then it is forgotten.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    /// <summary>Of a page that tells what hung on a contact.</summary>
    private const int MostTold = 3;

    /// <summary>Whoever shows who they are pledges what they meant to before.</summary>
    public static async Task Confirm(IServiceProvider provider, Guid person, CancellationToken stop)
    {
        var make = provider.GetRequiredService<MakePledge>();
        foreach (
            var id in await provider
                .GetRequiredService<AppDb>()
                .Pledges()
                .Where(row => row.PersonId == person && row.Status == PledgeStatus.Pending)
                .OrderBy(row => row.Made)
                .Select(row => row.Id)
                .ToListAsync(stop)
        )
            await make.Show(id);
    }

    /// <summary>What was pledged with a contact goes to whoever showed that it is theirs.</summary>
    public static Task HandOver(IServiceProvider provider, ContactOwned owned) =>
        provider
            .GetRequiredService<Frame>()
            .Do(act => act.Update(Pending(act.Db).With(owned), set => set.SetProperty(row => row.PersonId, owned.To)));

    private static IQueryable<Pledge> Pending(AppDb db) =>
        db.Pledges().Where(row => row.Status == PledgeStatus.Pending);

    /// <summary>Whoever stands at the front desk with a code need not know whose need it is.</summary>
    public static async Task<IReadOnlyList<WaitingNumber>> ByCode(
        IServiceProvider provider,
        Guid site,
        string code,
        CancellationToken stop
    )
    {
        var db = provider.GetRequiredService<AppDb>();
        return await Pending(db)
            .Where(row => row.SiteId == site)
            .ShownBy(provider.GetRequiredService<SealedCodes>(), code)
            .Join(
                db.Needs(),
                row => row.NeedId,
                need => need.Id,
                (row, need) => new WaitingNumber(row.Id, row.Name, row.Phone!, need.Title, row.PersonId)
            )
            .ToListAsync(stop);
    }

    /// <summary>Staff saw that the code came from the number: the pledge stands. A sentence when it cannot any
    /// more.</summary>
    public static Task<string?> Seen(IServiceProvider provider, Guid id, Guid by, Guid site) =>
        provider
            .GetRequiredService<Frame>()
            .Do(async act =>
            {
                var here = act.Db.Pledges().AsNoTracking().Where(row => row.Id == id && row.SiteId == site);
                if (
                    await here.SingleOrDefaultAsync() is not { } pledge
                    || !await provider.GetRequiredService<MakePledge>().Show(id)
                )
                    return act.Refuse<string?>(
                        Words.Say(
                            "Tawaran ini tidak menunggu nomornya lagi.",
                            "This pledge does not wait for its number any more."
                        )
                    );
                act.Note(by, site, "pledge.phone-seen", MakePledge.Subject(pledge));
                return null;
            });

    /// <summary>The code came from the very number it was shown for, and a gateway heard it.</summary>
    public static async Task<bool> CameIn(
        IServiceProvider provider,
        PhoneNumber phone,
        string text,
        CancellationToken stop
    )
    {
        var (db, codes) = (provider.GetRequiredService<AppDb>(), provider.GetRequiredService<SealedCodes>());
        if (await Pending(db).CameIn(codes, phone, text, stop) is not { } waits)
            return false;
        await Heard(provider, waits);
        return true;
    }

    private static Task Heard(IServiceProvider provider, Pledge waits) =>
        provider
            .GetRequiredService<Frame>()
            .Do(async act =>
            {
                if (await provider.GetRequiredService<MakePledge>().Show(waits.Id))
                    act.Note(null, waits.SiteId, "pledge.phone-seen", MakePledge.Subject(waits));
            });

    /// <summary>For the page that confirms an address: each pledge that hung on it.</summary>
    public static async Task<IReadOnlyList<WaitingThing>> Read(
        IServiceProvider services,
        Guid person,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        var since = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - Kept;
        var rows = await db.Pledges()
            .AsNoTracking()
            .Where(row => row.PersonId == person && row.Made > since && (row.Shown == null || row.Shown > row.Made))
            .Where(row => row.Status == PledgeStatus.Pending || row.Status == PledgeStatus.Offered)
            .Join(db.NeedLines(), row => row.LineId, line => line.Id, (row, line) => new { Row = row, Line = line })
            .OrderBy(found => found.Row.Made)
            .Take(MostTold)
            .ToListAsync(stop);
        return [.. rows.Select(found => Said(found.Row, found.Line))];
    }

    private static WaitingThing Said(Pledge row, NeedLine line)
    {
        var what = line.Whole(row.Quantity);
        return new(
            row.Status == PledgeStatus.Pending
                ? Words.Say(
                    $"{what}: dengan konfirmasi ini tawaran Anda kami teruskan.",
                    $"{what}: with this confirmation your pledge goes on."
                )
                : Words.Say($"{what}: tawaran Anda sudah kami catat.", $"{what}: your pledge is noted."),
            true,
            "/saya/gotong-royong",
            Words.Say("Lihat gotong royong saya", "See what I give")
        );
    }
}
