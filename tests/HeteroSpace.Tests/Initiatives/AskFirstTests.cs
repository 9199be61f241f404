using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Initiatives;

/// <summary>
/// Nothing that mails people, or cannot be taken back, happens by one press on a page: it asks, and says how many hear
/// of it.
/// </summary>
public sealed class AskFirstTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task A_meeting_is_cancelled_and_an_initiative_left_only_behind_a_question_that_says_how_many_hear()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, organization) = await Made.Organization(app, "Komunitas Foto Contoh");
        var (_, other) = await Made.Organization(app, "Komunitas Batik Contoh");
        var (_, initiative) = await Made.Initiative(app, initiator: organization.Id);
        await Made.Join(app, initiative, other.Id);
        var meeting = await app.Do(async services =>
            (
                await services
                    .GetRequiredService<HoldMeeting>()
                    .Plan(
                        initiative,
                        new(
                            "Rapat pertama",
                            "- Tempat",
                            app.Now.AddDays(2),
                            app.Now.AddDays(2).AddHours(2),
                            "Balai RW",
                            ""
                        ),
                        lead.AccountId!.Value
                    )
            )!
        );
        await app.WorkJobs();
        var before = app.Mails.Count;
        using var browser = await RightsTests.Browser(app, lead);
        var page = await browser.Page($"/jejak/{initiative.Slug}/rapat/{meeting.Id}");
        StandsBehindAQuestion(page, "batal");
        Assert.Contains("2 orang dikabari", page, StringComparison.Ordinal);
        StandsBehindAQuestion(await browser.Page("/jejak/" + initiative.Slug), $"keluar-{organization.Id:n}");
        await Browse.Send(browser, $"/jejak/{initiative.Slug}/rapat/{meeting.Id}", "batal");
        await app.WorkJobs();
        Assert.Equal(before + 2, app.Mails.Count);
    }

    [Fact]
    public async Task Before_minutes_are_shown_to_everyone_it_is_said_how_many_hear()
    {
        await using var app = await HeteroApp.Start(Later);
        var (lead, organization) = await Made.Organization(app, "Komunitas Foto Contoh");
        var (_, initiative) = await Made.Initiative(app, initiator: organization.Id);
        var hold = (Func<HoldMeeting, Task> act) =>
            app.Do(async services =>
            {
                await act(services.GetRequiredService<HoldMeeting>());
                return true;
            });
        var meeting = await app.Do(async services =>
            (
                await services
                    .GetRequiredService<HoldMeeting>()
                    .Plan(
                        initiative,
                        new("Rapat pertama", "- Tempat", app.Now.AddMinutes(1), app.Now.AddHours(1), "Balai RW", ""),
                        lead.AccountId!.Value
                    )
            )!
        );
        await hold(act => act.TakePresence(initiative, meeting, new Dictionary<Guid, string>(), lead.AccountId!.Value));
        await app.Do(services =>
            services
                .GetRequiredService<KeepMinutes>()
                .Save(initiative, meeting, 0, "Sepakat.", lead.AccountId!.Value, lead.Name)
        );
        using var browser = await RightsTests.Browser(app, lead);
        var page = await browser.Page($"/jejak/{initiative.Slug}/rapat/{meeting.Id}");
        Assert.Contains("1 orang dikabari", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_a_helper_and_an_event_are_taken_out_behind_a_question_that_says_how_many_hear()
    {
        await using var app = await HeteroApp.Start(Later);
        var (officer, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = new(app.Now.AddDays(7), app.Now.AddDays(7).AddHours(2)),
            }
        );
        var second = new EventSession
        {
            EventId = of.Id,
            Title = "Hari kedua",
            Starts = of.Starts.AddDays(1),
            Ends = of.Ends.AddDays(1),
        };
        await app.Do(services =>
            services.GetRequiredService<PlanEvent>().PutSession(of, second, officer.AccountId!.Value)
        );
        var helper = await app.Member("Sukarelawan 001");
        await app.Do(services =>
            services.GetRequiredService<EditParts>().AddHelper(of, helper.Id, officer.AccountId!.Value)
        );
        for (var number = 0; number < 3; number++)
            await Held.Register(app, of, 2);
        await Held.Guest(app, of, "belum@example.org");
        using var browser = await RightsTests.Browser(app, officer);
        var page = await browser.Page($"/konsol/semarang/acara/{of.Slug}");
        foreach (var form in (string[])[$"hapus-sesi-{second.Id}", $"lepas-{helper.Id}", "akhir"])
            StandsBehindAQuestion(page, form);
        // Three registrations are written to, with six people; whoever has not shown who they are is not.
        Assert.True(System.Text.RegularExpressions.Regex.Count(page, "3 pendaftaran dikabari") >= 2, page);
        await Browse.Send(browser, $"/konsol/semarang/acara/{of.Slug}", $"hapus-sesi-{second.Id}");
        Assert.Equal(1, await app.Read(db => db.EventSessions().CountAsync()));
    }

    private static void StandsBehindAQuestion(string page, string form)
    {
        var at = page.IndexOf($"value=\"{form}\"", StringComparison.Ordinal);
        Assert.True(at > 0, form);
        Assert.True(
            page.LastIndexOf("<details", at, StringComparison.Ordinal)
                > page.LastIndexOf("</details>", at, StringComparison.Ordinal),
            form
        );
    }
}
