using System.Globalization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using Microsoft.Extensions.Configuration;

namespace HeteroSpace.Foundation;

/// <summary>Whom to tell of a weakness (RFC 9116).</summary>
public sealed class SecurityTxtTests
{
    [Fact]
    public async Task It_names_the_contact_that_is_set_and_is_good_for_less_than_a_year()
    {
        await using var app = await HeteroApp.Start(
            null,
            ("PublicUrl", "https://ruang.example.org"),
            ("Security:Contact", "keamanan@example.org, https://example.org/lapor")
        );
        var lines = await Lines(app);
        Assert.Equal(
            ["mailto:keamanan@example.org", "https://example.org/lapor"],
            lines.Where(line => line.Name == "Contact").Select(line => line.Value)
        );
        Assert.Equal("https://ruang.example.org/.well-known/security.txt", Only(lines, "Canonical"));
        Assert.Equal("id, en", Only(lines, "Preferred-Languages"));
        var expires = DateTimeOffset.ParseExact(
            Only(lines, "Expires"),
            "yyyy-MM-ddTHH:mm:ssZ",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );
        Assert.InRange(expires.UtcDateTime, app.Now.AddDays(90), app.Now.AddDays(365));
    }

    [Fact]
    public async Task It_is_renewed_as_time_goes_by()
    {
        await using var app = await HeteroApp.Start();
        var before = Only(await Lines(app), "Expires");
        app.Clock.Advance(TimeSpan.FromDays(400));
        var after = Only(await Lines(app), "Expires");
        Assert.True(string.CompareOrdinal(after, before) > 0);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("keamanan@example.org")]
    public async Task Its_policy_is_a_page_that_says_where_and_what_to_expect(string? contact)
    {
        (string, string)[] settings = contact is null ? [] : [("Security:Contact", contact)];
        await using var app = await HeteroApp.Start(null, settings);
        var lines = await Lines(app);
        using var visitor = await app.Client();
        var policy = await visitor.GetStringAsync(new Uri(Only(lines, "Policy")).AbsolutePath + "?lang=en");
        Assert.Contains("We answer within three working days", policy);
        Assert.Contains(contact is null ? "/tanya" : "mailto:keamanan@example.org", policy);
        if (contact is null)
            Assert.Equal(Only(lines, "Policy"), Only(lines, "Contact"));
    }

    [Theory]
    [InlineData("keamanan")]
    [InlineData("http://example.org/lapor")]
    [InlineData("javascript:alert(1)")]
    [InlineData("a@example.org\nContact: mailto:b@example.org")]
    [InlineData("mailto:")]
    public void A_contact_that_nobody_can_use_is_said_at_the_start(string contact)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Security:Contact", contact)]).Build();
        Assert.Throws<SetupProblem>(() => new SecurityContact(settings));
    }

    private static async Task<List<(string Name, string Value)>> Lines(HeteroApp app)
    {
        using var visitor = await app.Client();
        using var answer = await visitor.GetAsync(SecurityTxt.Path);
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var text = await answer.Content.ReadAsStringAsync();
        Assert.EndsWith("\r\n", text);
        return text.TrimEnd()
            .Split("\r\n")
            .Select(line => (line.Split(": ")[0], line[(line.IndexOf(' ') + 1)..]))
            .ToList();
    }

    private static string Only(IEnumerable<(string Name, string Value)> lines, string name) =>
        lines.Single(line => line.Name == name).Value;
}
