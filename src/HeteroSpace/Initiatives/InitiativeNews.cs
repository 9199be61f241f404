using HeteroSpace.Foundation.Db;
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
internal sealed class InitiativeNews(AppDb db, Tell tell, Catalogue catalogue, SecretLinks links, PublicUrl address)
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
        {
            var door = await links.Status(IdeaLink, idea.Id);
            var (subject, text) = Words.In(
                idea.Language,
                () => IdeaLetter(idea.Name, idea.Title, news.What, idea.Status, idea.Answer, door)
            );
            await tell.Now(
                new(
                    "idea:" + News.IdOf(cause).ToString("n"),
                    News.IdOf(cause),
                    "idea." + news.What,
                    Topic.Answers,
                    news.At,
                    subject,
                    text
                )
                {
                    SiteId = idea.SiteId,
                    SubjectId = idea.Id,
                    Name = idea.Name,
                    Phone = idea.Phone,
                    Language = idea.Language,
                    Short = subject,
                    Link = link,
                },
                stop
            );
        }
        var supporters =
            news.What == "answered"
                ? db.IdeaSupports().Where(row => row.IdeaId == idea.Id).Select(row => row.PersonId)
                : db.IdeaSupports().Where(row => false).Select(row => row.PersonId);
        foreach (
            var person in await db.People()
                .AsNoTracking()
                .Where(row => !row.Gone && (row.Id == idea.PersonId || supporters.Contains(row.Id)))
                .OrderBy(row => row.Id)
                .ToListAsync(stop)
        )
        {
            // Nobody but whoever had it finds a hidden one at its address.
            var to = news.What == "hidden" ? "/saya/gagasan" : link;
            await Send(
                person,
                cause,
                "idea." + news.What,
                idea.SiteId,
                idea.Id,
                news.At,
                to,
                () => IdeaLetter(person.Name, idea.Title, news.What, idea.Status, idea.Answer, address.Of(to)),
                stop
            );
        }
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
        foreach (var person in await Linked(initiative, stop))
            await Send(
                person,
                cause,
                "initiative." + news.What,
                initiative.SiteId,
                initiative.Id,
                news.At,
                link,
                () =>
                    StepLetter(
                        person.Name,
                        initiative,
                        news,
                        phases.Find(row => row.Position == news.Number),
                        phases.Find(row => row.Position > news.Number),
                        step?.Title,
                        step?.Note,
                        address.Of(link)
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
        var asked = news.What == "minutes" ? await Linked(initiative, stop) : await LeadsOf(initiative, stop);
        // The online link is for those who take part; whoever is only invited sees it once they do.
        var inside =
            news.What == "minutes"
                ? []
                : (await LeadsOf(initiative, stop, joinedOnly: true)).Select(person => person.Id).ToHashSet();
        foreach (var person in asked)
            await Send(
                person,
                cause,
                "meeting." + news.What,
                initiative.SiteId,
                meeting.Id,
                news.At,
                link,
                () =>
                    MeetingLetter(
                        person.Name,
                        initiative.Title,
                        meeting,
                        news.What,
                        Words.When(site.Site.Clock, meeting.Starts, meeting.Ends),
                        address.Of(link)
                    ),
                stop,
                news.What == "minutes"
                    ? null
                    : MeetingCalendar.Of(meeting, initiative, address, news.At, inside.Contains(person.Id))
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
        foreach (var person in await Leads(organization.Id, stop))
            await Send(
                person,
                cause,
                "initiative.invited",
                initiative.SiteId,
                initiative.Id,
                news.At,
                link,
                () => InvitedLetter(person.Name, organization.Name, initiative.Title, address.Of(link)),
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
        if (
            !initiative.Published
            && !await db.Partners()
                .AnyAsync(
                    row =>
                        row.InitiativeId == initiative.Id
                        && (row.Status == PartnerStatus.Joined || row.Status == PartnerStatus.Invited)
                        && db.Merged(organization.Id).Contains(row.OrganizationId),
                    stop
                )
        )
            return;
        var (link, cause) = (
            $"/komunitas/{organization.Slug}/keterlibatan",
            $"involved:{initiative.Id:n}:{organization.Id:n}:{news.Day:yyyyMMdd}"
        );
        foreach (var person in await Leads(organization.Id, stop))
            await Send(
                person,
                cause,
                "involvement.offered",
                initiative.SiteId,
                initiative.Id,
                at,
                link,
                () => OfferedLetter(person.Name, organization.Name, initiative.Title, address.Of(link)),
                stop
            );
    }

    /// <summary>Thanks from the staff, in their own words, to the leads of all who took part.</summary>
    public async Task Thank(ThanksNews news, CancellationToken stop)
    {
        var initiative = await db.Initiatives().AsNoTracking().SingleAsync(row => row.Id == news.InitiativeId, stop);
        var (link, cause) = ("/jejak/" + initiative.Slug, $"thanks:{initiative.Id:n}:{news.At.Ticks}");
        foreach (var person in await LeadsOf(initiative, stop, joinedOnly: true))
            await Send(
                person,
                cause,
                "initiative.thanks",
                initiative.SiteId,
                initiative.Id,
                news.At,
                link,
                () => ThanksLetter(person.Name, initiative.Title, news.Text, address.Of(link)),
                stop
            );
    }

    /// <summary>How many hear of a step or of minutes, for whoever is asked before it happens.</summary>
    public async Task<int> HowManyLinked(Initiative initiative, CancellationToken stop) =>
        (await Linked(initiative, stop)).Count;

    /// <summary>The same for what only those who take part are told, such as a meeting that is cancelled.</summary>
    public async Task<int> HowManyLead(Initiative initiative, CancellationToken stop) =>
        (await LeadsOf(initiative, stop)).Count;

    // Those who had or supported its ideas, who follow it, and who lead what takes part. A draft is told to the last
    // alone.
    private async Task<List<Person>> Linked(Initiative initiative, CancellationToken stop)
    {
        var leads = await LeadsOf(initiative, stop);
        if (!initiative.Published)
            return leads;
        var linked = await db.People()
            .AsNoTracking()
            .Where(person =>
                !person.Gone
                && (
                    db.InitiativeFollowers().Any(row => row.InitiativeId == initiative.Id && row.PersonId == person.Id)
                    || db.Ideas()
                        .Any(idea =>
                            idea.InitiativeId == initiative.Id
                            && idea.Status != IdeaStatus.Hidden
                            && idea.Status != IdeaStatus.Withdrawn
                            && (
                                idea.PersonId == person.Id
                                || db.IdeaSupports().Any(row => row.IdeaId == idea.Id && row.PersonId == person.Id)
                            )
                        )
                )
            )
            .ToListAsync(stop);
        return [.. linked.UnionBy(leads, person => person.Id).OrderBy(person => person.Id)];
    }

    private async Task<List<Person>> LeadsOf(Initiative initiative, CancellationToken stop, bool joinedOnly = false)
    {
        var organizations = await db.PartnerRoots(initiative.Id, invitedToo: !joinedOnly).ToListAsync(stop);
        return await db.People()
            .AsNoTracking()
            .Where(person =>
                !person.Gone
                && db.OrganizationMembers()
                    .Any(row =>
                        row.PersonId == person.Id
                        && row.Role == OrganizationRole.Lead
                        && db.Organizations()
                            .Any(known =>
                                known.Id == row.OrganizationId
                                && organizations.Contains(known.MergedIntoId ?? known.Id)
                                && db.Organizations()
                                    .Any(root =>
                                        root.Id == (known.MergedIntoId ?? known.Id)
                                        && root.Status == OrganizationStatus.Verified
                                    )
                            )
                    )
            )
            .OrderBy(person => person.Id)
            .ToListAsync(stop);
    }

    private Task<List<Person>> Leads(Guid organization, CancellationToken stop) =>
        db.People()
            .AsNoTracking()
            .Where(person =>
                !person.Gone
                && db.MembersOf(organization).Any(row => row.PersonId == person.Id && row.Role == OrganizationRole.Lead)
                && db.Organizations().Any(root => root.Id == organization && root.Status == OrganizationStatus.Verified)
            )
            .OrderBy(person => person.Id)
            .ToListAsync(stop);

    private Task Send(
        Person person,
        string cause,
        string kind,
        Guid site,
        Guid subject,
        DateTime at,
        string link,
        Func<(string Subject, string Text)> words,
        CancellationToken stop,
        string? calendar = null
    )
    {
        var mine = $"{cause}:{person.Id:n}";
        var (title, text) = Words.In(person.Language, words);
        // The cause of a message has its bounds; what stands for all of it does not grow.
        return tell.Now(
            new($"{kind}:{News.IdOf(mine):n}", News.IdOf(mine), kind, Topic.Initiatives, at, title, text)
            {
                PersonId = person.Id,
                SiteId = site,
                SubjectId = subject,
                Name = person.Name,
                Email = person.Email,
                Phone = person.Phone,
                Language = person.Language,
                Short = title,
                Link = link,
                Calendar = calendar,
            },
            stop
        );
    }

    internal static (string Subject, string Text) IdeaLetter(
        string name,
        string title,
        string what,
        IdeaStatus status,
        string? answer,
        string link
    ) =>
        (what, status) switch
        {
            ("shown", _) => (
                Words.Say($"Gagasan Anda tampil: {title}", $"Your idea is shown: {title}"),
                Words.Say(
                    $"Halo {name},\n\ngagasan \"{title}\" sekarang bisa dibaca dan didukung semua orang. "
                        + $"Setiap gagasan dijawab.\n\n{link}",
                    $"Hello {name},\n\nyour idea \"{title}\" can now be read and supported by everyone. "
                        + $"Every idea is answered.\n\n{link}"
                )
            ),
            ("hidden", _) => (
                Words.Say("Gagasan Anda belum bisa ditampilkan", "Your idea cannot be shown"),
                Words.Say(
                    $"Halo {name},\n\ngagasan \"{title}\" tidak kami tampilkan:\n\n{answer}\n\n{link}",
                    $"Hello {name},\n\nwe do not show your idea \"{title}\":\n\n{answer}\n\n{link}"
                )
            ),
            (_, IdeaStatus.TakenUp) => (
                Words.Say($"Dikerjakan bersama: {title}", $"Taken up: {title}"),
                Words.Say(
                    $"Halo {name},\n\ngagasan \"{title}\" dikerjakan bersama:\n\n{answer}\n\nIkuti langkahnya: {link}",
                    $"Hello {name},\n\nthe idea \"{title}\" is taken up:\n\n{answer}\n\nFollow its steps: {link}"
                )
            ),
            (_, IdeaStatus.Merged) => (
                Words.Say($"Digabung dengan gagasan serupa: {title}", $"Merged with a similar idea: {title}"),
                Words.Say(
                    $"Halo {name},\n\ngagasan \"{title}\" digabung dengan gagasan serupa; dukungannya ikut."
                        + $"\n\n{answer}\n\n{link}",
                    $"Hello {name},\n\nthe idea \"{title}\" was merged with a similar one; its supports went along."
                        + $"\n\n{answer}\n\n{link}"
                )
            ),
            _ => (
                Words.Say($"Belum sekarang: {title}", $"Not now: {title}"),
                Words.Say(
                    $"Halo {name},\n\ngagasan \"{title}\" belum bisa dikerjakan sekarang:\n\n{answer}\n\n{link}",
                    $"Hello {name},\n\nthe idea \"{title}\" cannot be taken up now:\n\n{answer}\n\n{link}"
                )
            ),
        };

    internal static (string Subject, string Text) StepLetter(
        string name,
        Initiative initiative,
        InitiativeNewsJob news,
        InitiativePhase? closed,
        InitiativePhase? next,
        string? outcome,
        string? note,
        string link
    )
    {
        var (subject, text) = news.What switch
        {
            "finished" => (
                Words.Say($"Selesai: {initiative.Title}", $"Finished: {initiative.Title}"),
                Words.Say(
                    "Semua tahapnya sudah ditutup. Terima kasih sudah ikut.",
                    "All its phases are closed. Thank you for taking part."
                )
            ),
            "stopped" => (
                Words.Say($"Dihentikan: {initiative.Title}", $"Ended early: {initiative.Title}"),
                initiative.Stopped ?? ""
            ),
            "published" => (
                Words.Say($"Terbuka untuk semua: {initiative.Title}", $"Open to everyone: {initiative.Title}"),
                Words.Say("Jejaknya sekarang bisa dilihat semua orang.", "Its trail can now be seen by everyone.")
            ),
            "outcome" => ($"{outcome}: {news.Number} %", note ?? ""),
            _ => (
                Words.Say(
                    $"{initiative.Title}: tahap {next?.Name.Here} dimulai",
                    $"{initiative.Title}: {next?.Name.Here} begins"
                ),
                Words.Say($"Tahap {closed?.Name.Here} ditutup.", $"{closed?.Name.Here} is closed.")
                    + (
                        closed is { Summary: { Length: > 0 } summary }
                            ? "\n\n" + Words.Cut(Foundation.Markdown.MarkdownText.Plain(summary), 1500)
                            : ""
                    )
            ),
        };
        return (subject, Words.Say($"Halo {name},\n\n{text}\n\n{link}", $"Hello {name},\n\n{text}\n\n{link}"));
    }

    internal static (string Subject, string Text) MeetingLetter(
        string name,
        string initiative,
        Meeting meeting,
        string what,
        string when,
        string link
    )
    {
        var place =
            meeting.Place != ""
                ? meeting.Place
                : Words.Say("Daring; tautannya di halaman rapat.", "Online; the link is on the meeting's page.");
        return what switch
        {
            "cancelled" => (
                Words.Say($"Rapat batal: {meeting.Title}", $"Meeting cancelled: {meeting.Title}"),
                Words.Say(
                    $"Halo {name},\n\nrapat \"{meeting.Title}\" ({initiative}) pada {when} batal.\n\n{link}",
                    $"Hello {name},\n\nthe meeting \"{meeting.Title}\" ({initiative}) on {when} is cancelled.\n\n{link}"
                )
            ),
            "minutes" => (
                Words.Say($"Notulen: {meeting.Title}", $"Minutes: {meeting.Title}"),
                Words.Say(
                    $"Halo {name},\n\nnotulen rapat \"{meeting.Title}\" ({initiative}) bisa dibaca.\n\n{link}",
                    $"Hello {name},\n\nthe minutes of \"{meeting.Title}\" ({initiative}) can be read.\n\n{link}"
                )
            ),
            "changed" => (
                Words.Say($"Rapat berubah: {meeting.Title}", $"Meeting changed: {meeting.Title}"),
                Words.Say(
                    $"Halo {name},\n\nrapat \"{meeting.Title}\" ({initiative}) sekarang {when}.\n{place}\n\n{link}",
                    $"Hello {name},\n\nthe meeting \"{meeting.Title}\" ({initiative}) is now {when}.\n{place}\n\n{link}"
                )
            ),
            _ => (
                Words.Say($"Undangan rapat: {meeting.Title}", $"Invitation: {meeting.Title}"),
                Words.Say(
                    $"Halo {name},\n\nAnda diundang ke rapat \"{meeting.Title}\" ({initiative}).\n{when}\n{place}\n\n"
                        + $"Bisa hadir? Jawab di sini:\n{link}",
                    $"Hello {name},\n\nyou are invited to \"{meeting.Title}\" ({initiative}).\n{when}\n{place}\n\n"
                        + $"Can you come? Answer here:\n{link}"
                )
            ),
        };
    }

    internal static (string Subject, string Text) ThanksLetter(
        string name,
        string initiative,
        string text,
        string link
    ) =>
        (
            Words.Say($"Terima kasih: {initiative}", $"Thank you: {initiative}"),
            Words.Say($"Halo {name},\n\n{text}\n\nJejaknya: {link}", $"Hello {name},\n\n{text}\n\nIts trail: {link}")
        );

    internal static (string Subject, string Text) InvitedLetter(
        string name,
        string organization,
        string initiative,
        string link
    ) =>
        (
            Words.Say($"Undangan ikut: {initiative}", $"An invitation to take part: {initiative}"),
            Words.Say(
                $"Halo {name},\n\n{organization} diundang ikut \"{initiative}\", "
                    + $"dari rencana sampai tindak lanjut. Jawab di sini:\n\n{link}",
                $"Hello {name},\n\n{organization} is invited to take part in \"{initiative}\", "
                    + $"from the plan to the follow-up. Answer here:\n\n{link}"
            )
        );

    internal static (string Subject, string Text) OfferedLetter(
        string name,
        string organization,
        string initiative,
        string link
    ) =>
        (
            Words.Say($"Benarkah {organization} ikut?", $"Did {organization} take part?"),
            Words.Say(
                $"Halo {name},\n\nmenurut catatan kami {organization} ikut dalam \"{initiative}\". "
                    + $"Benarkan, atau betulkan; sampai itu tertulis \"belum dikonfirmasi\".\n\n{link}",
                $"Hello {name},\n\nby our records {organization} took part in \"{initiative}\". "
                    + $"Confirm it, or correct it; until then it reads \"not confirmed\".\n\n{link}"
            )
        );
}
