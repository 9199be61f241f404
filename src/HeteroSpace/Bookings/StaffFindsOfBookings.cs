using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>Bookings as staff find them among everything: by code, number, mail, name, purpose or community.</summary>
internal static class StaffFindsOfBookings
{
    public static readonly StaffFind Find = new(
        10,
        "pemesanan",
        "calendar3",
        () => Words.Say("Pemesanan", "Bookings"),
        Read
    );

    private static async Task<IReadOnlyList<StaffFound>> Read(StaffAsked asked)
    {
        if (await asked.Services.GetRequiredService<Catalogue>().Site(asked.Here.Site.Slug, asked.Stop) is not { } site)
            return [];
        var now = asked.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var question = BookingQuestion.OfWords(asked.Text);
        var found = await question
            .Sorted(question.In(asked.Db, site, now))
            .Take(StaffFind.Most)
            .ToListAsync(asked.Stop);
        return
        [
            .. found.Select(row => new StaffFound(
                row.Name,
                string.Join(
                    " · ",
                    Words.When(site.Site.Clock, row.Starts, row.Ends),
                    site.Spaces.FirstOrDefault(at => at.Space.Id == row.SpaceId)?.Space.Name.Here,
                    row.Status.Said(),
                    row.Code
                ),
                "pemesanan/" + row.Code
            )),
        ];
    }
}
