using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>The door of the module.</summary>
public static class InitiativesModule
{
    public static void AddInitiatives(this IServiceCollection services)
    {
        services
            .AddScoped<PostIdea>()
            .AddScoped<AnswerIdea>()
            .AddScoped<StartInitiative>()
            .AddScoped<ClosePhase>()
            .AddScoped<FulfilDuties>()
            .AddScoped<DraftSummary>()
            .AddScoped<TakePart>()
            .AddScoped<Involve>()
            .AddScoped<HoldMeeting>()
            .AddScoped<KeepMinutes>()
            .AddScoped<DoWork>()
            .AddScoped<VotePriorities>()
            .AddScoped<FollowOutcomes>()
            .AddScoped<Readers>()
            .AddScoped<InitiativeNews>()
            .AddScoped<FillSeries>()
            .AddScoped<EditTemplate>();
        services.AddSingleton<FindIdeas>();
        foreach (var kind in DutyKind.OfInitiatives)
            services.AddSingleton(kind);
        services.AddSingleton(IdeaComments.OfIdea).AddSingleton(IdeaComments.OfInitiative);
        services.AddListener<CommentShown>(
            (provider, shown, _) =>
            {
                if (shown.SubjectKind == IdeaComments.Kind)
                    provider.GetRequiredService<FindIdeas>().Forget();
                return Task.CompletedTask;
            }
        );
        services.AddJob(
            IdeaNews.Job,
            (provider, job, stop) => provider.GetRequiredService<InitiativeNews>().OfIdea(job.Read<IdeaNews>(), stop)
        );
        services.AddJob(
            InitiativeNewsJob.Job,
            (provider, job, stop) =>
                provider.GetRequiredService<InitiativeNews>().OfInitiative(job.Read<InitiativeNewsJob>(), stop)
        );
        services.AddJob(
            MeetingNews.Job,
            (provider, job, stop) =>
                provider.GetRequiredService<InitiativeNews>().OfMeeting(job.Read<MeetingNews>(), stop)
        );
        services.AddJob(
            PartnerInvited.Job,
            (provider, job, stop) =>
                provider.GetRequiredService<InitiativeNews>().OfPartner(job.Read<PartnerInvited>(), stop)
        );
        services.AddJob(
            ThanksNews.Job,
            (provider, job, stop) => provider.GetRequiredService<InitiativeNews>().Thank(job.Read<ThanksNews>(), stop)
        );
        services.AddJob(
            InvolvementOffered.Job,
            (provider, job, stop) =>
                provider
                    .GetRequiredService<InitiativeNews>()
                    .OfInvolvement(job.Read<InvolvementOffered>(), job.Due, stop)
        );
        services.AddJob(
            FillSeries.Kind,
            (provider, _, stop) => provider.GetRequiredService<FillSeries>().Once(stop),
            TimeSpan.FromHours(1)
        );
        services.AddSingleton(
            new FileOwner("record", (db, stop) => db.SignedRecords().Select(row => row.File).ToListAsync(stop))
        );
        services.AddSingleton(
            new FileOwner("work", (db, stop) => db.WorkFiles().Select(row => row.File).ToListAsync(stop))
        );
        services.AddSingleton(
            new ConsoleLink(14, "gagasan", "lightbulb", IdeaWords.Desk, () => Words.Say("Gagasan", "Ideas"))
        );
        services.AddSingleton(
            new ConsoleLink(
                18,
                "inisiatif",
                "signpost-2",
                InitiativeTables.Desk,
                () => Words.Say("Inisiatif", "Initiatives")
            )
        );
        services.AddSingleton(
            new SitemapPart(
                async (db, stop) =>
                    [
                        new("/gagasan"),
                        new("/jejak"),
                        .. await db.PublicIdeas()
                            .OrderByDescending(row => row.Posted)
                            .Take(SitemapPart.Most)
                            .Select(row => new SitemapEntry("/gagasan/" + row.Slug, row.Posted))
                            .ToListAsync(stop),
                        .. await db.Initiatives()
                            .Where(row => row.Published)
                            .OrderByDescending(row => row.Started)
                            .Take(SitemapPart.Most)
                            .Select(row => new SitemapEntry("/jejak/" + row.Slug, null))
                            .ToListAsync(stop),
                    ]
            )
        );
        services.AddSingleton(new MineLink(27, "/saya/gagasan", () => Words.Say("Gagasan", "Ideas")));
        services.AddSingleton(new StatusView(InitiativeNews.IdeaLink, typeof(Ideas.IdeaStatusView)));
        services.AddSingleton(
            new OrganizationPart(10, typeof(Confirm.OrganizationTrail), Confirm.OrganizationTrail.Read)
        );
        services.AddSingleton(
            new AnswerClock(
                IdeaAnswers.Name,
                10,
                () => Words.Say("Gagasan", "Ideas"),
                () => Words.Say("14 hari", "14 days"),
                (provider, site, now, stop) =>
                    IdeaAnswers.Figures(provider.GetRequiredService<AppDb>(), site, now, stop)
            )
        );
        services.AddSingleton(
            new Counter(
                15,
                () => Words.Say("gagasan warga", "ideas of citizens"),
                site => "/gagasan" + (site is null ? "" : "?situs=" + site),
                (provider, site, stop) => provider.GetRequiredService<FindIdeas>().Count(site?.Id, stop)
            )
        );
        services.AddSingleton(
            new Counter(
                16,
                () => Words.Say("inisiatif bersama", "initiatives together"),
                site => "/jejak" + (site is null ? "" : "?situs=" + site),
                (provider, site, stop) => CountPublished(provider.GetRequiredService<AppDb>(), site?.Id, stop)
            )
        );
        AddSamples(services);
        services.AddPersonalData(PersonalDataOfInitiatives.All);
    }

    private static async Task<long> CountPublished(AppDb db, Guid? site, CancellationToken stop) =>
        await db.Initiatives().LongCountAsync(row => row.Published && (site == null || row.SiteId == site), stop);

    private static void AddSamples(IServiceCollection services)
    {
        var answer = () => Words.Say("Kami rapat dengan kampus hari Kamis.", "We meet with the campus on Thursday.");
        foreach (
            var (what, status) in new[]
            {
                ("shown", IdeaStatus.Open),
                ("hidden", IdeaStatus.Hidden),
                ("answered", IdeaStatus.TakenUp),
                ("answered", IdeaStatus.NotNow),
            }
        )
            services.AddSingleton(
                new Sample(
                    $"idea.{what}.{status.ToString().ToLowerInvariant()}",
                    () => Words.Say("Gagasan: ", "Idea: ") + status.Said(),
                    () =>
                        InitiativeLetters.IdeaLetter(
                            "Peserta 014",
                            "Kelas batik di tepi sungai",
                            what,
                            status,
                            answer(),
                            "https://example.org/gagasan/kelas-batik"
                        )
                )
            );
        var initiative = new Initiative { Title = "Pasar Batik Sungai", Stopped = "Sungai meluap." };
        foreach (var what in (string[])["phase", "finished", "stopped", "published"])
            services.AddSingleton(
                new Sample(
                    "initiative." + what,
                    () => Words.Say("Inisiatif: ", "Initiative: ") + what,
                    () =>
                        InitiativeLetters.StepLetter(
                            "Peserta 014",
                            initiative,
                            new(initiative.Id, what, initiative.Id, 0, default),
                            new() { Name = new("Gagasan", "Idea") },
                            new() { Name = new("Rencana bersama", "Co-planning"), Position = 1 },
                            null,
                            null,
                            "https://example.org/jejak/pasar-batik-sungai"
                        )
                )
            );
        foreach (var what in (string[])["planned", "changed", "cancelled", "minutes"])
            services.AddSingleton(
                new Sample(
                    "meeting." + what,
                    () => Words.Say("Rapat: ", "Meeting: ") + what,
                    () =>
                        InitiativeLetters.MeetingLetter(
                            "Peserta 014",
                            initiative.Title,
                            new() { Title = Words.Say("Rapat pertama", "First meeting"), Place = "Ruang Rapat 1" },
                            what,
                            Words.Say(
                                "Kamis, 4 Februari 2027, 13.00–15.00 WIB",
                                "Thursday, 4 February 2027, 13.00–15.00 WIB"
                            ),
                            "https://example.org/jejak/…"
                        )
                )
            );
        services.AddSingleton(
            new Sample(
                "initiative.invited",
                () => Words.Say("Undangan ikut", "Invitation to take part"),
                () =>
                    InitiativeLetters.InvitedLetter(
                        "Peserta 014",
                        "Komunitas Batik Muda Contoh",
                        initiative.Title,
                        "https://example.org/jejak/…"
                    )
            )
        );
        services.AddSingleton(
            new Sample(
                "involvement.offered",
                () => Words.Say("Benarkan keterlibatan", "Confirm involvement"),
                () =>
                    InitiativeLetters.OfferedLetter(
                        "Peserta 014",
                        "Komunitas Batik Muda Contoh",
                        initiative.Title,
                        "https://example.org/komunitas/…"
                    )
            )
        );
        services.AddSingleton(
            new Sample(
                "initiative.thanks",
                () => Words.Say("Terima kasih", "Thanks"),
                () =>
                    InitiativeLetters.ThanksLetter(
                        "Peserta 014",
                        initiative.Title,
                        Words.Say(
                            "Berkat kalian seratus pengrajin bertemu pembeli.",
                            "Thanks to you a hundred makers met buyers."
                        ),
                        "https://example.org/jejak/…"
                    )
            )
        );
    }

    public static void MapInitiatives(this IEndpointRouteBuilder routes)
    {
        Ideas.SimilarIdeas.Map(routes);
        Work.MeetingDocuments.Map(routes);
    }
}
