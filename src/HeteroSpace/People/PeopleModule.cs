using HeteroSpace.Foundation.Db;
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
        services.AddJob(ConfirmContact.MailJob, (provider, job, stop) => provider.GetRequiredService<ConfirmContact>().SendMail(job, stop));
        services.AddJob(NewPassword.MailJob, (provider, job, stop) => provider.GetRequiredService<NewPassword>().SendMail(job, stop));
        services.AddScoped<ErasePerson>().AddScoped<ExportPerson>();
        services.AddPersonalData(
            new()
            {
                Entity = typeof(Person), What = new("nama, jenis anggota, e-mail, ponsel", "name, kind of member, e-mail, mobile number"), Why = new("Untuk mengenal dan mengabari Anda; pelaksanaan layanan.", "To know people and reach them; performance of the service (art. 20(2)b)."),
                Kept = new("Sampai dihapus.", "Until deleted."), Stays = new("Bahwa ada seorang anggota dengan jenis ini sejak tanggal ini, tanpa nama dan kontak: untuk hitungan.", "that there was a member of this kind since this day, without name and contact, for the counts"),
                Read = async (db, subject, stop) => [.. await db.People().AsNoTracking().Where(person => person.Id == subject.PersonId).ToListAsync(stop)],
                Erase = (db, subject, stop) => db.People().Where(person => person.Id == subject.PersonId).ExecuteUpdateAsync(set => set.SetProperty(person => person.Name, ErasePerson.Nobody).SetProperty(person => person.Email, (string?)null).SetProperty(person => person.EmailConfirmed, false)
                        .SetProperty(person => person.Phone, (string?)null).SetProperty(person => person.PhoneConfirmed, false).SetProperty(person => person.PhoneCode, (string?)null).SetProperty(person => person.AccountId, (Guid?)null).SetProperty(person => person.Verified, false).SetProperty(person => person.Gone, true), stop)
            },
            PersonalData.Of(new("persetujuan", "consents, given and withdrawn"), new("Bukti persetujuan.", "Proof of consent (art. 24)."), new("Sampai dihapus.", "Until deleted."), (db, subject) => db.Consents().Where(row => row.PersonId == subject.PersonId)),
            PersonalData.Of(new("siapa membuka data Anda", "who opened a person's data"), new("Hak Anda untuk tahu.", "The right to the processing log (art. 32)."), new("Dua tahun.", "Two years."), (db, subject) => db.PersonAccess().Where(row => row.PersonId == subject.PersonId))
                with { Retain = (db, now, stop) => { var before = now.AddYears(-2); return db.PersonAccess().Where(row => row.At < before).ExecuteDeleteAsync(stop); } });
        services.AddSingleton(new ConsentPurpose("kabar", "2026-11", new("Kabar acara dan program", "News of events and programs"), new("Saya setuju menerima kabar acara, program, dan kesempatan baru dari Hetero Space, dan bisa berhenti kapan saja.", "I agree to receive news of events, programs and opportunities from Hetero Space, and may stop at any time.")));
        services.AddSingleton(new ConsentPurpose("foto", "2026-11", new("Foto dan cerita kegiatan", "Photos and stories"), new("Saya setuju foto saya dan cerita usaha saya dalam kegiatan di Hetero Space ditayangkan di halaman dan kanal Hetero Space. Bila ditarik, foto diturunkan dari halaman kami.", "I agree that photos of me and the story of my business from activities at Hetero Space are shown on its pages and channels. When withdrawn, photos are taken off our pages.")));
        services.AddSingleton(new MineLink(35, "/saya/data", () => Words.Say("Data saya", "My data")));
        services.AddSingleton(new ConsoleLink(50, "nomor", "phone", Role.FrontDesk, () => Words.Say("Nomor menunggu", "Numbers")));
        services.AddSingleton(new ConsoleLink(85, "peran", "people", Role.SiteManager, () => Words.Say("Peran", "Roles")));
        services.AddSingleton(new MineLink(30, "/saya/profil", () => Words.Say("Profil", "Profile")));
        services.AddSingleton(new MineLink(40, "/saya/token", () => Words.Say("Token API", "API tokens")));
    }

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        // The antiforgery token is checked by the middleware, since the endpoint takes a form.
        routes.MapPost("/keluar", async (SignInManager<Account> signIn, [Microsoft.AspNetCore.Mvc.FromForm] string? nothing) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/");
        });
        routes.MapGet("/masuk/lain", async (SignInManager<Account> signIn, IAuthenticationSchemeProvider schemes, string? kembali) =>
            await schemes.GetSchemeAsync("oidc") is null ? Results.NotFound()
                : Results.Challenge(signIn.ConfigureExternalAuthenticationProperties("oidc", "/masuk/selesai?kembali=" + Uri.EscapeDataString(LocalAddress(kembali))), ["oidc"]));
        MyData.Download.Map(routes);
        Enter.PasskeyApi.Map(routes);
        Enter.OutsideSignIn.Map(routes);
    }

    /// <summary>Only addresses of this site are gone back to.</summary>
    public static string LocalAddress(string? address) =>
        address is { Length: > 0 } && address[0] == '/' && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(char.IsControl) ? address : "/saya";
}
