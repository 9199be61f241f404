using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>The door of the module.</summary>
public static class PeopleModule
{
    public static void AddPeople(this IServiceCollection services)
    {
        services
            .AddSingleton<KnownPeople>()
            .AddSingleton<GoOn>()
            .AddSingleton(KnownPeople.InMemory)
            .AddSingleton<IHoldOwners>(provider => provider.GetRequiredService<KnownPeople>())
            .AddScoped<INamesOfAccounts, NamesOfAccounts>();
        services
            .AddScoped<GiveRole>()
            .AddScoped<InviteStaff>()
            .AddScoped<SignUp>()
            .AddScoped<SignIn>()
            .AddScoped<ConfirmContact>()
            .AddScoped<NewPassword>();
        services
            .AddScoped<ForgottenNumber>()
            .AddScoped<WaitingContacts>()
            .AddScoped<DeskCode>()
            .AddScoped<SetForgotten>();
        services
            .AddScoped<ErasePerson>()
            .AddScoped<ExportPerson>()
            .AddScoped<AskData>()
            .AddScoped<Household>()
            .AddScoped<AskGuardian>()
            .AddScoped<VerifyMember>()
            .AddScoped<ForgetUnconfirmed>();
        services.AddPeopleJobs();
        services.AddListener<ConsentChanged>(
            (provider, changed, _) => FinancesConsent.Changed(provider.GetRequiredService<Frame>(), changed)
        );
        services.AddAuditSubjects(
            new("person", () => Words.Say("Orang", "Person")),
            new("account", () => Words.Say("Akun", "Account")),
            new("staff-invitation", () => Words.Say("Undangan petugas", "Invitation of staff"))
        );
        InviteStaff.AddUndo(services);
        services.AddPersonalData(PersonalDataOfPeople.All);
        services.AddSingleton(
            new FileOwner(
                "evidence",
                (db, stop) =>
                    db.VerificationRows().Where(row => row.File != null).Select(row => row.File!).ToListAsync(stop)
            )
        );
        foreach (var purpose in ConsentPurposes.All)
            services.AddSingleton(purpose);
        services.AddHelp(PeopleHelp.All).AddFindable(PeopleMenu.Findable);
        services.AddSingleton(PeopleMenu.Step);
        foreach (var link in PeopleMenu.Console)
            services.AddSingleton(link);
        foreach (var link in PeopleMenu.Mine)
            services.AddSingleton(link);
    }

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        Enter.SignOut.Map(routes);
        Api.HouseholdApi.Map(routes.MapGroup("/api/v1"));
        MyData.Download.Map(routes);
        Verify.EvidenceFile.Map(routes);
        Enter.PasskeyApi.Map(routes);
        Enter.OutsideSignIn.Map(routes);
    }

    /// <summary>
    /// Only addresses of this site are gone back to, as a browser writes them: letters beyond ASCII come escaped, and
    /// no header can carry others (RFC 9110 5.5).
    /// </summary>
    public static string LocalAddress(string? address) =>
        address is { Length: > 0 }
        && address[0] == '/'
        && (address.Length == 1 || address[1] is not ('/' or '\\'))
        && address.All(letter => letter is > ' ' and < '\x7f')
            ? address
            : "/saya";
}
