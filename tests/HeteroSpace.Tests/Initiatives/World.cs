using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>An initiative in which a community and a campus take part, with those who lead them.</summary>
internal sealed record World(
    Person Officer,
    Initiative Initiative,
    Person Lead,
    Organization Community,
    Person Professor,
    Organization Campus
)
{
    public static async Task<World> Begin(HeteroApp app, string template = "acara-bersama")
    {
        var ((lead, community), (professor, campus)) = (
            await Made.Organization(app, "Komunitas Batik Muda"),
            await Made.Organization(app, "Kampus Contoh", OrganizationKind.Academic)
        );
        var (officer, initiative) = await Made.Initiative(app, template, community.Id);
        await Made.Join(app, initiative, campus.Id);
        return new(officer, initiative, lead, community, professor, campus);
    }

    public Task<Meeting> Plan(HeteroApp app) =>
        app.Do(async services =>
            (
                await services
                    .GetRequiredService<HoldMeeting>()
                    .Plan(
                        Initiative,
                        new(
                            "Rapat pertama",
                            "- Tempat\n- Tugas",
                            app.Now.AddDays(2),
                            app.Now.AddDays(2).AddHours(2),
                            "Balai RW",
                            "https://meet.example.org/rahasia"
                        ),
                        Lead.AccountId!.Value
                    )
            )!
        );
}
