using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>What is written about an event: by who takes part, and by the community that proposes it.</summary>
public static class EventTalk
{
    public const string OfRegistration = "registration",
        OfProposal = "proposal";

    public static SubjectKey About(Registration row) => new(OfRegistration, row.Id);

    public static SubjectKey About(Event proposed) => new(OfProposal, proposed.Id);

    internal static readonly ConversationSubject[] Subjects =
    [
        new(OfRegistration, () => Words.Say("Peserta acara", "Participants"), ReadRegistrations)
        {
            Desk = EventTables.Desk,
            Ready =
            [
                new(
                    "tiket",
                    () => Words.Say("Ada di tiket", "It is on the ticket"),
                    () =>
                        Words.Say(
                            "Tempat, jam, dan jalan masuknya ada di tiket Anda. Sampai jumpa!",
                            "Place, time and the way in stand on your ticket. See you there!"
                        )
                ),
                new(
                    "boleh",
                    () => Words.Say("Boleh", "Yes, you may"),
                    () => Words.Say("Boleh, silakan.", "Yes, you may.")
                ),
                new(
                    "periksa",
                    () => Words.Say("Kami periksa dulu", "We look into it"),
                    () =>
                        Words.Say(
                            "Terima kasih, kami tanyakan dulu ke penyelenggara dan mengabari Anda.",
                            "Thank you, we ask the hosts and write to you."
                        )
                ),
            ],
        },
        new(OfProposal, () => Words.Say("Usulan acara", "Proposed events"), ReadProposals)
        {
            Desk = EventTables.Desk,
            Ready =
            [
                new(
                    "jam",
                    () => Words.Say("Pilih jam lain", "Choose another time"),
                    () =>
                        Words.Say(
                            "Ruangnya dipakai pada jam itu. Pilih jam atau ruang lain di halaman usulan Anda; "
                                + "yang kosong tampil di sana.",
                            "The room is taken at that time. Choose another time or room on the page of your proposal; "
                                + "what is free is shown there."
                        )
                ),
                new(
                    "lengkapi",
                    () => Words.Say("Mohon dilengkapi", "Please tell more"),
                    () =>
                        Words.Say(
                            "Idenya bagus. Mohon lengkapi ceritanya dan perkiraan jumlah orangnya, supaya bisa kami "
                                + "siapkan.",
                            "A good idea. Please tell more about it and how many come, so that we can get it ready."
                        )
                ),
                new(
                    "periksa",
                    () => Words.Say("Kami periksa dulu", "We look into it"),
                    () =>
                        Words.Say(
                            "Terima kasih, kami periksa dan mengabari Anda di sini.",
                            "Thank you, we look into it and write to you here."
                        )
                ),
            ],
        },
    ];

    private static async Task<List<TalkedAbout>> ReadRegistrations(
        IServiceProvider services,
        IReadOnlyCollection<Guid> ids,
        CancellationToken stop
    )
    {
        var (db, catalogue) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Catalogue>());
        var rows = await db.Registrations()
            .AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .Join(db.Events(), row => row.EventId, of => of.Id, (Row, Of) => new { Row, Of })
            // Joined: the first of a question of its own would number all people to find it.
            .LeftJoin(
                db.People().Where(person => !person.Gone),
                pair => pair.Row.PersonId,
                person => (Guid?)person.Id,
                (pair, reader) =>
                    new
                    {
                        pair.Row,
                        pair.Of,
                        Reader = reader,
                    }
            )
            .ToListAsync(stop);
        var found = new List<TalkedAbout>();
        foreach (var row in rows)
            if (await catalogue.Site(row.Of.SiteId, stop) is { } site)
                found.Add(About(row.Row, row.Of, row.Reader, site));
        return found;
    }

    private static TalkedAbout About(Registration row, Event of, Person? reader, CatalogueSite site) =>
        new(
            About(row),
            of.SiteId,
            site.Site.Slug,
            () => of.Title,
            of.Subject(),
            new(row.PersonId, reader?.Name ?? row.Name, reader?.AccountId is not null)
            {
                Email = row.Email,
                Phone = row.Phone,
                Language = row.Language,
            }
        )
        {
            About = () => $"{row.Status.Said()} · {Words.When(site.Site.Clock, of.Starts, of.Ends)}",
            Page = "acara/" + of.Slug,
            Theirs = "/saya/tiket",
            Secret = TellOfEvents.TicketLink,
            // Whoever has yet to show that a contact is theirs asks nothing of anyone.
            IsOpen = row.Shown is not null && row.Name != ErasePerson.Nobody,
        };

    private static async Task<List<TalkedAbout>> ReadProposals(
        IServiceProvider services,
        IReadOnlyCollection<Guid> ids,
        CancellationToken stop
    )
    {
        var (db, catalogue) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Catalogue>());
        var rows = await db.Events()
            .AsNoTracking()
            .Where(row => ids.Contains(row.Id) && row.OrganizationId != null)
            .LeftJoin(
                db.People().Where(person => !person.Gone),
                row => (Guid?)row.By,
                person => person.AccountId,
                (row, sender) =>
                    new
                    {
                        Of = row,
                        Organization = db.Organizations()
                            .Where(known => known.Id == row.OrganizationId)
                            .Select(known => known.Name)
                            .FirstOrDefault(),
                        Sender = sender,
                    }
            )
            .ToListAsync(stop);
        var found = new List<TalkedAbout>();
        foreach (var row in rows)
            if (row.Sender is { } sender && await catalogue.Site(row.Of.SiteId, stop) is { } site)
                found.Add(About(row.Of, row.Organization ?? "", sender, site));
        return found;
    }

    private static TalkedAbout About(Event of, string organization, Person sender, CatalogueSite site) =>
        new(
            About(of),
            of.SiteId,
            site.Site.Slug,
            () => of.Title,
            of.Subject(),
            new(sender.Id, sender.Name, true)
            {
                Email = sender.Email,
                Phone = sender.Phone,
                Language = sender.Language,
            }
        )
        {
            About = () => $"{organization} · {Words.When(site.Site.Clock, of.Starts, of.Ends)}",
            Page = "acara/" + of.Slug,
            Theirs = "/saya/acara/" + of.Slug,
            IsReadSignedIn = true,
        };
}
