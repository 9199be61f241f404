using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.FrontDesk.Defects;

/// <summary>A report was mended.</summary>
public sealed record DefectNews(Guid Id);

/// <summary>Tells who reported something, once, that it works again.</summary>
internal sealed class TellMended(AppDb db, Catalogue catalogue, Tell tell)
{
    public const string Job = "defect-mended",
        Kind = "defect.mended";

    public async Task Of(DefectNews news, CancellationToken stop)
    {
        var row = await db.Defects().AsNoTracking().SingleOrDefaultAsync(one => one.Id == news.Id, stop);
        if (
            row is not { Status: DefectStatus.Mended, Mended: { } mended }
            || row.Email is null && row.Phone is null
            || await catalogue.Space(row.SpaceId, stop) is not { } at
        )
            return;
        var letter = Words.In(row.Language, () => Letter(row.Thing, at));
        // The cause is the report: also when it is opened and mended once more, it is told once.
        await tell.Now(
            new("defect:" + row.Id, News.IdOf("defect:" + row.Id), Kind, Topic.Answers, mended, letter)
            {
                SiteId = row.SiteId,
                SubjectId = row.Id,
                Email = row.Email,
                Phone = row.Phone,
                Language = row.Language,
                Short = letter.Subject,
                Link = "/situs/" + at.Site.Slug,
            },
            stop
        );
    }

    public static Letter Letter(BrokenThing thing, CatalogueSpace at)
    {
        var (what, room) = (thing.Said(), at.Space.Name.Here);
        return Foundation
            .Mail.Letter.About(Say($"Sudah beres: {what}, {room}", $"Mended: {what}, {room}"))
            .Greet()
            .Say(
                Say(
                    $"Yang Anda laporkan sudah berfungsi lagi: {what} di {room}. Terima kasih sudah memberi tahu kami.",
                    $"What you reported works again: {what} in {room}. Thank you for telling us."
                )
            )
            .Sign(at.Site.Name, at.Site.Address);
    }
}
