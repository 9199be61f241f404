using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>How an initiative began, and how far it has come.</summary>
internal sealed record DemoBeginning(string Template, string Title, string Summary)
{
    public required int DaysAgo { get; init; }

    /// <summary>The position of the phase that is open; those before it are closed, one after the other.</summary>
    public required int Active { get; init; }

    /// <summary>Slugs of those who joined, the one that began it first.</summary>
    public required string[] Partners { get; init; }
    public bool Published { get; init; } = true;
    public Guid? Series { get; init; }
}

/// <summary>A meeting of planning that was held.</summary>
internal sealed record DemoMeeting(string Title)
{
    public required int DaysAgo { get; init; }
    public string Place { get; init; } = "Ruang Rapat 2, Hetero Space Semarang";

    /// <summary>Slugs of those who came.</summary>
    public required string[] There { get; init; }

    /// <summary>Slugs of those who have not yet confirmed that they came.</summary>
    public string[] Unconfirmed { get; init; } = [];
    public required string Minutes { get; init; }
    public required string[] Decided { get; init; }
}

/// <summary>What an organization did in an initiative, and what shows it.</summary>
/// <param name="Evidence">The kind of row that shows it, as it is stored.</param>
/// <param name="Source">That row.</param>
internal sealed record DemoPart(string Slug, Phase Phase, InvolvementRole Role, string Evidence, Guid Source)
{
    public required string Title { get; init; }
    public required DateTime At { get; init; }
    public bool Confirmed { get; init; } = true;
}

/// <summary>An initiative of the demo. Each verb writes the rows that the pages would have written.</summary>
internal sealed class DemoInitiative
{
    private readonly DemoScene _scene;
    private readonly Dictionary<Guid, DateTime> _came = [];
    private int _decisions;

    private DemoInitiative(DemoScene scene, Initiative row) => (_scene, Row) = (scene, row);

    public Initiative Row { get; }
    public Guid Id => Row.Id;

    public static async Task<DemoInitiative> Begin(DemoScene scene, DemoBeginning told, CancellationToken stop)
    {
        var from = await scene.Db.InitiativeTemplates().SingleAsync(row => row.Slug == told.Template, stop);
        var initiative = new DemoInitiative(scene, Made(scene, told, from));
        scene.Db.Initiatives().Add(initiative.Row);
        await initiative.OpenPhases(told, from, stop);
        await scene.Db.SaveChangesAsync(stop);
        await initiative.TakeDuties(from, stop);
        foreach (var (number, slug) in told.Partners.Index())
            initiative.Join(slug, number);
        await scene.Db.SaveChangesAsync(stop);
        return initiative;
    }

    private static Initiative Made(DemoScene scene, DemoBeginning told, Template from) =>
        new()
        {
            SiteId = scene.SiteId,
            Slug = Foundation.Web.Slug.Of(told.Title),
            Title = told.Title,
            Summary = told.Summary,
            Kind = from.Kind,
            Light = from.Light,
            SeriesId = told.Series,
            Template = from.Name,
            Active = told.Active,
            Published = told.Published,
            Started = scene.Ago(told.DaysAgo),
        };

    // The phases up to the active one share the days equally.
    private async Task OpenPhases(DemoBeginning told, Template from, CancellationToken stop)
    {
        var length = told.DaysAgo / (double)(told.Active + 1);
        var phases = await _scene
            .Db.TemplatePhases()
            .Where(row => row.TemplateId == from.Id)
            .OrderBy(row => row.Position)
            .ToListAsync(stop);
        foreach (var phase in phases)
            _scene
                .Db.InitiativePhases()
                .Add(
                    new()
                    {
                        InitiativeId = Id,
                        Position = phase.Position,
                        Phase = phase.Phase,
                        Name = phase.Name,
                        Allows = phase.Allows,
                        Opened = phase.Position <= told.Active ? Row.Started.AddDays(length * phase.Position) : null,
                        Closed = phase.Position < told.Active ? Row.Started.AddDays(Ends(phase.Position)) : null,
                    }
                );

        double Ends(int position) => Math.Min(told.DaysAgo - 2, length * (position + 1));
    }

    private async Task TakeDuties(Template from, CancellationToken stop)
    {
        var duties = await _scene
            .Db.TemplateDuties()
            .Where(row => row.TemplateId == from.Id)
            .OrderBy(row => row.Position)
            .ThenBy(row => row.Line)
            .ToListAsync(stop);
        foreach (var (line, duty) in duties.Index())
        {
            var evidence = duty.Position < Row.Active ? EvidenceOf(duty.Kind) : "";
            _scene
                .Db.Duties()
                .Add(
                    new()
                    {
                        Id = Guid.CreateVersion7(new DateTimeOffset(Row.Started, TimeSpan.Zero).AddMilliseconds(line)),
                        InitiativeId = Id,
                        Position = duty.Position,
                        Kind = duty.Kind,
                        Text = duty.Text,
                        Gate = duty.Gate,
                        Done = evidence == "" ? null : Closed(duty.Position).AddDays(-1),
                        By = evidence == "" ? null : _scene.Staff,
                        Evidence = evidence,
                    }
                );
        }
    }

    private DateTime Closed(int position) =>
        _scene
            .Db.InitiativePhases()
            .Local.Single(row => row.InitiativeId == Id && row.Position == position)
            .Closed!.Value;

    // Other kinds are left open, also in a phase that is closed.
    private static string EvidenceOf(string kind) =>
        kind switch
        {
            "attendance" => "Daftar hadir bertanda tangan: 31 perajin, 43 relawan",
            "thanks" => "Terkirim ke semua yang ikut",
            _ => "",
        };

    private void Join(string slug, int number)
    {
        var organization = _scene.Organizations[slug];
        var at = Row.Started.AddDays(number);
        _scene
            .Db.Partners()
            .Add(
                new()
                {
                    InitiativeId = Id,
                    OrganizationId = organization.Id,
                    Role = number == 0 ? InvolvementRole.Initiator : InvolvementRole.Planner,
                    Status = PartnerStatus.Joined,
                    Asked = at,
                    Answered = at,
                }
            );
        if (Row.Published)
            _scene
                .Db.Activities()
                .Add(
                    new()
                    {
                        OrganizationId = organization.Id,
                        At = at,
                        Kind = InitiativeActivity.Kind,
                        SourceId = Id,
                        SiteId = _scene.SiteId,
                        Title = Row.Title,
                        Link = "/jejak/" + Row.Slug,
                    }
                );
    }

    /// <summary>Asked to support it, and has not answered.</summary>
    public void Invite(string slug, int daysAgo) =>
        _scene
            .Db.Partners()
            .Add(
                new()
                {
                    InitiativeId = Id,
                    OrganizationId = _scene.Organizations[slug].Id,
                    Role = InvolvementRole.Supporter,
                    Status = PartnerStatus.Invited,
                    Asked = _scene.Ago(daysAgo),
                }
            );

    public void Took(DemoPart part)
    {
        Came(_scene.Organizations[part.Slug].Id, part.At);
        _scene
            .Db.Involvements()
            .Add(
                new()
                {
                    InitiativeId = Id,
                    OrganizationId = _scene.Organizations[part.Slug].Id,
                    Phase = part.Phase,
                    Role = part.Role,
                    Evidence = part.Evidence,
                    SourceId = part.Source,
                    Title = part.Title,
                    At = part.At,
                    Status = part.Confirmed ? InvolvementStatus.Confirmed : InvolvementStatus.Offered,
                    Settled = part.Confirmed ? part.At.AddDays(2) : null,
                }
            );
    }

    // Whoever was asked joined with the first thing that shows it; who had the idea was there from the beginning.
    private void Came(Guid organization, DateTime at)
    {
        var seat = _scene
            .Db.Partners()
            .Local.SingleOrDefault(row => row.InitiativeId == Id && row.OrganizationId == organization);
        if (seat is null or { Role: InvolvementRole.Initiator })
            return;
        if (_came.TryGetValue(organization, out var before) && before <= at)
            return;
        (_came[organization], seat.Answered) = (at, at);
        foreach (
            var told in _scene
                .Db.Activities()
                .Local.Where(row =>
                    row is { Kind: InitiativeActivity.Kind } && row.SourceId == Id && row.OrganizationId == organization
                )
        )
            told.At = at;
    }

    public void Met(DemoMeeting told)
    {
        // Only on days on which the house is open, whether the meeting is in it or not.
        var starts = DemoDays.In(_scene.House, _scene.Now, -told.DaysAgo, 13, 2, -1).Starts;
        var meeting = new Meeting
        {
            InitiativeId = Id,
            Position = 1,
            Title = told.Title,
            Agenda = "- Pembukaan\n- Usulan yang masuk\n- Pembagian tugas",
            Starts = starts,
            Ends = starts.AddHours(2),
            Place = told.Place,
            Status = MeetingStatus.Held,
            Published = starts.AddDays(1),
        };
        _scene.Db.Meetings().Add(meeting);
        foreach (var (seat, slug) in told.There.Index())
            Attend(meeting, slug, DemoNames.Of(seat + 11), !told.Unconfirmed.Contains(slug));
        WriteMinutes(meeting, told.Minutes);
        foreach (var text in told.Decided)
            Decide(meeting, text);
    }

    private void Attend(Meeting meeting, string slug, string name, bool confirmed)
    {
        _scene
            .Db.Attendees()
            .Add(
                new()
                {
                    MeetingId = meeting.Id,
                    OrganizationId = _scene.Organizations[slug].Id,
                    Name = name,
                    Presence = Presence.Present,
                }
            );
        Took(
            new(slug, Phase.CoPlan, InvolvementRole.Planner, "meeting", meeting.Id)
            {
                Title = meeting.Title,
                At = meeting.Starts,
                Confirmed = confirmed,
            }
        );
    }

    private void WriteMinutes(Meeting meeting, string text) =>
        _scene
            .Db.MinutesVersions()
            .Add(
                new()
                {
                    MeetingId = meeting.Id,
                    Number = 1,
                    Text = text,
                    By = _scene.Staff,
                    ByName = "Petugas Program",
                    At = meeting.Starts.AddHours(3),
                }
            );

    private void Decide(Meeting meeting, string text) =>
        _scene
            .Db.Decisions()
            .Add(
                new()
                {
                    InitiativeId = Id,
                    MeetingId = meeting.Id,
                    Number = ++_decisions,
                    Text = text,
                    At = meeting.Starts.AddHours(2),
                }
            );
}
