using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>A duty of an initiative that episodes fill.</summary>
internal static class EpisodeDuty
{
    public static readonly DutyKind Published = new(
        "episode",
        () => Words.Say("Episode tayang", "An episode published"),
        async (db, of, _, stop) =>
            await db.PublicEpisodes().CountAsync(row => row.InitiativeId == of.Id, stop) switch
            {
                0 => null,
                1 => Words.Say("1 episode", "1 episode"),
                var count => Words.Say($"{count} episode", $"{count} episodes"),
            }
    );
}
