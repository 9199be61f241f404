using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>Tells givers how their pledge stands and staff that there is one, each once, in their language.</summary>
internal sealed class TellOfPledges(
    AppDb db,
    Tell tell,
    Catalogue catalogue,
    SecretLinks links,
    Frame frame,
    ILogger<TellOfPledges> log
)
{
    /// <summary>
    /// Of the link that opens a pledge, and of the one that shows that a contact is theirs; only the second goes by
    /// mail alone.
    /// </summary>
    public const char PledgeLink = 'p',
        ConfirmLink = 'j';

    /// <summary>Where a member finds what they give.</summary>
    public const string Mine = "/saya/gotong-royong";

    private sealed record Message(string Cause, string Kind, DateTime At, string News)
    {
        public char Link { get; init; } = PledgeLink;
    }

    /// <summary>The first letter: what is theirs to do next.</summary>
    public async Task OfMade(PledgeMade made, Job job, CancellationToken stop)
    {
        if (await Around(made.PledgeId, stop) is not { } at)
            return;
        var pending = at.Pledge.Status == PledgeStatus.Pending;
        if (pending != made.Waits)
            return;
        // Whoever has only a number shows it by sending a code from it; what changed since is told by a later word.
        if (pending && at.Pledge.Email is null || !pending && at.Pledge.Status != PledgeStatus.Offered)
            return;
        var news = pending ? PledgeLetters.Confirm : PledgeLetters.Made;
        await ToGiver(
            at,
            new($"pledge-made:{job.Id:n}", "pledge." + news, job.Due, news)
            {
                Link = pending ? ConfirmLink : PledgeLink,
            },
            stop
        );
    }

    /// <summary>Something happened to it.</summary>
    public async Task OfNews(PledgeNews news, Job job, CancellationToken stop)
    {
        if (await Around(news.PledgeId, stop) is not { } at || !IsSo(at, news.What))
            return;
        if (news.Part > 0)
            at = at with
            {
                Part = await db.GiftReceipts()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(row => row.PledgeId == at.Pledge.Id && row.Part == news.Part, stop),
            };
        // What was taken back since did not come, and that alone is told of it.
        if (news.Part > 0 && (at.Part is null || at.Part.Counts == (news.What == PledgeNews.TakenBack)))
            return;
        if (news.What == PledgeNews.Received && at.Part is { } part)
            await OfPart(at, part, job, stop);
        else
            await ToGiver(at, new($"pledge-news:{job.Id:n}", "pledge." + news.What, job.Due, news.What), stop);
    }

    // What was counted again is told when it is another quantity than was told before.
    private async Task OfPart(PledgeSetting at, GiftReceipt part, Job job, CancellationToken stop)
    {
        if (part.Told == part.Quantity)
            return;
        var what = part.Told is null ? PledgeNews.Received : PledgeNews.Recounted;
        await ToGiver(at, new($"pledge-news:{job.Id:n}", "pledge." + what, job.Due, what), stop);
        await frame.Do(act =>
            act.Update(
                db.GiftReceipts().Where(row => row.Id == part.Id),
                set => set.SetProperty(row => row.Told, part.Quantity)
            )
        );
    }

    // What is no longer so would only confuse.
    private static bool IsSo(PledgeSetting at, string news)
    {
        var pledge = at.Pledge;
        return news switch
        {
            PledgeNews.MovedUp => pledge.Stands && pledge.Held > 0,
            PledgeNews.InReserve => pledge.InReserve > 0,
            // Who heard that a part came knows that it was wanted.
            PledgeNews.Accepted => pledge is { Status: PledgeStatus.Accepted, CameSomething: false },
            PledgeNews.Declined => pledge.Status == PledgeStatus.Declined,
            PledgeNews.Late => pledge.Held > 0,
            PledgeNews.Enough or PledgeNews.Over => !pledge.Stands,
            PledgeNews.Closed => !at.Need.IsOpen && (!pledge.Stands || at.IsLeftOver),
            PledgeNews.Thanked => pledge.Thanked is not null,
            _ => true,
        };
    }

    private async Task ToGiver(PledgeSetting at, Message message, CancellationToken stop)
    {
        var pledge = at.Pledge;
        var person = await db.People().AsNoTracking().SingleOrDefaultAsync(row => row.Id == pledge.PersonId, stop);
        var link = await links.Status(message.Link, pledge.Id);
        var letter = Words.In(
            pledge.Language,
            () => PledgeLetters.ToGiver(at, message.News, person?.Name ?? pledge.Name, link)
        );
        var confirms = message.News == PledgeLetters.Confirm;
        await tell.Now(
            new(message.Cause, News.IdOf(message.Cause), message.Kind, Topic.Initiatives, message.At, letter)
            {
                PersonId = pledge.PersonId,
                SiteId = pledge.SiteId,
                SubjectId = pledge.Id,
                Name = person?.Name ?? pledge.Name,
                Email = person?.Email ?? pledge.Email,
                // The link that confirms an address shows nothing when it goes anywhere else.
                Phone = confirms ? null : person?.Phone ?? pledge.Phone,
                Language = pledge.Language,
                Short = Words.In(pledge.Language, () => PledgeLetters.NextStep(at)),
                Link = Mine,
            },
            stop
        );
    }

    /// <summary>Those of the site who answer offers hear of a new one.</summary>
    public async Task OfOffer(PledgeOffered offered, Job job, CancellationToken stop)
    {
        if (await Around(offered.PledgeId, stop) is { Pledge.Stands: true } at)
            await ToStaff(at, job, "pledge.offered", Deciding, OfferLetters.ToStaff, stop);
    }

    /// <summary>
    /// They hear as well when its giver takes back or changes what they count on; and whoever may be the second to
    /// count a part, that it waits for that.
    /// </summary>
    public async Task OfMoved(PledgeMoved moved, Job job, CancellationToken stop)
    {
        if (await db.Around(catalogue, moved.PledgeId, stop) is not { } at)
            return;
        if (moved.What == PledgeMoved.Waits)
        {
            var part = await db.WaitingForSecond(at.Need.SiteId)
                .SingleOrDefaultAsync(row => row.PledgeId == moved.PledgeId && row.Part == moved.Part, stop);
            if (part is not null)
                await ToStaff(at with { Part = part }, job, "pledge.waits", Counting, OfferLetters.OfWaiting, stop);
        }
        else
            await ToStaff(
                at,
                job,
                "pledge." + moved.What,
                Deciding,
                (reader, of, link) => OfferLetters.OfMoved(reader, of, moved, link),
                stop
            );
    }

    private static readonly Role[] Deciding = [Role.SiteManager, GiftDesk.Decides],
        Counting = [Role.SiteManager, GiftDesk.Decides, GiftDesk.Counts];

    private async Task ToStaff(
        PledgeSetting at,
        Job job,
        string kind,
        Role[] roles,
        Func<string, PledgeSetting, string, Letter> write,
        CancellationToken stop
    )
    {
        var link = $"/konsol/{at.Site.Site.Slug}/gotong-royong/tawaran/{at.Pledge.Code}";
        await OneByOne.All(
            db,
            log,
            job.Kind,
            await Staff(at, roles, stop),
            person => person.Id,
            person =>
                ToPerson(
                    person,
                    at,
                    new($"{job.Id:n}:{person.Id:n}", kind, job.Due, ""),
                    link,
                    () => write(person.Name, at, link),
                    stop
                ),
            stop
        );
    }

    // Of this site, or of all; of a part those who have neither counted it nor given it.
    private async Task<List<Person>> Staff(PledgeSetting at, Role[] roles, CancellationToken stop)
    {
        var site = at.Need.SiteId;
        var staff = await db.People()
            .AsNoTracking()
            .Where(person =>
                !person.Gone
                && person.AccountId != null
                && db.RoleGrants()
                    .Any(grant =>
                        grant.AccountId == person.AccountId
                        && (grant.SiteId == site || grant.SiteId == null)
                        && roles.Contains(grant.Role)
                    )
            )
            .OrderBy(person => person.Id)
            .ToListAsync(stop);
        return at.Part is { } part ? await GiftDesk.MayBeSecond(db, staff, at.Pledge, part, stop) : staff;
    }

    private Task ToPerson(
        Person person,
        PledgeSetting at,
        Message message,
        string link,
        Func<Letter> write,
        CancellationToken stop
    )
    {
        var letter = Words.In(person.Language, write);
        var cause = $"{message.Kind}:{News.IdOf(message.Cause):n}";
        return tell.Now(
            new(cause, News.IdOf(message.Cause), message.Kind, Topic.Answers, message.At, letter)
            {
                PersonId = person.Id,
                SiteId = at.Pledge.SiteId,
                SubjectId = at.Pledge.Id,
                Name = person.Name,
                Email = person.Email,
                Phone = person.Phone,
                Language = person.Language,
                Short = letter.Subject,
                Link = link,
            },
            stop
        );
    }

    /// <summary>Those whose pledge stands or came hear how the need goes on; each contact once.</summary>
    public async Task OfNeed(NeedTold told, Job job, CancellationToken stop)
    {
        if (
            await db.NeedUpdates().AsNoTracking().SingleOrDefaultAsync(row => row.Id == told.UpdateId, stop)
            is not { } update
        )
            return;
        var pledges = await db.HearOf(update.NeedId).OrderBy(row => row.Id).ToListAsync(stop);
        await OneByOne.All(
            db,
            log,
            NeedTold.Job,
            pledges.DistinctBy(row => row.PersonId?.ToString() ?? row.Email ?? row.Phone),
            row => row.Code,
            row => ToldOf(row, update, job, stop),
            stop
        );
    }

    private async Task ToldOf(Pledge row, NeedUpdate update, Job job, CancellationToken stop)
    {
        if (await Around(row.Id, stop) is not { } at)
            return;
        var person = await db.People().AsNoTracking().SingleOrDefaultAsync(known => known.Id == row.PersonId, stop);
        var name = person?.Name ?? row.Name;
        var letter = Words.In(row.Language, () => PledgeLetters.Told(name, at, update.Text));
        var mine = $"{job.Id:n}:{row.Id:n}";
        await tell.Now(
            new($"need-told:{News.IdOf(mine):n}", News.IdOf(mine), "need.told", Topic.Initiatives, update.At, letter)
            {
                PersonId = row.PersonId,
                SiteId = row.SiteId,
                // What waits for a hand of the pledge itself stays: this tells of something else.
                SubjectId = update.Id,
                Name = name,
                Email = person?.Email ?? row.Email,
                Phone = person?.Phone ?? row.Phone,
                Language = row.Language,
                Short = letter.Subject,
                Link = "/gotong-royong/" + at.Need.Slug,
            },
            stop
        );
    }

    // Nothing is told once its giver was forgotten.
    private async Task<PledgeSetting?> Around(Guid id, CancellationToken stop) =>
        await db.Around(catalogue, id, stop) is { Pledge.Name: not "" } at ? at : null;
}
