using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;

namespace HeteroSpace.FrontDesk.Desk;

/// <summary>Whom the desk knows by what was typed: it lets them in as they stand there, or opens their page.</summary>
internal static class PeopleAtDesk
{
    private const int Most = 5;

    public static async Task<IReadOnlyList<DeskFound>> Read(
        IServiceProvider services,
        DeskQuestion asked,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        var site = asked.Here.Site;
        var found = await FindPeople.Of(db, site.Id, asked.Words.Text, stop);
        return
        [
            .. found
                .Take(Most)
                .Select(person => new DeskFound(
                    person.Code,
                    50,
                    Words.Say("anggota", "member"),
                    person.Through is { } child
                        ? Words.Say($"{child}, ikut {person.Name}", $"{child}, comes on {person.Name}")
                        : person.Name,
                    $"{person.Kind.Said()} · {person.Code}{(person.PhoneEnd is { } end ? $" · …{end}" : "")}",
                    $"/konsol/{site.Slug}/orang/{person.Code}"
                )
                {
                    IsExact = person.Code == MemberCode.Read(asked.Words.Text),
                    LetsIn = $"/meja/{site.Slug}?siapa={person.Code}#tamu",
                    Opens = Words.Say("Buka", "Open"),
                    Shows =
                        person.Code == MemberCode.Read(asked.Words.Text) ? (person.Id, "person:" + person.Code) : null,
                }),
        ];
    }
}
