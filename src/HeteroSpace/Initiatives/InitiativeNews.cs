using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>
/// Tells people what became of ideas and initiatives: each of them once, in their language, as they chose.
/// </summary>
internal sealed class InitiativeNews(
    AppDb db,
    Tell tell,
    Catalogue catalogue,
    SecretLinks links,
    PublicUrl address,
    ILogger<InitiativeNews> log
)
{
    /// <summary>Of the secret link by which someone without an account sees their idea.</summary>
    public const char IdeaLink = 'g';

    /// <summary>Whoever had an idea hears what happened to it; of an answer also everyone who supported it.</summary>
    public async Task OfIdea(IdeaNews news, CancellationToken stop)
    {
        var idea = await db.Ideas().AsNoTracking().SingleAsync(row => row.Id == news.IdeaId, stop);
        if (idea.Status == IdeaStatus.Withdrawn)
            return;
        var link = "/gagasan/" + idea.Slug;
        var cause = $"idea:{idea.Id:n}:{news.What}:{news.At.Ticks}";
        if (idea.PersonId is null && idea.Phone is not null)
            await TellNumber(idea, news, cause, link, stop);
        await TellPeople(idea, news, cause, link, stop);
    }

    // Whoever had it without an account sees it by a secret link.
    private async Task TellNumber(Idea idea, IdeaNews news, string cause, string link, CancellationToken stop)
    {
        var door = await links.Status(IdeaLink, idea.Id);
        var letter = Words.In(
            idea.Language,
            () =>
                InitiativeLetters.OfIdea(
                    idea.Name,
                    idea.Title,
                    news.What,
                    idea.Status,
                    idea.Answer,
                    (parts, verb) => parts.Button(verb, door)
                )
        );
        await tell.Now(
            new(
                "idea:" + News.IdOf(cause).ToString("n"),
                News.IdOf(cause),
                "idea." + news.What,
                Topic.Answers,
                news.At,
                letter
            )
            {
                SiteId = idea.SiteId,
                SubjectId = idea.Id,
                Name = idea.Name,
                Phone = idea.Phone,
                Language = idea.Language,
                Short = letter.Subject,
                Link = link,
            },
            stop
        );
    }

    private async Task TellPeople(Idea idea, IdeaNews news, string cause, string link, CancellationToken stop)
    {
        var supporters =
            news.What == "answered"
                ? db.IdeaSupports().Where(row => row.IdeaId == idea.Id).Select(row => row.PersonId)
                : db.IdeaSupports().Where(row => false).Select(row => row.PersonId);
        await Each(
            await db.People()
                .AsNoTracking()
                .Where(row => !row.Gone && (row.Id == idea.PersonId || supporters.Contains(row.Id)))
                .OrderBy(row => row.Id)
                .ToListAsync(stop),
            person =>
            {
                // Nobody but whoever had it finds a hidden one at its address.
                var to = news.What == "hidden" ? "/saya/gagasan" : link;
                return Send(
                    person,
                    cause,
                    "idea." + news.What,
                    idea.SiteId,
                    idea.Id,
                    news.At,
                    to,
                    () =>
                        InitiativeLetters.OfIdea(
                            person.Name,
                            idea.Title,
                            news.What,
                            idea.Status,
                            idea.Answer,
                            (parts, verb) => parts.Button(verb, to)
                        ),
                    stop
                );
            },
            stop
        );
    }

    /// <summary>Everyone linked to an initiative hears of a step.</summary>
    public async Task OfInitiative(InitiativeNewsJob news, CancellationToken stop)
    {
        var initiative = await db.Initiatives().AsNoTracking().SingleAsync(row => row.Id == news.InitiativeId, stop);
        var (link, cause) = (
            "/jejak/" + initiative.Slug,
            $"initiative:{initiative.Id:n}:{news.What}:{news.SourceId:n}:{news.Number}"
        );
        var phases = await db.InitiativePhases()
            .AsNoTracking()
            .Where(row => row.InitiativeId == initiative.Id)
            .OrderBy(row => row.Position)
            .ToListAsync(stop);
        var step =
            news.What == "outcome"
                ? await db.OutcomeSteps()
                    .AsNoTracking()
                    .Where(row => row.Id == news.SourceId)
                    .Join(
                        db.Outcomes(),
                        row => row.OutcomeId,
                        outcome => outcome.Id,
                        (row, outcome) => new { outcome.Title, row.Note }
                    )
                    .SingleOrDefaultAsync(stop)
                : null;
        await Each(
            await db.Linked(initiative, stop),
            person =>
                Send(
                    person,
                    cause,
                    "initiative." + news.What,
                    initiative.SiteId,
                    initiative.Id,
                    news.At,
                    link,
                    () =>
                        InitiativeLetters.OfStep(
                            person.Name,
                            initiative,
                            news,
                            phases.Find(row => row.Position == news.Number),
                            phases.Find(row => row.Position > news.Number),
                            step?.Title,
                            step?.Note,
                            link
                        ),
                    stop
                ),
            stop
        );
    }

    /// <summary>
    /// Those who take part are asked to a meeting, or hear that it changed; those linked hear that its minutes can be
    /// read.
    /// </summary>
    public async Task OfMeeting(MeetingNews news, CancellationToken stop)
    {
        var meeting = await db.Meetings().AsNoTracking().SingleAsync(row => row.Id == news.MeetingId, stop);
        var initiative = await db.Initiatives().AsNoTracking().SingleAsync(row => row.Id == meeting.InitiativeId, stop);
        // A later change tells more than this one.
        if (
            news.What is "planned" or "changed"
            && (meeting.Status != MeetingStatus.Planned || meeting.Sequence != news.Sequence)
        )
            return;
        if (await catalogue.Site(initiative.SiteId, stop) is not { } site)
            return;
        var (link, cause) = (
            $"/jejak/{initiative.Slug}/rapat/{meeting.Id}",
            $"meeting:{meeting.Id:n}:{news.What}:{news.Sequence}"
        );
        if (news.What == "minutes" && meeting.Published is null)
            return;
        var asked = news.What == "minutes" ? await db.Linked(initiative, stop) : await db.LeadsOf(initiative, stop);
        // The online link is for those who take part; whoever is only invited sees it once they do.
        var inside =
            news.What == "minutes"
                ? []
                : (await db.LeadsOf(initiative, stop, joinedOnly: true)).Select(person => person.Id).ToHashSet();
        await Each(
            asked,
            person =>
                Send(
                    person,
                    cause,
                    "meeting." + news.What,
                    initiative.SiteId,
                    meeting.Id,
                    news.At,
                    link,
                    () =>
                        InitiativeLetters.OfMeeting(
                            person.Name,
                            initiative.Title,
                            meeting,
                            news.What,
                            Words.When(site.Site.Clock, meeting.Starts, meeting.Ends),
                            link,
                            news.What == "minutes"
                                ? null
                                : MeetingCalendar.Of(meeting, initiative, address, news.At, inside.Contains(person.Id))
                        ),
                    stop
                ),
            stop
        );
    }

    /// <summary>The leads of an organization are invited.</summary>
    public async Task OfPartner(PartnerInvited news, CancellationToken stop)
    {
        var initiative = await db.Initiatives().AsNoTracking().SingleAsync(row => row.Id == news.InitiativeId, stop);
        var organization = await db.Organizations()
            .AsNoTracking()
            .SingleAsync(row => row.Id == news.OrganizationId, stop);
        var (link, cause) = (
            "/jejak/" + initiative.Slug,
            $"partner:{initiative.Id:n}:{organization.Id:n}:{news.At.Ticks}"
        );
        await Each(
            await db.Leads(organization.Id, stop),
            person =>
                Send(
                    person,
                    cause,
                    "initiative.invited",
                    initiative.SiteId,
                    initiative.Id,
                    news.At,
                    link,
                    () => InitiativeLetters.OfInvitation(person.Name, organization.Name, initiative.Title, link),
                    stop
                ),
            stop
        );
    }

    /// <summary>The leads of an organization are asked whether it was so; at most once a day and initiative.</summary>
    public async Task OfInvolvement(InvolvementOffered news, DateTime at, CancellationToken stop)
    {
        if (
            !await db.Involvements()
                .AnyAsync(
                    row =>
                        row.InitiativeId == news.InitiativeId
                        && row.OrganizationId == news.OrganizationId
                        && row.Status == InvolvementStatus.Offered,
                    stop
                )
        )
            return;
        var initiative = await db.Initiatives().AsNoTracking().SingleAsync(row => row.Id == news.InitiativeId, stop);
        var organization = await db.Organizations()
            .AsNoTracking()
            .Where(row => row.Id == news.OrganizationId)
            .Join(db.Organizations(), row => row.MergedIntoId ?? row.Id, root => root.Id, (_, root) => root)
            .SingleAsync(stop);
        // Of a draft nobody hears who does not sit at it.
        if (!initiative.Published && !await SitsAt(initiative, organization, stop))
            return;
        var (link, cause) = (
            $"/komunitas/{organization.Slug}/keterlibatan",
            $"involved:{initiative.Id:n}:{organization.Id:n}:{news.Day:yyyyMMdd}"
        );
        await Each(
            await db.Leads(organization.Id, stop),
            person =>
                Send(
                    person,
                    cause,
                    "involvement.offered",
                    initiative.SiteId,
                    initiative.Id,
                    at,
                    link,
                    () => InitiativeLetters.OfOffer(person.Name, organization.Name, initiative.Title, link),
                    stop
                ),
            stop
        );
    }

    private Task Each(IEnumerable<Person> people, Func<Person, Task> tell, CancellationToken stop) =>
        OneByOne.All(db, log, "initiative-news", people, person => person.Id, tell, stop);

    private Task<bool> SitsAt(Initiative initiative, Organization organization, CancellationToken stop) =>
        db.Partners()
            .AnyAsync(
                row =>
                    row.InitiativeId == initiative.Id
                    && (row.Status == PartnerStatus.Joined || row.Status == PartnerStatus.Invited)
                    && db.Merged(organization.Id).Contains(row.OrganizationId),
                stop
            );

    /// <summary>Thanks from the staff, in their own words, to the leads of all who took part.</summary>
    public async Task Thank(ThanksNews news, CancellationToken stop)
    {
        var initiative = await db.Initiatives().AsNoTracking().SingleAsync(row => row.Id == news.InitiativeId, stop);
        var (link, cause) = ("/jejak/" + initiative.Slug, $"thanks:{initiative.Id:n}:{news.At.Ticks}");
        await Each(
            await db.LeadsOf(initiative, stop, joinedOnly: true),
            person =>
                Send(
                    person,
                    cause,
                    "initiative.thanks",
                    initiative.SiteId,
                    initiative.Id,
                    news.At,
                    link,
                    () => InitiativeLetters.OfThanks(person.Name, initiative.Title, news.Text, link),
                    stop
                ),
            stop
        );
    }

    /// <summary>How many hear of a step or of minutes, for whoever is asked before it happens.</summary>
    public async Task<int> HowManyLinked(Initiative initiative, CancellationToken stop) =>
        (await db.Linked(initiative, stop)).Count;

    /// <summary>The same for what only those who take part are told, such as a meeting that is cancelled.</summary>
    public async Task<int> HowManyLead(Initiative initiative, CancellationToken stop) =>
        (await db.LeadsOf(initiative, stop)).Count;

    private Task Send(
        Person person,
        string cause,
        string kind,
        Guid site,
        Guid subject,
        DateTime at,
        string link,
        Func<Letter> write,
        CancellationToken stop
    )
    {
        var mine = $"{cause}:{person.Id:n}";
        var letter = Words.In(person.Language, write);
        // The cause of a message has its bounds; what stands for all of it does not grow.
        return tell.Now(
            new($"{kind}:{News.IdOf(mine):n}", News.IdOf(mine), kind, Topic.Initiatives, at, letter)
            {
                PersonId = person.Id,
                SiteId = site,
                SubjectId = subject,
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
}
