using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.People;

namespace HeteroSpace.Demo;

/// <summary>A packaging class that goes from village to village, still in planning: one meeting was held, the next is
/// called, and nobody has answered for the petrol.</summary>
internal sealed class DemoTour(DemoScene scene, DemoInitiative tour)
{
    private static readonly DemoBeginning Beginning = new(
        "acara-bersama",
        "Kelas Kemasan Keliling",
        "Kelas kemasan datang ke kampung-kampung dengan mobil bak terbuka. "
            + "Tiap kampung memilih sendiri produk yang dibawa."
    )
    {
        DaysAgo = 24,
        Active = 1,
        Partners = [DemoCast.Kitchen, DemoCast.Batik, DemoCast.Campus],
    };

    private static readonly DemoIdea Proposal = new(
        "Mulai dari Kampung Bustaman",
        "Di sana banyak pembuat bumbu yang kemasannya masih plastik polos.",
        Sector.Food
    )
    {
        DaysAgo = 8,
        Supports = 4,
        Comment = "Ibu saya membuat bumbu pecel di sana, pasti datang kalau kelasnya sore.",
    };

    private static readonly DemoMeeting FirstMeeting = new("Rapat rute pertama")
    {
        DaysAgo = 6,
        There = [DemoCast.Kitchen, DemoCast.Campus, DemoCast.Batik],
        Unconfirmed = [DemoCast.Kitchen, DemoCast.Campus],
        Minutes = "Tiga kampung dipilih untuk bulan pertama.",
        Decided = ["Kelasnya Sabtu sore, sesudah pasar tutup."],
    };

    private static readonly (string Title, string Slug, TaskState State)[] Tasks =
    [
        ("Cari mobil bak terbuka", DemoCast.Kitchen, TaskState.Doing),
        ("Susun modul satu jam", DemoCast.Campus, TaskState.Open),
        ("Hubungi ketua RW", DemoCast.Batik, TaskState.Open),
    ];

    public static async Task Tell(DemoScene scene, DemoIdeas ideas, CancellationToken stop)
    {
        var tour = await DemoInitiative.Begin(scene, Beginning, stop);
        new DemoTour(scene, tour).Tell(ideas);
    }

    private void Tell(DemoIdeas ideas)
    {
        tour.Invite(DemoCast.Agency, 3);
        ideas.Post(Proposal with { Within = tour.Row }, 6);
        tour.Met(FirstMeeting);
        CallNextMeeting();
        foreach (var (title, slug, state) in Tasks)
            Plan(title, slug, state);
        scene
            .Db.InternalNotes()
            .Add(
                new()
                {
                    InitiativeId = tour.Id,
                    At = scene.Ago(2),
                    By = scene.Staff,
                    Text = "Anggaran bensin belum pasti; jangan dijanjikan dulu.",
                }
            );
    }

    private void CallNextMeeting()
    {
        var starts = DemoDays.In(scene.House, scene.Now, 5, 13, 2).Starts;
        var next = new Meeting
        {
            InitiativeId = tour.Id,
            Position = 1,
            Title = "Rapat mobil dan bahan",
            Agenda = "- Mobil dari mana\n- Bahan contoh\n- Siapa mengajar",
            Starts = starts,
            Ends = starts.AddHours(2),
            Place = "Ruang Rapat 1, Hetero Space Semarang",
        };
        scene.Db.Meetings().Add(next);
        Invite(next, DemoCast.Kitchen, Presence.Invited);
        Invite(next, DemoCast.Batik, Presence.Invited);
        Invite(next, DemoCast.Campus, Presence.Coming);
        Invite(next, DemoCast.Agency, Presence.Invited);
    }

    private void Invite(Meeting meeting, string slug, Presence presence) =>
        scene
            .Db.Attendees()
            .Add(
                new()
                {
                    MeetingId = meeting.Id,
                    OrganizationId = scene.Organizations[slug].Id,
                    Presence = presence,
                }
            );

    private void Plan(string title, string slug, TaskState state) =>
        scene
            .Db.WorkTasks()
            .Add(
                new()
                {
                    InitiativeId = tour.Id,
                    Position = 1,
                    Title = title,
                    OrganizationId = scene.Organizations[slug].Id,
                    Due = SiteClock.House.Date(scene.Now.AddDays(4)),
                    State = state,
                    Made = scene.Ago(6),
                }
            );
}
