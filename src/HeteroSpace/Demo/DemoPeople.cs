using HeteroSpace.Enquiries;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>What people told, asked and wait for in the demo world: profiles, enquiries, verifications, a request
/// about data. Numbers are visibly made up.</summary>
internal static class DemoPeople
{
    private static readonly (
        string Topic,
        double AskedHours,
        double? AnsweredAfter,
        Outcome? Outcome,
        string Source
    )[] Questions =
    [
        ("Apakah meja bersama boleh untuk pelajar?", 1610, 2, Outcome.Informed, "/ruang"),
        ("Komunitas kami ingin memakai ruang kelas tiap bulan.", 1400, 5, Outcome.Booked, "/situs/semarang"),
        ("Ada kelas foto untuk pemula?", 1180, 4, Outcome.CameBy, "/acara"),
        ("Apakah boleh membawa anak?", 1020, 1, Outcome.Informed, "/"),
        ("Bagaimana memasang acara kami di kalender?", 860, 8, Outcome.Informed, "/acara"),
        ("Parkir bus untuk rombongan sekolah di mana?", 700, 3.5, Outcome.CameBy, "/situs/semarang"),
        ("Apakah ada pintu untuk kursi roda?", 560, 2.5, Outcome.CameBy, "/situs/semarang"),
        ("Bagaimana cara ikut Kelas Kemasan?", 410, 3, Outcome.JoinedProgram, "/"),
        ("Apakah ruang acara bisa dipakai hari Minggu?", 300, 1.5, Outcome.Booked, "/situs/semarang"),
        ("Syarat ikut Startup Muda?", 170, 20, Outcome.Informed, "/"),
        ("Kami komunitas fotografi, ingin kerja sama.", 52, 6, Outcome.CameBy, "/situs/semarang"),
        ("Apakah ada bantuan mengurus NIB?", 27, null, null, "/"),
        ("Studio podcast bisa untuk pemula?", 5, null, null, "/situs/semarang"),
        ("Magang untuk siswa SMK?", 1, null, null, "/situs/semarang"),
    ];

    public static async Task Add(AppDb db, CatalogueSite site, DateTime now, CancellationToken stop)
    {
        var people = await db.People().AsNoTracking().OrderBy(person => person.FoldedName).ToListAsync(stop);
        var member = people.Single(person => person.Email == "anggota@example.org").Id;
        var clerk = people.Single(person => person.Email == "meja@example.org").AccountId;
        TellOfBusiness(db, member, now);
        foreach (var (number, question) in Questions.Index())
            Ask(db, site, question, number, clerk, now);
        var waiting = people
            .Where(person => person.AccountId is null && person.Kind is PersonKind.Umkm or PersonKind.Student)
            .Take(3);
        foreach (var (number, person) in waiting.Index())
            WaitForVerification(db, site.Site.Id, person, now.AddHours(-5 - 20 * number));
        AskForCorrection(db, site.Site.Id, member, now.AddHours(-30));
        await db.SaveChangesAsync(stop);
        await KnowAllWhereTheyWere(db, site.Site.Id, stop);
    }

    private static void TellOfBusiness(AppDb db, Guid member, DateTime now)
    {
        db.Profiles()
            .Add(
                new()
                {
                    PersonId = member,
                    Organisation = "Batik Contoh",
                    Sector = Sector.Fashion,
                    Founded = new(2019, 3, 1),
                    Turnover = SizeClass.Micro,
                    Nib = "0000000000014",
                }
            );
        db.Consents()
            .Add(
                new()
                {
                    PersonId = member,
                    Purpose = FinancesConsent.Key,
                    Version = "2026-11",
                    Text =
                        "Saya setuju Hetero Space menyimpan kisaran modal atau omzet usaha saya "
                        + "untuk menghitung kelas usaha.",
                    Given = now.AddDays(-40),
                }
            );
    }

    private static void WaitForVerification(AppDb db, Guid site, Person person, DateTime asked) =>
        db.VerificationRows()
            .Add(
                new()
                {
                    PersonId = person.Id,
                    SiteId = site,
                    Kind = person.Kind,
                    Statement =
                        person.Kind == PersonKind.Umkm
                            ? "Warung kopi sejak 2022, NIB ada di ponsel."
                            : "Kartu pelajar saya bawa.",
                    Asked = asked,
                }
            );

    private static void AskForCorrection(AppDb db, Guid site, Guid member, DateTime asked) =>
        db.DataRequests()
            .Add(
                new()
                {
                    PersonId = member,
                    SiteId = site,
                    Right = DataRight.Correct,
                    Text = "Nama usaha di sertifikat lama salah tulis, mohon dibetulkan.",
                    Asked = asked,
                    Due = asked + DataRequest.Given,
                }
            );

    private static void Ask(
        AppDb db,
        CatalogueSite site,
        (string Topic, double AskedHours, double? AnsweredAfter, Outcome? Outcome, string Source) question,
        int number,
        Guid? clerk,
        DateTime now
    )
    {
        var asked = now.AddHours(-question.AskedHours);
        var row = new Enquiry
        {
            SiteId = site.Site.Id,
            Name = DemoNames.Of(number + 5),
            Phone = $"+62812000020{number:00}",
            Topic = question.Topic,
            Source = question.Source,
            Asked = asked,
            ConsentText = EnquiryWords.Consent,
            ConsentVersion = EnquiryWords.ConsentVersion,
            Status = question.AnsweredAfter is null ? EnquiryStatus.Open : EnquiryStatus.Answered,
            Answered = question.AnsweredAfter is { } hours ? asked.AddHours(hours) : null,
            Outcome = question.Outcome,
            Owner = question.AnsweredAfter is null ? null : clerk,
        };
        db.Enquiries().Add(row);
        db.EnquirySteps()
            .Add(
                new()
                {
                    EnquiryId = row.Id,
                    At = asked,
                    Kind = "asked",
                }
            );
        if (row.Answered is { } answered)
            db.EnquirySteps()
                .Add(
                    new()
                    {
                        EnquiryId = row.Id,
                        At = answered,
                        By = clerk,
                        Kind = "answered",
                    }
                );
    }

    /// <summary>Whoever booked is known where they booked; the rest of the demo's people at the first site.</summary>
    private static Task<int> KnowAllWhereTheyWere(AppDb db, Guid first, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync(
            """
            insert into person_sites (person_id, site_id)
            select person_id, site_id from bookings where person_id is not null
            union select person_id, site_id from verifications
            union select id, {0} from people where true
            on conflict do nothing
            """,
            [db.Engine == Engine.Sqlite ? first.ToByteArray(true) : first],
            stop
        );
}
