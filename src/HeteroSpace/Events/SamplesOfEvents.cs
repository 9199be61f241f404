using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.Sites;

namespace HeteroSpace.Events;

/// <summary>Every template with a made-up event, for the console.</summary>
internal static class SamplesOfEvents
{
    private static readonly DateTime Starts = new(2027, 2, 4, 6, 0, 0, DateTimeKind.Utc);

    public static IEnumerable<Sample> OfRegistrations()
    {
        foreach (
            var status in Enum.GetValues<RegistrationStatus>().Where(status => status != RegistrationStatus.Cancelled)
        )
            yield return new(
                "registration." + status.Key(),
                () => Words.Say("Pendaftaran: ", "Registration: ") + status.Said(),
                () =>
                    RegistrationLetter.Of(
                        new()
                        {
                            Name = "Peserta 014",
                            Status = status,
                            OfferedUntil = Starts.AddDays(-1),
                        },
                        MadeUp(),
                        3,
                        Proof.Of("/status/…")
                    )
            );
    }

    public static IEnumerable<Sample> OfEvents()
    {
        foreach (
            var what in (string[])["proposed", "published", "declined", "changed", "cancelled", "reminder", "thanks"]
        )
            yield return new(
                "event." + what,
                () => Words.Say("Acara: ", "Event: ") + what,
                () =>
                    EventLetter.Of(
                        "Peserta 014",
                        MadeUp(),
                        what,
                        (parts, verb) => parts.Button(verb, "/acara/kelas-foto-produk")
                    )
            );
    }

    public static Sample OfWord =>
        new(
            WriteToAll.Kind,
            () => Words.Say("Acara: pesan kepada semua peserta", "Event: a word to all who take part"),
            () =>
                TellWord.Letter(
                    "Peserta 014",
                    Words.Say("Bawa kain putih", "Bring white cloth"),
                    Words.Say("Kain 50 × 50 cm; pewarnanya kami sediakan.", "50 × 50 cm; we have the dyes."),
                    MadeUp().Event,
                    "Semarang",
                    Foundation.Security.Proof.Of("/status/…")
                )
        );

    private static EventSetting MadeUp()
    {
        var of = new Event
        {
            Title = "Kelas foto produk",
            Summary = "Belajar memotret produk dengan ponsel.",
            Starts = Starts,
            Ends = Starts.AddHours(2),
            Reason = "Narasumber berhalangan.",
            Status = EventStatus.Published,
            Published = Starts,
        };
        var site = new CatalogueSite(
            new()
            {
                Name = "Semarang",
                Address = "Jl. Setiabudi 192",
                Slug = "semarang",
            },
            new(Foundation.Time.SiteClock.Of("Asia/Jakarta"), [], new Dictionary<DateOnly, Holiday>(), false),
            [],
            []
        );
        return new(
            of,
            site,
            [
                new()
                {
                    EventId = of.Id,
                    Starts = of.Starts,
                    Ends = of.Ends,
                    Place = "Aula",
                },
            ]
        )
        {
            Ways = [Attend.InPerson],
        };
    }
}
