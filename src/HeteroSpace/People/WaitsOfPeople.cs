using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.Identity;

namespace HeteroSpace.People;

/// <summary>What people wait for at the desk: that they are seen to be of their kind, that a number is theirs, that a
/// guardian agrees; and what they ask about their data.</summary>
internal static class WaitsOfPeople
{
    public static readonly WhatWaits Verifications = WhatWaits.Of(
        "verifikasi",
        "person-check",
        () => Words.Say("Verifikasi", "Verifications"),
        (db, reader) => db.WaitingVerifications(reader.Site.Id)
    );

    public static readonly WhatWaits Contacts = new(
        "nomor",
        "phone",
        () => Words.Say("Nomor dan wali", "Numbers and guardians")
    )
    {
        Count = (services, reader, stop) =>
            services
                .GetRequiredService<WaitingContacts>()
                .Count(reader.Site.Id, reader.May(Role.ProvincialAdministrator), stop),
        Rows = [typeof(Person), typeof(PersonSite), typeof(Guardian), typeof(IdentityUserToken<Guid>)],
    };

    public static readonly WhatWaits DataRequests = WhatWaits.Of(
        "permintaan-data",
        "shield-lock",
        () => Words.Say("Permintaan data", "Data requests"),
        (db, reader) => db.DataRequestsAt(reader.Site.Id).Where(row => row.Answered == null)
    );
}
