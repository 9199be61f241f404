using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Backup;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;

namespace HeteroSpace.Billing;

/// <summary>The door of the module: until there are fees, the ledger alone.</summary>
public static class BillingModule
{
    public static void AddBilling(this IServiceCollection services)
    {
        services
            .AddSingleton<LedgerKey>()
            .AddSingleton<ClosedSums>()
            .AddScoped<Ledger>()
            .AddScoped<SealMonths>()
            .AddScoped<ReadLedger>()
            .AddScoped<CheckLedger>();
        services.AddSingleton(
            new AfterMove(house =>
                house.GetRequiredService<Frame>().Do(house.GetRequiredService<Ledger>().CompleteCounts)
            )
        );
        services.AddJob(
            SealMonths.Job,
            (provider, _, stop) => provider.GetRequiredService<SealMonths>().Once(stop),
            TimeSpan.FromHours(1),
            Lane.Slow
        );
        services.AddPersonalData(PersonalDataOfBilling.All);
    }
}
