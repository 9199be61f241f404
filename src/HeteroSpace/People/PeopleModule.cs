using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>The door of the module.</summary>
public static class PeopleModule
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<KnownPeople>();
        services.AddScoped<SignUp>().AddScoped<SignIn>().AddScoped<ConfirmContact>().AddScoped<NewPassword>();
        services.AddScoped<ForgottenNumber>();
        services.AddJob(
            ConfirmContact.MailJob,
            (provider, job, stop) => provider.GetRequiredService<ConfirmContact>().SendMail(job, stop)
        );
        services.AddJob(
            NewPassword.MailJob,
            (provider, job, stop) => provider.GetRequiredService<NewPassword>().SendMail(job, stop)
        );
        services.AddJob(
            ForgottenNumber.Job,
            (provider, job, stop) =>
                provider.GetRequiredService<ForgottenNumber>().Keep(job.Read<AskedByNumber>(), stop)
        );
        services
            .AddScoped<ErasePerson>()
            .AddScoped<ExportPerson>()
            .AddScoped<AskGuardian>()
            .AddScoped<VerifyMember>()
            .AddScoped<ForgetUnconfirmed>();
        services.AddJob(
            AskGuardian.MailJob,
            (provider, job, stop) => provider.GetRequiredService<AskGuardian>().SendMail(job, stop)
        );
        services.AddJob(ForgetUnconfirmed.Kind, (provider, _, stop) => Forget(provider, stop), TimeSpan.FromDays(1));
        services.AddListener<ConsentChanged>(
            (provider, changed, stop) => FinancesConsent.Changed(provider.GetRequiredService<AppDb>(), changed, stop)
        );
        services.AddPersonalData(PersonalDataOfPeople.All);
        services.AddSingleton(
            new FileOwner(
                "evidence",
                (db, stop) =>
                    db.VerificationRows().Where(row => row.File != null).Select(row => row.File!).ToListAsync(stop)
            )
        );
        services.AddSingleton(
            new ConsentPurpose(
                "kabar",
                "2026-11",
                new("Kabar acara dan program", "News of events and programs"),
                new(
                    "Saya setuju menerima kabar acara, program, dan kesempatan baru dari Hetero Space, "
                        + "dan bisa berhenti kapan saja.",
                    "I agree to receive news of events, programs and opportunities from Hetero Space, "
                        + "and may stop at any time."
                )
            )
        );
        services.AddSingleton(
            new ConsentPurpose(
                "foto",
                "2026-11",
                new("Foto dan cerita kegiatan", "Photos and stories"),
                new(
                    "Saya setuju foto saya dan cerita usaha saya dalam kegiatan di Hetero Space ditayangkan di halaman "
                        + "dan kanal Hetero Space. Bila ditarik, foto diturunkan dari halaman kami.",
                    "I agree that photos of me and the story of my business from activities at Hetero Space are shown "
                        + "on its pages and channels. When withdrawn, photos are taken off our pages."
                )
            )
        );
        services.AddSingleton(
            new ConsentPurpose(
                FinancesConsent.Key,
                "2026-11",
                new("Kisaran modal atau omzet", "Range of capital or turnover"),
                new(
                    "Saya setuju Hetero Space menyimpan kisaran modal atau omzet usaha saya "
                        + "untuk menghitung kelas usaha. Bila ditarik, kisaran itu langsung dihapus.",
                    "I agree that Hetero Space keeps the range of my business's capital or turnover "
                        + "to work out its size class. When withdrawn, the range is deleted at once."
                )
            )
        );
        services.AddSingleton(new MineLink(25, "/saya/kartu", () => Words.Say("Kartu", "Card")));
        services.AddSingleton(new MineLink(35, "/saya/data", () => Words.Say("Data saya", "My data")));
        services.AddSingleton(
            new ConsoleLink(
                50,
                "nomor",
                "phone",
                Role.FrontDesk,
                () => Words.Say("Menunggu konfirmasi", "To be confirmed")
            )
        );
        services.AddSingleton(
            new ConsoleLink(35, "orang", "person-lines-fill", Role.FrontDesk, () => Words.Say("Orang", "People"))
        );
        services.AddSingleton(
            new ConsoleLink(
                52,
                "verifikasi",
                "person-check",
                Role.FrontDesk,
                () => Words.Say("Verifikasi", "Verification")
            )
        );
        services.AddSingleton(
            new ConsoleLink(
                84,
                "permintaan-data",
                "shield-lock",
                Role.SiteManager,
                () => Words.Say("Permintaan data", "Data requests")
            )
        );
        services.AddSingleton(
            new ConsoleLink(85, "peran", "people", Role.SiteManager, () => Words.Say("Peran", "Roles"))
        );
        services.AddSingleton(new MineLink(30, "/saya/profil", () => Words.Say("Profil", "Profile")));
    }

    private static async Task Forget(IServiceProvider provider, CancellationToken stop)
    {
        await provider.GetRequiredService<ForgetUnconfirmed>().Once(stop);
        await provider.GetRequiredService<ForgottenNumber>().Forget(stop);
    }

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        // The antiforgery token is checked by the middleware, since the endpoint takes a form.
        routes.MapPost(
            "/keluar",
            async (
                HttpContext http,
                SignInManager<Account> signIn,
                SignedInDevices devices,
                [Microsoft.AspNetCore.Mvc.FromForm] string? nothing
            ) =>
            {
                if (http.User.AccountId() is { } account && await SignedInDevices.Of(http) is { } device)
                    await devices.SignOut(account, device);
                await signIn.SignOutAsync();
                // The card that was kept for use without a network goes too (W3C Clear Site Data).
                http.Response.Headers[ClearKept.Header] = ClearKept.Storage;
                return Results.LocalRedirect("/");
            }
        );
        routes.MapGet(
            "/masuk/lain",
            async (SignInManager<Account> signIn, IAuthenticationSchemeProvider schemes, string? kembali) =>
                await schemes.GetSchemeAsync("oidc") is null
                    ? Results.NotFound()
                    : Results.Challenge(
                        signIn.ConfigureExternalAuthenticationProperties(
                            "oidc",
                            "/masuk/selesai?kembali=" + Uri.EscapeDataString(LocalAddress(kembali))
                        ),
                        ["oidc"]
                    )
        );
        MyData.Download.Map(routes);
        Verify.EvidenceFile.Map(routes);
        Enter.PasskeyApi.Map(routes);
        Enter.OutsideSignIn.Map(routes);
    }

    /// <summary>Only addresses of this site are gone back to.</summary>
    public static string LocalAddress(string? address) =>
        address is { Length: > 0 }
        && address[0] == '/'
        && (address.Length == 1 || address[1] is not ('/' or '\\'))
        && !address.Any(char.IsControl)
            ? address
            : "/saya";
}
