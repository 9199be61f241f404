using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Registrations that waited for their person to show a contact, and what became of them.</summary>
internal static class WaitingRegistrations
{
    // As long as the link that confirms an address lasts, and a day more.
    private static readonly TimeSpan Told = TimeSpan.FromDays(3);
    private const int Most = 3;

    /// <summary>For the page that confirms an address: each registration that hangs on it, with the event's day.
    /// </summary>
    public static async Task<IReadOnlyList<WaitingThing>> Read(
        IServiceProvider services,
        Guid person,
        CancellationToken stop
    )
    {
        var (db, now) = (
            services.GetRequiredService<AppDb>(),
            services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime
        );
        var since = now - Told;
        var rows = await db.Registrations()
            .AsNoTracking()
            .Where(row => row.PersonId == person && row.Made > since && (row.Shown == null || row.Shown > row.Made))
            .Join(
                db.Events().Where(of => of.Ends > now && of.Status == EventStatus.Published),
                row => row.EventId,
                of => of.Id,
                (row, of) => new { Row = row, Of = of }
            )
            .OrderBy(found => found.Of.Starts)
            .Take(Most)
            .ToListAsync(stop);
        var sites = (await services.GetRequiredService<Catalogue>().Sites(stop)).ToDictionary(known => known.Site.Id);
        return
        [
            .. rows.Where(found => found.Row.IsOpen && sites.ContainsKey(found.Of.SiteId))
                .Select(found => Said(found.Row, found.Of, sites[found.Of.SiteId])),
        ];
    }

    private static WaitingThing Said(Registration row, Event of, CatalogueSite at)
    {
        var what = $"{of.Title}, {Words.When(at.Site.Clock, of.Starts, of.Ends)}";
        return new(
            row.Status switch
            {
                RegistrationStatus.Pending => Words.Say(
                    $"{what}: dengan konfirmasi ini pendaftaran Anda kami teruskan.",
                    $"{what}: with this confirmation your registration goes on."
                ),
                RegistrationStatus.Waiting => Words.Say(
                    $"{what}: penuh, Anda di daftar tunggu.",
                    $"{what}: it is full, you are on the waiting list."
                ),
                RegistrationStatus.Entered => Words.Say(
                    $"{what}: Anda ikut undian kursi.",
                    $"{what}: you are in the draw for a seat."
                ),
                RegistrationStatus.Offered => Words.Say(
                    $"{what}: ada kursi untuk Anda; ambil sebelum waktunya habis.",
                    $"{what}: there is a seat for you; take it in time."
                ),
                _ => Words.Say($"{what}: Anda terdaftar.", $"{what}: you are registered."),
            },
            true,
            "/saya/tiket",
            Words.Say("Lihat tiket saya", "See my ticket")
        );
    }
}
