using HeteroSpace.Events;
using static HeteroSpace.People.OneHousehold;

namespace HeteroSpace.People;

/// <summary>Two phones of one household at once, a page that is old, a press of Enter: nobody meets a page of trouble,
/// and no name stands that was taken out.</summary>
public sealed class HouseholdFenceTests
{
    [Fact]
    public async Task Enter_in_a_form_that_books_or_registers_signs_nobody_out()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (_, of) = await Held.Event(app, Plan());
        using var mine = await RightsTests.Browser(app, await app.Member());
        foreach (var (address, form) in ((string, string)[])[(Desk, "pesan"), ($"/acara/{of.Slug}/daftar", "daftar")])
        {
            var page = await mine.Page(address);
            Assert.Contains("Bukan saya", page);
            var begins = page.IndexOf($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal);
            Assert.True(begins > 0);
            var itself = page[begins..page.IndexOf("</form>", begins, StringComparison.Ordinal)];
            Assert.Contains("type=\"submit\"", itself);
            Assert.DoesNotContain("/keluar", itself);
        }
    }
}
