using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Messaging.Choose;

/// <summary>
/// What the link at the end of a mail does, by its page or by the one press a mail program offers (RFC 8058).
/// </summary>
internal static class StopMessages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        // Mail programs that know no one-click open the address of the header in a browser (RFC 2369): the page asks,
        // and a link that is only followed stops nothing.
        routes
            .MapMethods(
                "/berhenti/{secret}/sekali",
                ["GET", "HEAD"],
                (string secret) => Results.LocalRedirect("/berhenti/" + Uri.EscapeDataString(secret))
            )
            .ExcludeFromDescription();
        // The mail program posts without a session: the secret is all it needs, and all it can do is stop messages.
        routes
            .MapPost(
                "/berhenti/{secret}/sekali",
                async (string secret, AppDb db, SecretLinks links, Frame frame) =>
                    await End(db, links, frame, secret) ? Results.Text("ok") : Results.NotFound()
            )
            .DisableAntiforgery()
            .ExcludeFromDescription();
    }

    public static async Task<(Guid PersonId, Topic Topic)?> Read(
        AppDb db,
        SecretLinks links,
        string secret,
        CancellationToken stop
    ) =>
        await links.Read(secret) is { } read
        && Enum.IsDefined((Topic)(read.Kind - '0'))
        && await db.People().AnyAsync(person => person.Id == read.Id, stop)
            ? (read.Id, (Topic)(read.Kind - '0'))
            : null;

    public static async Task<bool> End(AppDb db, SecretLinks links, Frame frame, string secret)
    {
        if (await Read(db, links, secret, CancellationToken.None) is not { } read)
            return false;
        await frame.Do(act => Choose(act, read.PersonId, read.Topic, Reach.OnlyHere));
        return true;
    }

    public static async Task Choose(Act act, Guid person, Topic topic, Reach reach)
    {
        if (
            await act
                .Db.MessagePreferences()
                .SingleOrDefaultAsync(row => row.PersonId == person && row.Topic == topic) is
            { } known
        )
            known.Reach = reach;
        else
            act.Add(
                new Preference
                {
                    PersonId = person,
                    Topic = topic,
                    Reach = reach,
                }
            );
    }
}
