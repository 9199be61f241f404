// Books and registers with the client that NSwag made from the description of a running server. That it compiles says
// that the description lets it be written; that it ends well, that the description is true. `GeneratedClientTests`
// compiles it together with what was generated, and calls it.
using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;

namespace HeteroSpace.Generated;

public static class Program
{
    public static async Task Book(string token, string space, string open, string full)
    {
        using var visitor = new HttpClient();
        using var member = new HttpClient();
        visitor.DefaultRequestHeaders.Add("Accept-Language", "en");
        member.DefaultRequestHeaders.Add("Authorization", "Bearer " + token);
        await Booked(new HeteroSpaceClient(member), Wish(space));
        await Registered(new HeteroSpaceClient(member), new HeteroSpaceClient(visitor), open, full);
    }

    private static BookingWish Wish(string space) =>
        new()
        {
            Space = space,
            From = new DateTimeOffset(2026, 8, 6, 9, 0, 0, TimeSpan.FromHours(7)),
            To = new DateTimeOffset(2026, 8, 6, 10, 0, 0, TimeSpan.FromHours(7)),
            People = 2,
            Purpose = "Rapat",
        };

    private static async Task Booked(HeteroSpaceClient client, BookingWish wish)
    {
        var sites = await client.ListSitesAsync();
        Expect(sites.Items.Any(site => site.Slug == "semarang"), "Semarang is a site");
        var made = await client.BookAsync("nswag-1", wish);
        var again = await client.BookAsync("nswag-1", wish);
        Expect(made.Code == again.Code, "sent again it is the same booking");
        var read = await client.ReadBookingAsync(made.Code);
        Expect(read.From == wish.From && read.People == 2, "it is read as it was wished");

        var clash = await Refused<BookingConflict>(() => client.BookAsync(null, wish), 409);
        Expect(clash.Code == "clash" && clash.Alternatives.Count > 0, "a clash has alternatives");
        var other = clash.Alternatives.First();
        var instead = Wish(other.Space);
        (instead.From, instead.To) = (other.From, other.To);
        Expect((await client.BookAsync(null, instead)).Space == other.Space, "an alternative can be booked as it is");

        var wrong = Wish(wish.Space);
        (wrong.People, wrong.Purpose) = (900, "");
        var broken = await Refused<RulesProblem>(() => client.BookAsync(null, wrong), 422);
        var rules = broken.Errors.Select(rule => rule.Code).ToList();
        Expect(rules.Contains("too_many_people") && rules.Contains("purpose_missing"), "every broken rule is told");
        await client.CancelBookingAsync(made.Code);
    }

    private static async Task Registered(HeteroSpaceClient member, HeteroSpaceClient visitor, string open, string full)
    {
        var from = new DateTimeOffset(2026, 8, 3, 0, 0, 0, TimeSpan.FromHours(7));
        var events = await visitor.ListEventsAsync("semarang", Mode.InPerson, from, null, null);
        Expect(events.Items.Any(of => of.Slug == open), "the event is listed, by a time with an offset");
        var joined = await member.RegisterAsync(open, "nswag-2", new EventWish { Mode = "in-person", People = 1 });
        Expect(joined.Status == "confirmed" && joined.Tickets.Count == 1, "registered, with a ticket");
        var again = await member.RegisterAsync(open, "nswag-2", new EventWish { Mode = "in-person", People = 1 });
        Expect(again.Id == joined.Id, "sent again it is the same registration");
        var read = await member.ReadRegistrationAsync(joined.Id);
        Expect(read.Tickets.Single() == joined.Tickets.Single(), "which can be read again");
        var refused = await Refused<EventConflict>(
            () =>
                visitor.RegisterAsync(
                    full,
                    null,
                    new EventWish
                    {
                        Mode = "in-person",
                        Name = "Peserta 034",
                        Email = "tamu34@example.org",
                    }
                ),
            409
        );
        Expect(refused.Code == "full" && refused.Place == 1, "full, with the place in the queue");
        Expect(refused.Title == "There are not as many seats.", "in the language that was asked for");
    }

    private static async Task<T> Refused<T>(Func<Task> act, int status)
    {
        try
        {
            await act();
        }
        catch (ApiException<T> refused)
        {
            Expect(refused.StatusCode == status, $"{refused.StatusCode}, not {status}");
            return refused.Result;
        }
        throw new InvalidOperationException($"nothing was refused with {status}");
    }

    private static void Expect(bool holds, string what)
    {
        if (!holds)
            throw new InvalidOperationException(what);
    }
}
