namespace HeteroSpace.People;

/// <summary>Whoever signs in goes back to where they were on this site, and nowhere else.</summary>
public sealed class ReturnTests
{
    [Theory]
    [InlineData("/saya/profil")]
    [InlineData("/acara/kelas-foto?tanggal=2026-08-03#daftar")]
    [InlineData("/")]
    public void An_address_of_ours_is_gone_back_to(string address) =>
        Assert.Equal(address, PeopleModule.LocalAddress(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\r\nLocation: https://evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("saya")]
    [InlineData(" /saya")]
    public void Any_other_is_not(string? address) => Assert.Equal("/saya", PeopleModule.LocalAddress(address));
}
