using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Discussions;

/// <summary>Comments that nobody has read, and those of which readers say that they should not stand there.</summary>
internal static class WaitsOfComments
{
    /// <param name="kinds">What a reader settles who is not of the front desk, by what they may do.</param>
    public static WhatWaits Of(Func<Predicate<Role>, string[]> kinds)
    {
        IQueryable<Comment> Mine(Foundation.Db.AppDb db, ConsoleReader reader) =>
            CommentDesk
                .Of(db, reader.Site.Id, reader.May(Role.FrontDesk), kinds(reader.May))
                .Where(row =>
                    row.Status == CommentStatus.Waiting || row.Status == CommentStatus.Shown && row.Reports > 0
                );
        return WhatWaits.Of("komentar", "chat-left-text", () => Words.Say("Komentar", "Comments"), Mine);
    }
}
