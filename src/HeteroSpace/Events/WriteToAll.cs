using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>What staff want to say to those of an event, as it was typed.</summary>
/// <param name="Id">Given with the form: pressed twice it is one.</param>
/// <param name="Seen">How many were to get it as its writer read; it is not sent to others unseen.</param>
internal sealed record WordWish(
    Guid Id,
    IReadOnlyCollection<RegistrationStatus> States,
    string Title,
    string Text,
    int Seen
);

/// <summary>One of those who would get it.</summary>
internal sealed record WordReader(Guid Registration, RegistrationStatus Status, Channel? Channel);

internal sealed record EventWordNews(Guid WordId, DateTime At);

/// <summary>Writes to all who take part in an event: counted first, sent once, and kept who got it.</summary>
internal sealed class WriteToAll(AppDb db, Frame frame)
{
    public const string Kind = "event.word",
        Job = "event-word";

    /// <summary>Whom one can write to.</summary>
    public static readonly RegistrationStatus[] States =
    [
        RegistrationStatus.Confirmed,
        RegistrationStatus.Offered,
        RegistrationStatus.Waiting,
        RegistrationStatus.Entered,
    ];

    /// <summary>All who stand, with how each would be reached.</summary>
    public async Task<List<WordReader>> Readers(Guid of, CancellationToken stop = default)
    {
        var rows = await db.Standing(of)
            .AsNoTracking()
            .Where(row => row.Name != ErasePerson.Nobody)
            .OrderBy(row => row.Id)
            .Select(row => new
            {
                row.Id,
                row.Status,
                row.Email,
                row.Phone,
                Chosen = db.MessagePreferences()
                    .Where(choice => choice.PersonId == row.PersonId && choice.Topic == Topic.Events)
                    .Select(choice => (Reach?)choice.Reach)
                    .FirstOrDefault(),
            })
            .ToListAsync(stop);
        return rows.ConvertAll(row => new WordReader(
            row.Id,
            row.Status,
            Tell.By(row.Chosen, Topic.Events, row.Email, row.Phone) switch
            {
                Reach.Mail => Channel.Mail,
                Reach.WhatsApp => Channel.WhatsApp,
                _ => null,
            }
        ));
    }

    /// <summary>How many it goes to now; null when it is as many as were seen, or was sent before.</summary>
    public Task<int?> Now(Event of, WordWish wish, Guid by) =>
        frame.Do(async act =>
        {
            // The same press again: its readers were written to.
            if (await db.EventWords().AnyAsync(known => known.Id == wish.Id))
                return act.Refuse<int?>(null);
            var readers = (await Readers(of.Id)).FindAll(row => wish.States.Contains(row.Status));
            if (readers.Count != wish.Seen || readers.Count == 0)
                return act.Refuse<int?>(readers.Count);
            act.Add(
                new EventWord
                {
                    Id = wish.Id,
                    EventId = of.Id,
                    At = act.Now,
                    By = by,
                    Title = wish.Title,
                    Text = wish.Text,
                }
            );
            act.AddAll(
                readers.Select(row => new EventWordReader
                {
                    WordId = wish.Id,
                    RegistrationId = row.Registration,
                    Channel = row.Channel,
                })
            );
            act.Note(of, by, "event.told", wish.Title);
            act.Tell(Job, new EventWordNews(wish.Id, act.Now));
            return null;
        });
}
