using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Content;

/// <summary>An episode as far as a test needs it.</summary>
internal static class Filmed
{
    public const string Film = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";

    /// <summary>Two hours of a studio, as the page's form has them; a week after <see cref="Written.Later"/>.</summary>
    public static readonly (string, string)[] Slot =
    [
        ("studio", "solo/studio-foto"),
        ("rekam-tanggal", "2036-08-11"),
        ("rekam-dari", "13:00"),
        ("rekam-sampai", "15:00"),
        ("rekam-orang", "2"),
    ];

    public static EpisodePlan Plan(string title = "Dari dapur ke rak toko") =>
        new()
        {
            Title = title,
            Summary = "Obrolan tentang langkah pertama.",
            Tags = ["obrolan"],
            Outlets = { [Outlet.YouTube] = Film },
        };

    public static Task<T> Make<T>(HeteroApp app, Func<MakeEpisode, Task<T>> act) =>
        app.Do(services => act(services.GetRequiredService<MakeEpisode>()));

    public static Task<T> Edit<T>(HeteroApp app, Func<EditEpisodeParts, Task<T>> act) =>
        app.Do(services => act(services.GetRequiredService<EditEpisodeParts>()));

    public static Task<bool> Edit(HeteroApp app, Func<EditEpisodeParts, Task> act) =>
        Edit(
            app,
            async parts =>
            {
                await act(parts);
                return true;
            }
        );

    public static async Task<Episode> Begun(HeteroApp app, EpisodePlan? plan = null, Guid? by = null)
    {
        var site = await Written.Site(app);
        return await Make(app, make => make.Begin(plan ?? Plan(), site, by ?? Guid.CreateVersion7()));
    }

    public static async Task<Episode> InReview(HeteroApp app, EpisodePlan? plan = null, Guid? organization = null)
    {
        var episode = await Begun(app, plan);
        await Edit(
            app,
            parts =>
                parts.AddCredit(
                    episode,
                    new()
                    {
                        EpisodeId = episode.Id,
                        Name = "Peserta 003",
                        Part = "Pembawa acara",
                        OrganizationId = organization,
                    },
                    episode.By
                )
        );
        foreach (
            var step in await app.Read(db =>
                db.EpisodeSteps().AsNoTracking().Where(row => row.EpisodeId == episode.Id).ToListAsync()
            )
        )
            await Edit(app, parts => parts.Tick(episode, step.Id, true, episode.By));
        return await Done(app, make => make.Move(episode, EpisodeStage.Review, episode.By));
    }

    /// <summary>The episode as the act left it; fails when the act was not done.</summary>
    public static async Task<Episode> Done(HeteroApp app, Func<MakeEpisode, Task<EpisodeAnswer>> act) =>
        Assert.IsType<EpisodeAnswer.Done>(await Make(app, act)).Episode;

    public static async Task<Episode> Published(HeteroApp app, EpisodePlan? plan = null, Guid? organization = null)
    {
        var ready = await InReview(app, plan, organization);
        return await Done(app, make => make.Publish(ready, false, Guid.CreateVersion7()));
    }
}
