using System.Net;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>A kept page says of now what is so, on a clock that is moved over what opens, closes, begins and
/// ends.</summary>
public sealed class PageStretchTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // The first site is open from 09.00 to 21.00 WIB; midnight makes another day "today".
    [Theory]
    [InlineData("/", "2026-08-03T14:00:00Z", "Buka sampai 21.00", "Tutup")]
    [InlineData("/situs/semarang", "2026-08-04T02:00:00Z", "Tutup", "Buka sampai 21.00")]
    [InlineData("/kontak", "2026-08-03T14:00:00Z", "Buka sampai 21.00", "Tutup")]
    [InlineData("/acara", "2026-08-10T06:00:00Z", "13.00–15.00 WIB", "Sedang berlangsung")]
    [InlineData("/acara", "2026-08-09T17:00:00Z", "Besok", "Hari ini")]
    [InlineData("/acara/kelas-foto-produk", "2026-08-10T08:00:00Z", "Sedang berlangsung", "sudah selesai")]
    public async Task A_page_is_kept_up_to_a_boundary_and_never_past_it(
        string address,
        string boundary,
        string before,
        string after
    )
    {
        await using var app = await HeteroApp.Start();
        await Held.Event(app);
        var at = DateTime.Parse(boundary, null, System.Globalization.DateTimeStyles.RoundtripKind);
        using var visitor = new HttpClient { BaseAddress = app.Address };
        app.Clock.AdjustTime(at - Second * 20);
        Assert.Contains(before, (await Ask(visitor, address)).Text);
        app.Clock.AdjustTime(at - Second);
        var kept = await Ask(visitor, address);
        Assert.True(kept.Kept, address);
        Assert.Contains(before, kept.Text);
        app.Clock.AdjustTime(at);
        var anew = await Ask(visitor, address);
        Assert.False(anew.Kept, address);
        Assert.Contains(after, anew.Text);
        Assert.True((await Ask(visitor, address)).Kept, address);
    }

    // Minutes after ten on a Monday on which an event begins at one: nothing opens or closes before.
    [Theory]
    [InlineData("2026-08-10T03:00:00Z", 300, 30)]
    [InlineData("2026-08-10T05:54:59Z", 300, 30)]
    [InlineData("2026-08-10T05:55:01Z", 299, 30)]
    [InlineData("2026-08-10T05:59:45Z", 15, 15)]
    [InlineData("2026-08-10T06:00:00Z", 300, 30)]
    [InlineData("2026-08-10T07:59:59Z", 1, 1)]
    [InlineData("2026-08-10T13:58:00Z", 120, 30)]
    public async Task It_is_kept_five_minutes_or_half_a_minute_but_not_longer_than_to_the_boundary(
        string now,
        int usual,
        int ofPlaces
    )
    {
        await using var app = await HeteroApp.Start();
        await Held.Event(app);
        app.Clock.AdjustTime(DateTimeOffset.Parse(now, null));
        Assert.Equal(Second * usual, await KeptFor(PublicPages.Usual, app));
        Assert.Equal(Second * ofPlaces, await KeptFor(PublicPages.Places, app));
    }

    [Fact]
    public async Task One_module_that_cannot_say_its_boundaries_leaves_those_of_the_others()
    {
        await using var app = await HeteroApp.Start();
        app.Clock.AdjustTime(HeteroApp.MondayAtTen);
        var stretch = new PageStretch(
            app.Services.GetRequiredService<IServiceScopeFactory>(),
            [
                new((_, _, _) => throw new InvalidOperationException("no table")),
                new((_, around, _) => Task.FromResult<IEnumerable<DateTime>>([around.Ends - Second])),
            ],
            app.Clock,
            app.Services.GetRequiredService<Microsoft.Extensions.Logging.ILogger<PageStretch>>()
        );
        Assert.Equal(
            new(DateTime.MinValue, HeteroApp.MondayAtTen.AddHours(1) - Second),
            await stretch.Now(TestContext.Current.CancellationToken)
        );
    }

    private static async Task<TimeSpan?> KeptFor(PublicPages policy, HeteroApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Method = HttpMethods.Get;
        var context = new OutputCacheContext { HttpContext = http };
        await policy.CacheRequestAsync(context, default);
        Assert.True(context.EnableOutputCaching);
        return context.ResponseExpirationTimeSpan;
    }

    private static async Task<(bool Kept, string Text)> Ask(HttpClient visitor, string address)
    {
        using var answer = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (answer.Headers.Age is not null, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
