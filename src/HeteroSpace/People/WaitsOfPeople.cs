using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>What people wait for at the desk: that they are seen to be of their kind, that a number is theirs, that a
/// guardian agrees; and what they ask about their data.</summary>
internal static class WaitsOfPeople
{
    private const string Grant = "benar";

    // What is longer, or has a file, is seen on the person's page before it is decided.
    private const int ReadHere = 200;

    public static readonly WhatWaits Verifications = WhatWaits.Of(
        "verifikasi",
        "person-check",
        () => Words.Say("Verifikasi", "Verifications"),
        (db, reader) => db.WaitingVerifications(reader.Site.Id),
        ListVerifications
    ) with
    {
        Do = Verify,
    };

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
        Read = ListContacts,
    };

    public static readonly WhatWaits DataRequests = WhatWaits.Of(
        "permintaan-data",
        "shield-lock",
        () => Words.Say("Permintaan data", "Data requests"),
        (db, reader) => db.DataRequestsAt(reader.Site.Id).Where(row => row.Answered == null),
        ListDataRequests
    );

    private static async Task<List<WaitingRow>> ListVerifications(WaitingAsked asked, IQueryable<Verification> waiting)
    {
        var rows = await waiting
            .Join(asked.Db.People(), row => row.PersonId, person => person.Id, (row, person) => new { row, person })
            .Select(found => new
            {
                Row = found.row,
                found.person.Name,
                found.person.Code,
            })
            .OrderBy(found => found.Row.Asked)
            .Take(asked.Most)
            .ToListAsync(asked.Stop);
        return rows.ConvertAll(found =>
        {
            var row = found.Row;
            var whole = row.File is null && row.Statement.Length is > 0 and <= ReadHere;
            return new WaitingRow(row.Id, row.Asked, found.Name, asked.Page("orang/" + found.Code))
            {
                About = row.Kind.Said() + (row.File is null ? "" : Words.Say(" · dengan berkas", " · with a file")),
                Quote = Words.Cut(row.Statement, ReadHere),
                Due = WorkingDays.After(row.Asked, 2),
                Acts = whole ? [new(Grant, Words.Say("Benarkan", "Confirm"), "check-lg")] : [],
            };
        });
    }

    private static async Task<RowAnswer> Verify(WaitingAsked asked, RowPress press)
    {
        var (here, me) = (asked.Reader.Site.Id, asked.Reader.Account);
        var waiting = asked.Db.WaitingVerifications(here).Where(row => row.Id == press.Id);
        if (
            press.Verb != Grant
            || !asked.Reader.May(Role.FrontDesk)
            || await waiting.SingleOrDefaultAsync() is not { } row
            || !await asked.Ask<VerifyMember>().Decide(row.Id, here, me, granted: true, null)
        )
            return RowAnswer.No(
                Words.Say("Verifikasi ini sudah diputus atau ditarik.", "This was decided, or taken back.")
            );
        var name = await asked
            .Db.People()
            .Where(person => person.Id == row.PersonId)
            .Select(person => person.Name)
            .SingleAsync();
        return RowAnswer.Done(
            Words.Say($"{name}: {row.Kind.Said()}, benar.", $"{name}: {row.Kind.Said()}, confirmed.")
        );
    }

    private static async Task<List<WaitingRow>> ListContacts(WaitingAsked asked)
    {
        var contacts = asked.Ask<WaitingContacts>();
        var (here, province) = (asked.Reader.Site.Id, asked.Reader.May(Role.ProvincialAdministrator));
        var (page, most) = (asked.Page("nomor"), asked.Most);
        var numbers = await contacts
            .Numbers(here, province)
            .OrderBy(row => row.Since)
            .Take(most)
            .ToListAsync(asked.Stop);
        var guardians = await contacts
            .Guardians(here, province)
            .Join(
                asked.Db.People(),
                row => row.PersonId,
                person => person.Id,
                (row, person) => new { row, person.Name }
            )
            .OrderBy(pair => pair.row.Asked)
            .Take(most)
            .ToListAsync(asked.Stop);
        var passwords = await contacts.Passwords(here, province, _ => false, asked.Stop);
        return
        [
            .. numbers.Select(person => new WaitingRow(person.Id, person.Since, person.Name, page)
            {
                About = Words.Say("kode dari nomornya belum dicocokkan", "the code from their number is to be matched"),
                Due = WorkingDays.After(person.Since, 2),
            }),
            .. guardians.Select(pair => new WaitingRow(pair.row.PersonId, pair.row.Asked, pair.Name, page)
            {
                About = Words.Say(
                    $"menunggu persetujuan wali, {pair.row.GuardianName}",
                    $"waits for the guardian, {pair.row.GuardianName}"
                ),
                Due = WorkingDays.After(pair.row.Asked, 2),
            }),
            // They sit before their browser; the code lasts a day.
            .. passwords
                .Take(most)
                .Select(row => new WaitingRow(row.Id, asked.Now, row.Person.Name, page)
                {
                    About = Words.Say("menunggu kodenya dicocokkan untuk sandi baru", "waits to set a new password"),
                }),
        ];
    }

    private static async Task<List<WaitingRow>> ListDataRequests(WaitingAsked asked, IQueryable<DataRequest> open)
    {
        var rows = await open.Join(
                asked.Db.People(),
                row => row.PersonId,
                person => person.Id,
                (row, person) => new { row, person.Name }
            )
            .OrderBy(found => found.row.Due)
            .Take(asked.Most)
            .ToListAsync(asked.Stop);
        return rows.ConvertAll(found => new WaitingRow(
            found.row.Id,
            found.row.Asked,
            found.Name,
            asked.Page("permintaan-data")
        )
        {
            About = found.row.Right.Said() + " · 3 × 24 " + Words.Say("jam", "hours"),
            Due = found.row.Due,
        });
    }
}
