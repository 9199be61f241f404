using HeteroSpace.Discussions;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;

namespace HeteroSpace;

/// <summary>All that one initiative can hold: twenty meetings, three hundred tasks, a thousand comments.</summary>
internal sealed class FullTrail(Initiative initiative, List<Organization> there, DateTime begun)
{
    public static IEnumerable<object> Rows(
        Initiative initiative,
        Guid site,
        List<Guid> people,
        List<Organization> there,
        DateTime begun
    )
    {
        var trail = new FullTrail(initiative, there, begun);
        return
        [
            .. there.Select(trail.Joined),
            .. there.Select(trail.Promised),
            .. there.Select(trail.Told),
            .. Enumerable.Range(0, 20).SelectMany(trail.Met),
            .. Enumerable.Range(0, 300).SelectMany(trail.Did),
            .. Enumerable.Range(0, 1000).Select(number => trail.Said(number, site, people[number % 40])),
            .. Enumerable.Range(0, 10).Select(trail.CameOfIt),
            .. Enumerable.Range(0, 30).Select(number => trail.Proposed(number, site)),
        ];
    }

    private Partner Joined(Organization by) =>
        new()
        {
            InitiativeId = initiative.Id,
            OrganizationId = by.Id,
            Status = PartnerStatus.Joined,
            Asked = begun,
        };

    private Commitment Promised(Organization by) =>
        new()
        {
            InitiativeId = initiative.Id,
            OrganizationId = by.Id,
            Text = "Tenaga, tempat, dan waktu untuk dua pekan penuh bersama warga",
            At = begun,
        };

    private ReportPart Told(Organization by) =>
        new()
        {
            InitiativeId = initiative.Id,
            OrganizationId = by.Id,
            Text = string.Concat(Enumerable.Repeat("Kami ikut sejak rapat pertama dan tinggal sampai selesai. ", 30)),
            At = begun,
        };

    // Half of them come to each.
    private IEnumerable<object> Met(int number)
    {
        var meeting = new Meeting
        {
            InitiativeId = initiative.Id,
            Position = number % 4,
            Title = $"Rapat {number + 1}: pembagian tugas dan jadwal",
            Starts = begun.AddDays(number * 7),
            Ends = begun.AddDays(number * 7).AddHours(2),
            Place = "Ruang Rapat 2",
            Status = MeetingStatus.Held,
            Published = begun,
        };
        return
        [
            meeting,
            .. there.Where((_, at) => (at + number) % 2 == 0).SelectMany(by => Came(meeting, number, by)),
            Decided(meeting, number * 2 + 1),
            Decided(meeting, number * 2 + 2),
        ];
    }

    private object[] Came(Meeting meeting, int number, Organization by) =>
        [
            new Attendee
            {
                MeetingId = meeting.Id,
                OrganizationId = by.Id,
                Presence = Presence.Present,
            },
            new Involvement
            {
                InitiativeId = initiative.Id,
                OrganizationId = by.Id,
                Phase = (Phase)(number % 4),
                Evidence = "meeting",
                SourceId = meeting.Id,
                Title = meeting.Title,
                At = meeting.Starts,
                Status = number % 3 == 0 ? InvolvementStatus.Offered : InvolvementStatus.Confirmed,
            },
        ];

    private Decision Decided(Meeting meeting, int number) =>
        new()
        {
            InitiativeId = initiative.Id,
            MeetingId = meeting.Id,
            Number = number,
            Text = "Diputuskan bersama oleh semua yang hadir dalam rapat ini.",
            At = meeting.Starts,
        };

    // Two in three are done.
    private IEnumerable<object> Did(int number)
    {
        var task = new WorkTask
        {
            InitiativeId = initiative.Id,
            Position = number % 6,
            Title = $"Tugas nomor {number}",
            OrganizationId = there[number % 60].Id,
            State = number % 3 == 0 ? TaskState.Open : TaskState.Done,
            Made = begun,
        };
        yield return task;
        if (task.State == TaskState.Done)
            yield return new Involvement
            {
                InitiativeId = initiative.Id,
                OrganizationId = there[number % 60].Id,
                Phase = (Phase)(number % 6),
                Evidence = "task",
                SourceId = task.Id,
                Title = task.Title,
                At = begun,
                Status = InvolvementStatus.Confirmed,
            };
    }

    private Comment Said(int number, Guid site, Guid by) =>
        new()
        {
            SubjectKind = IdeaComments.InitiativeKind,
            SubjectId = initiative.Id,
            SiteId = site,
            At = begun.AddMinutes(number * 90),
            PersonId = by,
            Name = $"Peserta {number % 40:000}",
            Text =
                "Terima kasih, kami sekeluarga ikut dan senang sekali. "
                + "Semoga ada lagi tahun depan di kampung kami.",
            Status = CommentStatus.Shown,
        };

    private Outcome CameOfIt(int number) =>
        new()
        {
            InitiativeId = initiative.Id,
            Title = $"Hasil {number}",
            Owner = "Dinas",
            Progress = number * 10,
            Made = begun.AddDays(number),
        };

    private Idea Proposed(int number, Guid site) =>
        new()
        {
            SiteId = site,
            Slug = $"usulan-penuh-{number}",
            Title = $"Usulan nomor {number}",
            Text = "Usulan di dalam inisiatif.",
            Name = "Peserta",
            Posted = begun,
            Shown = begun,
            Status = IdeaStatus.TakenUp,
            InitiativeId = initiative.Id,
            IsProposal = true,
        };
}
