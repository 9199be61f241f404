using HeteroSpace.Billing;
using HeteroSpace.Contributions;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>Who gives in the demo, and how they want to be told.</summary>
internal sealed record PledgeGiver(Person? Person, Organizations.Organization? Organization, GiverShown Shown);

/// <summary>The acts of gotong royong as they would have been done at another time.</summary>
internal sealed class DemoGivingActs(IServiceProvider house, AppDb db)
{
    private int _givers;

    public sealed record Then(EditNeed Edit, MakePledge Make, SettlePledge Settle, ReceiveGift Receive);

    public Then At(DateTime time)
    {
        var clock = new StoppedClock(time);
        var frame = new Frame(db, house.GetRequiredService<ThisNode>(), clock);
        var ledger = new Ledger(db, house.GetRequiredService<LedgerKey>(), house.GetRequiredService<IShellSites>());
        return new(
            new(db, frame),
            new(db, frame, house.GetRequiredService<SealedCodes>()),
            new(db, frame),
            new(db, frame, ledger, new Involve(db, frame), house.GetRequiredService<IConfiguration>())
        );
    }

    private sealed class StoppedClock(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);
    }

    public async Task<(Need Need, List<NeedLine> Lines)> Ask(
        DateTime at,
        Guid site,
        NeedWish wish,
        LineWish[] lines,
        Guid? publisher,
        Guid by
    )
    {
        var edit = At(at).Edit;
        var need = await edit.Add(site, wish, lines, by);
        if (publisher is { } manager)
            await edit.Publish(need, manager);
        return (
            need,
            await db.NeedLines()
                .AsNoTracking()
                .Where(row => row.NeedId == need.Id)
                .OrderBy(row => row.Position)
                .ToListAsync()
        );
    }

    public Task<Need> Need(NeedLine line) => db.Needs().AsNoTracking().SingleAsync(row => row.Id == line.NeedId);

    public async Task<Pledge> Give(DateTime at, NeedLine line, long count, PledgeGiver giver, string note, Guid by)
    {
        var then = At(at);
        var answer = await then.Make.Offer(
            new(line.Id, count, giver.Shown, giver.Person?.Name ?? giver.Organization?.Name ?? giver.Shown.Said())
            {
                OrganizationId = giver.Organization?.Id,
                Note = note,
                Contact = Contact.Stored(null, $"+6281200009{++_givers:000}"),
            }
        );
        var pledge = ((PledgeAnswer.Made)answer).Pledge;
        await then.Make.Show(pledge.Id, giver.Person?.Id);
        await then.Settle.Accept(pledge.Id, by);
        return pledge;
    }

    public async Task Value(DateTime at, Pledge pledge, long value, ValueBasis basis, string from, Guid by) =>
        await At(at).Receive.SetValue(await Now(pledge), value, basis, from, by);

    public async Task Receive(DateTime at, Pledge pledge, long count, DateOnly day, Guid first, Guid second)
    {
        var receive = At(at).Receive;
        if (await receive.Note(pledge.Id, new(count, day, "baik"), first) == ReceiveAnswer.WaitsForSecond)
            await receive.Confirm(await Last(pledge), count, second);
    }

    public async Task TakeBack(DateTime at, Pledge pledge, string because, Guid by) =>
        await At(at).Receive.TakeBack(await Last(pledge), because, by);

    public async Task Thank(DateTime at, Pledge pledge, string ours, string theirs, Guid by)
    {
        var settle = At(at).Settle;
        // Their words are public once staff thank beside them.
        if (theirs != "")
            await settle.Answer(pledge.Id, theirs);
        await settle.Thank(await Now(pledge), ours, inPublic: true, by);
    }

    public async Task Use(Guid site, string space, Pledge[] pledges, DateOnly from)
    {
        var at = await db.Set<Sites.Space>().SingleAsync(row => row.SiteId == site && row.Slug == space);
        foreach (var pledge in pledges)
            db.GiftsInUse()
                .Add(
                    new()
                    {
                        PledgeId = pledge.Id,
                        SpaceId = at.Id,
                        From = from,
                    }
                );
        await db.SaveChangesAsync();
    }

    /// <summary>Nobody of the demo is told today what happened months ago; and the months that are over are
    /// closed.</summary>
    public async Task Forget(CancellationToken stop)
    {
        string[] told =
        [
            PledgeMade.Job,
            PledgeNews.Job,
            PledgeOffered.Job,
            PledgeMoved.Job,
            NeedTold.Job,
            InvolvementOffered.Job,
        ];
        await db.Jobs().Where(job => told.Contains(job.Kind)).ExecuteDeleteAsync(stop);
        await house.GetRequiredService<SealMonths>().Once(stop);
    }

    private Task<Pledge> Now(Pledge pledge) => db.Pledges().AsNoTracking().SingleAsync(row => row.Id == pledge.Id);

    private Task<GiftReceipt> Last(Pledge pledge) =>
        db.GiftReceipts()
            .AsNoTracking()
            .Where(row => row.PledgeId == pledge.Id)
            .OrderByDescending(row => row.Part)
            .FirstAsync();
}
