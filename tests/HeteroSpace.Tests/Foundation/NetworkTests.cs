using System.Net;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>Every limit counts an IPv6 network as one: a home has 2^64 addresses in it.</summary>
public sealed class NetworkTests
{
    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void Two_addresses_are_one_network_or_two(string one, string other, bool same) =>
        Assert.Equal(same, Network.Of(From(one)) == Network.Of(From(other)));

    [Fact]
    public void No_limit_is_passed_by_another_address_of_the_same_network()
    {
        using var limits = new Limits(
            new ConfigurationManager
            {
                ["Limits:Newcomers"] = "3",
                ["Limits:Passwords"] = "3",
                ["Limits:Mails"] = "3",
                ["Limits:Questions"] = "3",
                ["Limits:Presses"] = "3",
                ["Limits:Registrations"] = "3",
            },
            new ServiceCollection().BuildServiceProvider()
        );
        foreach (
            var takes in (Func<HttpContext, bool>[])
                [limits.Newcomer, limits.Password, limits.Mail, limits.Question, limits.Press, limits.Registration]
        )
        {
            var taken = Enumerable.Range(1, 20).Count(number => takes(From($"2001:db8:1:2::{number:x}")));
            Assert.InRange(taken, 3, 5);
            Assert.True(takes(From("2001:db8:1:3::1")));
        }
    }

    [Fact]
    public void Nor_is_the_allowance_of_bytes()
    {
        var allowance = new UploadAllowance(
            new ConfigurationManager { ["Limits:UploadBytesVisitor"] = "100" },
            TimeProvider.System
        );
        Assert.True(allowance.Takes(From("2001:db8:1:2::1"), 60, true));
        Assert.False(allowance.Takes(From("2001:db8:1:2::2"), 60, true));
        Assert.True(allowance.Takes(From("2001:db8:1:3::2"), 60, true));
    }

    private static DefaultHttpContext From(string address) =>
        new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
