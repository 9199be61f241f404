using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>The door of the module.</summary>
public static class OrganizationsModule
{
    public static void AddOrganizations(this IServiceCollection services)
    {
        services.AddScoped<RegisterOrganization>().AddScoped<EditOrganization>().AddScoped<DecideOrganization>().AddScoped<OrganizationNews>().AddScoped<ManageMembers>();
        services.AddJob(OrganizationDecided.Job, (provider, job, stop) => provider.GetRequiredService<OrganizationNews>().Decided(job.Read<OrganizationDecided>(), job.Id, stop));
        services.AddSingleton(new ConsoleLink(54, "organisasi", "people-fill", Role.FrontDesk, () => Words.Say("Komunitas dan mitra", "Communities")));
        services.AddSingleton(new MineLink(28, "/saya/komunitas", () => Words.Say("Komunitas", "Communities")));
        foreach (var status in (OrganizationStatus[])[OrganizationStatus.Verified, OrganizationStatus.Declined, OrganizationStatus.Suspended])
            services.AddSingleton(new Sample("organization." + status.ToString().ToLowerInvariant(), () => Words.Say("Komunitas: ", "Community: ") + status.Said(), () => OrganizationNews.Letter("Peserta 014", "Komunitas Batik Muda Contoh", status, Words.Say("Tautannya belum bisa dibuka.", "Its link cannot be opened."), "https://example.org/komunitas/batik-muda-contoh")));
        services.AddSingleton(new Sample("organization.invited", () => Words.Say("Undangan ke komunitas", "Invitation to a community"), () => ManageMembers.Letter("Komunitas Batik Muda Contoh", "Peserta 014", OrganizationRole.Member, "https://example.org/undangan/…")));
        services.AddPersonalData(
            PersonalData.Of(new("komunitas yang Anda pimpin atau ikuti sebagai anggota", "organizations a person leads or is a member of"), new("Supaya jelas siapa bertindak untuk komunitas; pelaksanaan layanan.", "So that it is clear who acts for an organization; performance of the service."), new("Sampai keluar atau dihapus.", "Until leaving or deleted."), (db, subject) => db.OrganizationMembers().Where(row => row.PersonId == subject.PersonId)),
            PersonalData.Of(new("komunitas yang Anda ikuti kabarnya", "organizations a person follows"), new("Supaya kabarnya sampai; atas permintaan Anda.", "So that its news arrives; at the person's request."), new("Sampai berhenti mengikuti atau dihapus.", "Until unfollowed or deleted."), (db, subject) => db.Followers().Where(row => row.PersonId == subject.PersonId)),
            PersonalData.Of(new("undangan yang dikirim ke alamat Anda", "invitations sent to a person's address"), new("Supaya Anda bisa bergabung; atas permintaan pengurus.", "So that a person can join; at a lead's request."), new("30 hari setelah kedaluwarsa.", "30 days after it expires."), Invited)
                with { Retain = (db, now, stop) => { var before = now.AddDays(-30); return db.InvitationRows().Where(row => row.Expires < before).ExecuteDeleteAsync(stop); } },
            new PersonalData
            {
                Entity = typeof(Organization), What = new("nomor Anda sebagai pengurus komunitas", "the number of an organization's lead"), Why = new("Supaya petugas bisa menghubungi komunitas.", "So that staff reach the organization; performance of the service."), Kept = new("Sampai diganti atau dihapus.", "Until replaced or deleted."),
                Stays = new("Komunitasnya, tanpa nomor itu.", "the organization, without that number"),
                Read = async (db, subject, stop) => [.. await Reached(db, subject).AsNoTracking().Select(row => new { row.Slug, row.Name, row.Phone }).ToListAsync(stop)],
                Erase = (db, subject, stop) => Reached(db, subject).ExecuteUpdateAsync(set => set.SetProperty(row => row.Phone, (string?)null), stop)
            });
    }

    // Only by a contact that was shown to be theirs: whoever signs up with a strange number or address would read and erase what is another's.
    private static IQueryable<Invitation> Invited(AppDb db, Subject subject) => db.InvitationRows().Where(row => row.Email != null && db.People().Any(person => person.Id == subject.PersonId && person.EmailConfirmed && person.Email == row.Email));

    private static IQueryable<Organization> Reached(AppDb db, Subject subject) => db.Organizations().Where(row => row.Phone != null && db.People().Any(person => person.Id == subject.PersonId && person.PhoneConfirmed && person.Phone == row.Phone));
}
