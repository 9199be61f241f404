using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace;

/// <summary>
/// One that has something of everything: a proposal, a comment, a held meeting with two versions of its minutes, a
/// task, a commitment, a result, and involvement that waits.
/// </summary>
internal sealed class TrailToLookAt(HeteroApp app, Guid site, Person manager)
{
    private readonly Guid _by = manager.AccountId!.Value;

    public static async Task<(string Slug, Guid Meeting, Guid Idea)> In(HeteroApp app, Guid site, Person manager)
    {
        var make = new TrailToLookAt(app, site, manager);
        var community = await make.Community();
        var idea = await make.Idea();
        var initiative = await make.Initiative(community);
        await make.Propose(community, initiative);
        var meeting = await make.Meeting(initiative);
        await make.Work(community, initiative, meeting);
        return (initiative.Slug, meeting.Id, idea);
    }

    private Task<T> With<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull => app.Do(services => act(services.GetRequiredService<TService>()));

    private async Task<Guid> Community()
    {
        var community = new Organization
        {
            Name = "Komunitas Batik Muda",
            Slug = "komunitas-batik-muda",
            RegionCode = "33.74",
            SiteId = site,
            Status = OrganizationStatus.Verified,
            Registered = app.Now,
        };
        var lead = new OrganizationMember
        {
            OrganizationId = community.Id,
            PersonId = manager.Id,
            Role = OrganizationRole.Lead,
            Since = app.Now,
        };
        await app.Read(db =>
        {
            db.AddRange(community, lead);
            return db.SaveChangesAsync();
        });
        return community.Id;
    }

    private async Task<Guid> Idea()
    {
        var (title, text) = ("Kelas batik di tepi sungai", "Untuk anak muda RW 4, butuh tempat dan kain.");
        var idea = await With(
            (PostIdea post) => post.Now(new(site, title, text, "Craft", "", "", manager, null, null))
        );
        foreach (
            var said in (CommentWish[])
                [new("Tamu", "081200004001", "Saya ikut.", null, null), new("", "", "Setuju sekali.", manager, null)]
        )
            await With((WriteComment write) => write.Now(IdeaComments.Kind, idea!.Id, site, said));
        return idea!.Id;
    }

    private async Task<Initiative> Initiative(Guid community)
    {
        await app.Do(async services =>
        {
            await FirstTemplates.Put(services.GetRequiredService<AppDb>(), services.GetRequiredService<Frame>());
            return true;
        });
        var (title, text) = ("Pasar Batik Sungai", "Pasar satu hari di **tepi sungai**.");
        var initiative = await With(
            (StartInitiative start) => start.Now(new(site, "acara-bersama", title, text, community, null, true), _by)
        );
        await app.Read(db =>
            db.InitiativePhases().ExecuteUpdateAsync(set => set.SetProperty(row => row.Allows, (Acts)255))
        );
        return initiative!;
    }

    private Task<Idea?> Propose(Guid community, Initiative to)
    {
        var (title, text) = ("Mulai dari kampung kami", "Di sana banyak perajin.");
        return With((PostIdea post) => post.Now(new(site, title, text, "Craft", "", "", manager, community, to)));
    }

    private async Task<Meeting> Meeting(Initiative of)
    {
        var (from, to) = (app.Now.AddHours(-3), app.Now.AddHours(-1));
        var meeting = (
            await With(
                (HoldMeeting hold) =>
                    hold.Plan(of, new("Rapat pertama", "- Tempat\n- Tugas", from, to, "Balai RW", ""), _by)
            )
        )!;
        var attendee = await app.Read(db => db.Attendees().SingleAsync());
        var there = new Dictionary<Guid, string> { [attendee.Id] = "Sari" };
        await With((HoldMeeting hold) => hold.TakePresence(of, meeting, there, _by));
        foreach (var version in (int[])[0, 1])
            await With(
                (KeepMinutes keep) =>
                    keep.Save(of, meeting, version, $"## Tempat\n\nVersi {version}.", _by, manager.Name)
            );
        await With((HoldMeeting hold) => hold.Decide(of, meeting, "Pasar hari Minggu.", _by));
        await With((KeepMinutes keep) => keep.Publish(of, meeting, true, _by));
        return meeting;
    }

    private async Task Work(Guid community, Initiative of, Meeting meeting)
    {
        var today = SiteClock.House.Date(app.Now);
        await With((DoWork work) => work.AddTask(of, "Menata meja", community, "Sari", today, meeting.Id, _by));
        await With((DoWork work) => work.Commit(of, community, "Tiga puluh kain", _by, true));
        await With((FollowOutcomes follow) => follow.AddOutcome(of, "Pasar kedua", community, "Sari", null, _by));
        await With(
            async (Involve involve) =>
            {
                await involve.Claim(of, community, Phase.Deliver, InvolvementRole.Speaker, "Mengisi sesi pagi", _by);
                return true;
            }
        );
    }
}
