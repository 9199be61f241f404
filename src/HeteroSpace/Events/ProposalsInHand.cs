using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Proposals of events that someone, or a community they lead, has sent and that staff have not answered; of
/// those about which staff wrote, the next word is theirs.</summary>
internal static class ProposalsInHand
{
    private const int Most = 5;

    public static async Task<IReadOnlyList<AskedThing>> Read(
        IServiceProvider services,
        Guid person,
        DateTime now,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        var who = await db.People().AsNoTracking().SingleOrDefaultAsync(row => row.Id == person, stop);
        if (who is null)
            return [];
        // That something needs no answer is a mark without words.
        var written = db.Messages().Where(row => row.SubjectKind == EventTalk.OfProposal && row.Text != "");
        var sent = await WithdrawProposal
            .Theirs(db, who)
            .Where(row => row.Status == EventStatus.Proposed && row.Ends > now)
            .OrderBy(row => row.Starts)
            .Take(Most)
            .Select(row => new
            {
                row.Slug,
                row.Title,
                IsAsked = written
                    .Where(message => message.SubjectId == row.Id)
                    .OrderByDescending(message => message.At)
                    .Select(message => message.FromStaff)
                    .FirstOrDefault(),
            })
            .ToListAsync(stop);
        return sent.ConvertAll(row =>
            row.IsAsked ? Asked(row.Slug, row.Title) : new AskedThing(Waits(row.Title), Page(row.Slug), Open)
        );
    }

    private static string Page(string slug) => "/saya/acara/" + slug;

    private static string Open => Words.Say("Buka", "Open");

    private static string Waits(string title) =>
        Words.Say(
            $"Usulan acara \"{title}\" menunggu jawaban petugas.",
            $"The proposal of \"{title}\" waits for the staff."
        );

    private static AskedThing Asked(string slug, string title) =>
        new(
            Words.Say(
                $"Petugas menulis tentang usulan acara \"{title}\".",
                $"Our staff wrote about the proposal of \"{title}\"."
            ),
            Page(slug),
            Words.Say("Baca dan jawab", "Read and answer")
        );
}
