using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>Sign language, captions and a way in without a stair are told before anyone has to ask.</summary>
public sealed class EventMarkTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task They_are_set_in_the_form_and_told_on_page_card_invitation_and_by_the_API_and_found()
    {
        await using var app = await HeteroApp.Start(Later);
        var (officer, of) = await Event(app, Held.Plan());
        await Event(app, Held.Plan() with { Title = "Kelas menenun" });
        using var staff = await RightsTests.Browser(app, officer);
        using var visitor = Browse.Visitor(app);
        var bare = await visitor.Page("/acara/" + of.Slug);
        foreach (var mark in Enum.GetValues<EventMark>())
            Assert.DoesNotContain(mark.Said(), bare, StringComparison.Ordinal);
        await Browse.Send(staff, Form(of), "acara", [.. await Fields(staff, of), ("isyarat", "ya"), ("landai", "ya")]);
        await app.WorkJobs();
        foreach (var address in (string[])["/acara/" + of.Slug, "/acara", "/acara?kemudahan=sign-language"])
        {
            var page = await visitor.Page(address);
            Assert.Contains(EventMark.SignLanguage.Said(), page, StringComparison.Ordinal);
            Assert.Contains(EventMark.StepFree.Said(), page, StringComparison.Ordinal);
            Assert.DoesNotContain(EventMark.Captions.Said(), page, StringComparison.Ordinal);
        }
        foreach (var address in (string[])["/acara?kemudahan=sign-language", "/acara?cari=bahasa+isyarat"])
        {
            var page = await visitor.Page(address);
            Assert.Contains(of.Title, page, StringComparison.Ordinal);
            Assert.DoesNotContain("Kelas menenun", page, StringComparison.Ordinal);
        }
        var item = await visitor.GetFromJsonAsync<JsonElement>("/api/v1/events/" + of.Slug);
        Assert.Equal(
            ["sign-language", "step-free"],
            item.GetProperty("accessibility").EnumerateArray().Select(mark => mark.GetString())
        );
        // A box that is not ticked takes it back.
        await Browse.Send(staff, Form(of), "acara", [.. await Fields(staff, of)]);
        Assert.Empty((await Listed(app, of)).Marks);
    }

    [Theory]
    [InlineData("ruang-acara", false, true), InlineData("ruang-acara", true, true)]
    [InlineData("ruang-rapat-1", false, false), InlineData("ruang-rapat-1", true, false)]
    [InlineData("", true, true), InlineData("", false, false)]
    public void A_room_of_ours_is_step_free_by_its_facts_and_another_place_by_its_host(
        string room,
        bool said,
        bool stepFree
    )
    {
        var (site, fact) = (
            new Sites.Site { Name = "Semarang" },
            room == "ruang-acara" ? Sites.Amenities.StepFree : "wifi"
        );
        var space = new Sites.CatalogueSpace(site, null!, new() { Slug = room, Amenities = [fact] }, []);
        var session = new EventSession
        {
            SpaceId = room == "" ? null : space.Space.Id,
            Place = room == "" ? "Aula" : "",
        };
        var here = new Sites.CatalogueSite(site, null!, [], [space]);
        var at = new EventSetting(new() { StepFree = said }, here, [session]) { Ways = [Attend.InPerson] };
        Assert.Equal(stepFree, at.Marks().Contains(EventMark.StepFree));
        // One part of it up a stair, and the whole is not.
        var upstairs = new EventSession { SpaceId = Guid.CreateVersion7() };
        Assert.DoesNotContain(EventMark.StepFree, (at with { Sessions = [session, upstairs] }).Marks());
        Assert.Empty((at with { Sessions = [new()] }).Marks());
    }

    private static string Form(Event of) => $"/konsol/semarang/acara/{of.Slug}/ubah";

    private static async Task<List<(string, string)>> Fields(HttpClient staff, Event of)
    {
        var version = Regex.Match(await staff.Page(Form(of)), "name=\"versi\" value=\"([^\"]*)\"").Groups[1].Value;
        return
        [
            ("versi", version),
            ("judul", of.Title),
            ("ringkas", of.Summary),
            ("bidang", of.Sector.ToString()),
            ("tanggal", "2036-08-11"),
            ("jam", "13:00"),
            ("sampai", "15:00"),
            ("luring", "ya"),
            ("tempat", "Pendopo kelurahan"),
            ("kursi", "10"),
            ("lewat", "Link"),
        ];
    }

    private static Task<ListedEvent> Listed(HeteroApp app, Event of) =>
        app.Do(async services =>
        {
            var row = await services
                .GetRequiredService<AppDb>()
                .Events()
                .AsNoTracking()
                .SingleAsync(known => known.Id == of.Id);
            return (await services.GetRequiredService<FindEvents>().Listed([row])).Single();
        });

    private static Task<(People.Person, Event)> Event(HeteroApp app, EventPlan plan) =>
        Held.Event(app, plan with { When = new(app.Now.AddDays(7), app.Now.AddDays(7).AddHours(2)) });
}
