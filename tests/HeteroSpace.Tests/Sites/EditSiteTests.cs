using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Sites;

public sealed class EditSiteTests
{
    [Fact]
    public async Task A_unit_added_under_a_standing_closure_is_closed_too_and_one_taken_out_is_free()
    {
        await using var app = await HeteroApp.Start();
        var at = await app.Space("semarang/ruang-rapat-1");
        var closure = new Closure
        {
            SiteId = at.Site.Id,
            SpaceId = at.Space.Id,
            Starts = app.Now,
            Ends = app.Now.AddDays(2),
            Reason = new("Pengecatan"),
        };
        var added = new Unit { SiteId = at.Site.Id, Name = "Sudut baru" };
        await Edit(app, at.Site.Id, act => Floor.Close(act, act.Add(closure)));
        await Edit(
            app,
            at.Site.Id,
            act =>
            {
                act.Add(added);
                act.Add(new SpaceUnit { SpaceId = at.Space.Id, UnitId = added.Id });
                return Task.CompletedTask;
            }
        );
        Assert.Equal(at.Units.Append(added.Id).Order().ToArray(), await Closed(app, closure));
        await Edit(
            app,
            at.Site.Id,
            act =>
                act.Erase(
                    act.Db.SpaceUnits().Where(cover => cover.SpaceId == at.Space.Id && cover.UnitId == at.Units[0])
                )
        );
        Assert.Equal(added.Id, Assert.Single(await Closed(app, closure)));
    }

    [Fact]
    public async Task The_audit_tells_each_value_that_changed_from_what_to_what()
    {
        await using var app = await HeteroApp.Start();
        var at = await app.Space("semarang/ruang-rapat-1");
        await Edit(
            app,
            at.Site.Id,
            async act =>
            {
                var space = (await act.Hold<Space>(at.Space.Id))!;
                (space.Capacity, space.Name, space.Amenities) = (9, new("Ruang Baru", "Meeting Room 1"), ["wifi"]);
            }
        );
        var detail = await app.Read(db => db.Audit().Select(row => row.Detail).SingleAsync());
        Assert.Contains("Capacity: 8 → 9", detail);
        Assert.Contains("Name.Id: Ruang Rapat 1 → Ruang Baru", detail);
        Assert.Contains("→ wifi", detail);
        Assert.DoesNotContain("MaxMinutes", detail);
    }

    [Fact]
    public async Task Two_who_save_the_same_page_are_told_and_the_second_does_not_overwrite_unseen()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var first = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        using var second = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        var (one, two) = (
            await Form.Of(first, "/konsol/semarang/ruang/ruang-rapat-1"),
            await Form.Of(second, "/konsol/semarang/ruang/ruang-rapat-1")
        );
        one.Fields["muat"] = "9";
        two.Fields["muat"] = "7";
        Assert.DoesNotContain("Sudah diubah", await one.Send(first));
        var told = await two.Send(second);
        Assert.Contains("Sudah diubah oleh Petugas 001", told);
        Assert.Contains("name=\"muat\" type=\"number\" value=\"7\"", told);
        Assert.Equal(
            9,
            await app.Read(db =>
                db.Spaces().Where(space => space.Slug == "ruang-rapat-1").Select(space => space.Capacity).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task What_the_floor_refused_leaves_the_version_that_was_seen()
    {
        await using var app = await HeteroApp.Start();
        var at = await app.Space("semarang/ruang-rapat-1");
        Task Hold(Act act)
        {
            var range = new TimeRange(app.Now, app.Now.AddHours(1));
            Floor.Hold(act, at.Site.Id, at.Units, range, HolderKind.Booking, Guid.CreateVersion7());
            return act.Save();
        }
        Task<Space> Stored() =>
            app.Read(db => db.Spaces().AsNoTracking().SingleAsync(space => space.Id == at.Space.Id));
        Assert.True(await Edit(app, at.Site.Id, Hold));
        var seen = await Stored();
        Assert.False(await Edit(app, at.Site.Id, act => act.Hold(seen), (act, _) => Hold(act)));
        Assert.Equal(seen.Version, (await Stored()).Version);
        Assert.True(await Edit(app, at.Site.Id, act => act.Hold(seen)));
        Assert.Equal(2, await app.Read(db => db.Audit().CountAsync()));
    }

    private static Task<bool> Edit(
        HeteroApp app,
        Guid site,
        Func<Act, Task> change,
        Func<Act, Guid, Task>? afterwards = null
    ) =>
        app.Do(services =>
            services
                .GetRequiredService<EditSite>()
                .Save(
                    null,
                    site,
                    "space.changed",
                    "space:test",
                    null,
                    async act =>
                    {
                        await change(act);
                        return true;
                    },
                    afterwards ?? Floor.Reclose
                )
        );

    private static Task<Guid[]> Closed(HeteroApp app, Closure closure) =>
        app.Read(async db =>
            (
                await db.Occupancies()
                    .Where(row => row.HolderId == closure.Id)
                    .Select(row => row.UnitId)
                    .Distinct()
                    .ToListAsync()
            )
                .Order()
                .ToArray()
        );

    /// <summary>A form as a browser without scripts would send it.</summary>
    private sealed record Form(
        string Address,
        Dictionary<string, string> Fields,
        List<KeyValuePair<string, string>> Ticked
    )
    {
        public static async Task<Form> Of(HttpClient client, string address)
        {
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await client.GetStringAsync(address));
            var form = page.QuerySelectorAll("form").First(form => form.QuerySelector("[name=muat]") is not null);
            var fields = form.QuerySelectorAll("input:not([type=checkbox]):not([type=file]), textarea")
                .ToDictionary(
                    input => input.GetAttribute("name")!,
                    input => input.GetAttribute("value") ?? input.TextContent
                );
            foreach (var select in form.QuerySelectorAll("select"))
                fields[select.GetAttribute("name")!] = (
                    select.QuerySelector("option[selected]") ?? select.QuerySelector("option")
                )!.GetAttribute("value")!;
            return new(
                address,
                fields,
                [
                    .. form.QuerySelectorAll("input[type=checkbox][checked]")
                        .Select(box =>
                            KeyValuePair.Create(box.GetAttribute("name")!, box.GetAttribute("value") ?? "on")
                        ),
                ]
            );
        }

        public async Task<string> Send(HttpClient client)
        {
            using var content = new MultipartFormDataContent();
            foreach (var (name, value) in Fields.Concat(Ticked))
                content.Add(new StringContent(value), name);
            return System.Net.WebUtility.HtmlDecode(
                await (await client.PostAsync(Address, content)).Content.ReadAsStringAsync()
            );
        }
    }
}
