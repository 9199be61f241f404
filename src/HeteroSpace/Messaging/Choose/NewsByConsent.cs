using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Messaging.Choose;

/// <summary>
/// Consent to news and the choice of a channel for them are one: without the first there is no second.
/// </summary>
internal static class NewsByConsent
{
    public static async Task Follow(IServiceProvider provider, ConsentChanged changed, CancellationToken stop)
    {
        if (changed.Purpose != "kabar")
            return;
        var db = provider.GetRequiredService<AppDb>();
        var hasMail = await db.People().AnyAsync(person => person.Id == changed.PersonId && person.Email != null, stop);
        var reach = (changed.Given, hasMail) switch
        {
            (false, _) => Reach.OnlyHere,
            (true, true) => Reach.Mail,
            (true, false) => Reach.WhatsApp,
        };
        await provider
            .GetRequiredService<Frame>()
            .Do(act => StopMessages.Choose(act, changed.PersonId, Topic.News, reach));
    }
}
