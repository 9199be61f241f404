using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.People;

/// <summary>People as staff find them among everything: those of the site, by name, number or mail.</summary>
internal static class StaffFindsOfPeople
{
    public static readonly StaffFind Find = new(20, "orang", "person", () => Words.Say("Orang", "People"), Read);

    private static async Task<IReadOnlyList<StaffFound>> Read(StaffAsked asked)
    {
        // Whose card it is is told where the look is written to their log.
        if (MemberCode.Read(asked.Text) is { } card)
            return [new(Words.Say($"Kartu {card}", $"Card {card}"), Words.Say("buka", "open"), "orang/" + card)];
        var found = await FindPeople.Of(asked.Db, asked.Here.Site.Id, asked.Text, asked.Stop);
        return
        [
            .. found
                .Take(StaffFind.Most)
                .Select(person => new StaffFound(
                    person.Through is { } child
                        ? Words.Say($"{child}, ikut {person.Name}", $"{child}, comes on {person.Name}")
                        : person.Name,
                    $"{person.Kind.Said()} · {person.Code}{(person.PhoneEnd is { } end ? $" · …{end}" : "")}",
                    "orang/" + person.Code
                )),
        ];
    }
}
