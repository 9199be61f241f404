using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk.Desk;

/// <summary>
/// "Tell this code at the front desk", says the page of whoever has a number to confirm: six digits open who waits with
/// them, and staff match the number of the phone before them.
/// </summary>
internal static class CodesAtDesk
{
    private const int Digits = 6;

    public static async Task<IReadOnlyList<DeskFound>> Read(
        IServiceProvider services,
        DeskQuestion asked,
        CancellationToken stop
    )
    {
        var typed = asked.Words.Text.Replace(" ", "", StringComparison.Ordinal);
        if (typed.Length != Digits || !typed.All(char.IsAsciiDigit))
            return [];
        var code = services.GetRequiredService<SealedCodes>().Close(Proof.Of(typed));
        var people = await services
            .GetRequiredService<WaitingContacts>()
            .NumbersEverywhere.Where(person => person.SealedPhoneCode == code)
            .ToListAsync(stop);
        var found = people.ConvertAll(person => OfAccount(services, asked, person));
        foreach (var from in services.GetServices<WaitingNumbers>())
        foreach (var number in await from.Find(services, asked.Here.Site.Id, typed, stop))
            found.Add(OfThing(services, asked, from, number));
        return found;
    }

    private static DeskFound OfAccount(IServiceProvider services, DeskQuestion asked, Person person) =>
        Found(asked, "kode-" + person.Code, person.Name, person.PhoneToShow!) with
        {
            Shows = (person.Id, "person:" + person.Code),
            Press = new(It, false, who => Matched(services, asked, person, who)),
        };

    private static DeskFound OfThing(
        IServiceProvider services,
        DeskQuestion asked,
        WaitingNumbers from,
        WaitingNumber number
    ) =>
        Found(asked, "kode-" + number.Id, $"{number.Name} · {number.What}", number.Phone) with
        {
            Shows = number.Person is { } person ? (person, number.What) : null,
            Press = new(It, false, who => Matched(services, asked, from, number, who)),
        };

    private static string It => Words.Say("Cocok", "It matches");

    private static DeskFound Found(DeskQuestion asked, string key, string name, string phone) =>
        new(
            key,
            5,
            Words.Say("kode", "code"),
            name,
            Words.Say(
                $"Cocok bila ponselnya {PhoneNumber.Shown(phone)}",
                $"It matches if their phone is {PhoneNumber.Shown(phone)}"
            ),
            $"/konsol/{asked.Here.Site.Slug}/nomor"
        )
        {
            IsExact = true,
        };

    private static async Task<DeskPressed> Matched(
        IServiceProvider services,
        DeskQuestion asked,
        Person person,
        Changer who
    )
    {
        var site = asked.Here.Site.Id;
        var owner = await services
            .GetRequiredService<ConfirmContact>()
            .PhoneSeen(
                person.Id,
                (act, known) =>
                {
                    act.Note(who.Account, site, "phone.confirmed", "person:" + known.Id);
                    return act.KnowAt(known.Id, site);
                }
            );
        return owner is null
            ? new(Words.Say("Baru saja dicocokkan.", "It was matched just now."), false, "person:" + person.Id)
            : new(Words.Say($"Nomor {person.Name} dikonfirmasi.", $"{person.Name}'s number is confirmed."));
    }

    private static async Task<DeskPressed> Matched(
        IServiceProvider services,
        DeskQuestion asked,
        WaitingNumbers from,
        WaitingNumber number,
        Changer who
    )
    {
        var late = await from.Seen(services, number.Id, who.Account!.Value, asked.Here.Site.Id, default);
        return late is not null
            ? new(late, false)
            : new(
                Words.Say(
                    $"Nomornya cocok, jadi ini berlaku: {number.What}.",
                    $"The number matches, so this stands: {number.What}."
                )
            );
    }
}
