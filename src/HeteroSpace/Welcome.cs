using HeteroSpace.Demo;
using HeteroSpace.Foundation.Backup;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Portal;

namespace HeteroSpace;

/// <summary>The lines a person sees once the server listens.</summary>
internal static class Welcome
{
    public static async Task Say(WebApplication app)
    {
        foreach (var address in app.Urls)
            Console.WriteLine($"Hetero Space listens on {address}");
        foreach (var line in Warnings(app))
            Console.Error.WriteLine(line);
        if (await SetUpLine(app.Services) is { } open)
            Console.WriteLine(open);
        if (app.Configuration["Demo:Banner"] == "true")
        {
            Console.WriteLine($"Demo sign-ins, password {DemoData.Password}:");
            foreach (var (email, name, _, _, _) in DemoData.SignIns)
                Console.WriteLine($"  {email, -24} {name}");
        }
    }

    /// <summary>What a published product should not run without.</summary>
    internal static IEnumerable<string> Warnings(WebApplication app)
    {
        if (!app.Environment.IsProduction())
            yield break;
        var address = app.Services.GetRequiredService<PublicUrl>();
        if (!address.IsHttps)
            yield return "WARNING: PublicUrl is not an https address. Passwords, cookies and links go in clear; set "
                + "PublicUrl to the https address people use (docs/operations.md, HTTPS). Until then links and QR "
                + $"codes lead to {address.Of("")}.";
        if (!app.Services.GetRequiredService<KeySeal>().Seals)
            yield return "WARNING: DataProtection__Key is not set. Whoever has a copy of the database can sign in as "
                + "anyone; set it to the answer of: openssl rand -base64 32 (docs/operations.md, Keys).";
        if (!app.Services.GetRequiredService<MailWay>().Leaves)
            yield return "WARNING: Mail__Host is not set, so no mail leaves. People sign up and book with a mobile "
                + "number, whose code staff match at the desk (docs/operations.md, Settings).";
        if (!app.Services.GetRequiredService<KeptBackups>().IsOn)
            yield return "WARNING: Backup__Folder is not set, so there is no nightly back-up. Set it to a folder on "
                + "another disk (docs/operations.md, Back-up).";
    }

    /// <summary>Where nothing is here yet: the address and the word that the first set-up asks for.</summary>
    internal static async Task<string?> SetUpLine(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        if (!await FirstWord.IsAsked(scope.ServiceProvider.GetRequiredService<AppDb>()))
            return null;
        var word = (await services.GetRequiredService<FirstWord>().Word()).Reveal();
        return $"Nothing is set up yet. Open /mulai at this address and type {word}";
    }
}
