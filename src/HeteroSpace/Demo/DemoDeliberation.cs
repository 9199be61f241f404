using HeteroSpace.Initiatives;
using HeteroSpace.People;

namespace HeteroSpace.Demo;

/// <summary>What is to change in the building next year: proposals that are discussed, and the votes of three partners
/// by rank.</summary>
internal sealed class DemoDeliberation(DemoScene scene, DemoIdeas ideas, DemoInitiative deliberation)
{
    private static readonly string[] Partners =
    [
        DemoCast.Wheelchairs,
        DemoCast.Books,
        DemoCast.Robots,
        DemoCast.Agency,
    ];

    private static readonly (string Title, string Text, int Supports, string? Comment)[] Proposals =
    [
        ("Pintu ringan di jalur landai", "Pintunya berat; pemakai kursi roda masih menunggu dibukakan.", 16, null),
        (
            "Rak buku terbuka di lobi",
            "Buku bisa dibawa pulang dan dikembalikan.",
            7,
            "Saya punya dua kardus buku anak, boleh diambil."
        ),
        ("Meja robot dengan pagar pengaman", "Anak-anak datang tiap Sabtu dan belum punya tempat.", 9, null),
        (
            "Jam buka sampai pukul 22",
            "Banyak yang baru bisa datang sesudah kerja.",
            13,
            "Saya pulang kerja pukul tujuh. Dua malam sepekan saja sudah menolong."
        ),
    ];

    // The numbers of proposals, the best first.
    private static readonly (string Slug, int[] Ranked)[] Votes =
    [
        (DemoCast.Wheelchairs, [0, 3, 1]),
        (DemoCast.Books, [1, 0, 3]),
        (DemoCast.Robots, [2, 0, 3]),
    ];

    public static async Task Tell(DemoScene scene, DemoIdeas ideas, CancellationToken stop)
    {
        var beginning = new DemoBeginning(
            "musyawarah",
            $"Musyawarah Rencana Ruang {scene.Now.Year + 1}",
            "Apa yang paling perlu diubah di gedung ini tahun depan? Diusulkan, dibicarakan, dipilih, dan "
                + "ditandatangani bersama."
        )
        {
            DaysAgo = 17,
            Active = 2,
            Partners = Partners,
        };
        var deliberation = await DemoInitiative.Begin(scene, beginning, stop);
        new DemoDeliberation(scene, ideas, deliberation).Tell();
        await scene.Db.SaveChangesAsync(stop);
    }

    private void Tell()
    {
        var proposals = Proposals
            .Select((told, number) => Propose(told.Title, told.Text, told.Supports, told.Comment, number))
            .ToList();
        foreach (var (slug, ranked) in Votes)
            Vote(slug, [.. ranked.Select(choice => proposals[choice])]);
        deliberation.Met(
            new("Diskusi terbuka")
            {
                DaysAgo = 7,
                There = Partners,
                Minutes = "Empat usulan dibahas satu per satu.",
                Decided = ["Pemungutan suara dua pekan."],
            }
        );
    }

    private Idea Propose(string title, string text, int supports, string? comment, int number) =>
        ideas.Post(
            new(title, text, Sector.PublicService)
            {
                DaysAgo = 13 - number / 2,
                Supports = supports,
                Comment = comment,
                Within = deliberation.Row,
            },
            number + 7
        );

    private void Vote(string slug, Idea[] ranked)
    {
        foreach (var (rank, idea) in ranked.Index())
            scene
                .Db.PriorityVotes()
                .Add(
                    new()
                    {
                        InitiativeId = deliberation.Id,
                        OrganizationId = scene.Organizations[slug].Id,
                        Rank = rank + 1,
                        IdeaId = idea.Id,
                        At = scene.Ago(3),
                    }
                );
        deliberation.Took(
            new(slug, Phase.CoPlan, InvolvementRole.Planner, "vote", deliberation.Id)
            {
                Title = deliberation.Row.Title,
                At = scene.Ago(3),
            }
        );
    }
}
