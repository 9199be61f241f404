using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>What the module stores about people.</summary>
internal static class PersonalDataOfContent
{
    public static readonly PersonalData[] All =
    [
        PersonalData.None<Article>(
            "an article is the site's; whoever wrote and published it is named by account for the audit alone"
        ),
        PersonalData.None<ArticleVersion>("as the article"),
        PersonalData.None<ContentPicture>(
            "who uploaded it is named by account for the audit alone; place and camera are not kept"
        ),
        new()
        {
            Entity = typeof(ArticleAuthor),
            What = new("nama penulis artikel, sebagaimana dicetak", "names of authors, as published"),
            Why = new(
                "Supaya pembaca tahu siapa yang menulis; diumumkan atas persetujuannya.",
                "So that readers know who wrote it; published with their consent."
            ),
            Kept = new(
                "Selama artikelnya ada; diganti bila diminta.",
                "For as long as the article is online; changed on request."
            ),
        },
        PersonalData.None<Series>("the name is the series' own"),
        PersonalData.None<Episode>("an episode is the site's; whoever makes it is named by account for the work alone"),
        PersonalData.None<EpisodeStep>("what is to be done, given to a colleague by account for the work alone"),
        PersonalData.None<ChannelFeed>("the address of a channel's feed on the web"),
        PersonalData.None<EpisodeFile>(
            "the name is the file's; what it holds is for those who make the episode, and erased by them"
        ),
        new()
        {
            Entity = typeof(EpisodeCredit),
            What = new("pembuat dan yang tampil di episode, sebagaimana dicetak", "credits of episodes, as published"),
            Why = new(
                "Supaya penonton tahu siapa yang membuat dan tampil; diumumkan atas persetujuannya.",
                "So that viewers know who made it and who is in it; published with their consent."
            ),
            Kept = new(
                "Selama episodenya ada; diganti bila diminta.",
                "For as long as the episode is online; changed on request."
            ),
            Stays = new("Bahwa ada yang membuatnya, tanpa nama.", "that somebody made it, without a name"),
            Read = async (db, subject, stop) =>
                [
                    .. await db.EpisodeCredits()
                        .AsNoTracking()
                        .Where(row => row.PersonId == subject.PersonId)
                        .Select(row => new
                        {
                            row.EpisodeId,
                            row.Part,
                            row.Name,
                        })
                        .ToListAsync(stop),
                ],
            Erase = async (act, subject) =>
            {
                // That someone of the organization made it stays; where it is found by words the name goes with this.
                foreach (
                    var row in await act
                        .Db.EpisodeCredits()
                        .Where(row => row.PersonId == subject.PersonId)
                        .ToListAsync()
                )
                    (row.Name, row.PersonId) = (ErasePerson.Nobody, null);
            },
        },
    ];
}
