using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging.Choose;
using HeteroSpace.Messaging.Gateway;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Messaging;

/// <summary>The door of the module.</summary>
public static class MessagingModule
{
    public static void AddMessaging(this IServiceCollection services)
    {
        services.AddSingleton<SecretLinks>().AddScoped<Tell>().AddScoped<SendByHand>();
        services.AddPersonalData(
            PersonalData.Of(
                new("kabar di ruang Anda", "notices in a person's space"),
                new("Supaya Anda tahu perubahan.", "So that people know what changed; performance of the service."),
                new("Satu tahun.", "One year."),
                (db, subject) => db.Notices().Where(row => row.PersonId == subject.PersonId)
            ) with
            {
                Retain = (db, now, stop) =>
                {
                    var before = now.AddYears(-1);
                    return db.Notices().Where(row => row.At < before).ExecuteDeleteAsync(stop);
                },
            },
            PersonalData.Of(
                new("pilihan kabar", "choices of how messages come"),
                new("Supaya pilihan Anda dihormati.", "So that choices are kept; performance of the service."),
                new("Sampai dihapus.", "Until deleted."),
                (db, subject) => db.MessagePreferences().Where(row => row.PersonId == subject.PersonId)
            )
        );
        // Consent to news and the choice of a channel for them are one: without the first there is no second.
        services.AddListener<ConsentChanged>(
            async (provider, changed, stop) =>
            {
                if (changed.Purpose != "kabar")
                    return;
                var db = provider.GetRequiredService<AppDb>();
                var hasMail = await db.People()
                    .AnyAsync(person => person.Id == changed.PersonId && person.Email != null, stop);
                await StopMessages.Choose(
                    db,
                    changed.PersonId,
                    Topic.News,
                    !changed.Given ? Reach.OnlyHere
                        : hasMail ? Reach.Mail
                        : Reach.WhatsApp,
                    stop
                );
            }
        );
        services.AddScoped<PeopleNews>();
        services.AddJob(
            PeopleNews.DueJob,
            (provider, _, stop) =>
                provider
                    .GetRequiredService<PeopleNews>()
                    .RemindManagers(provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, stop),
            TimeSpan.FromHours(1)
        );
        services.AddJob(
            VerificationDecided.Job,
            (provider, job, stop) =>
                provider.GetRequiredService<PeopleNews>().Decided(job.Read<VerificationDecided>(), job.Id, stop)
        );
        services.AddJob(
            DataRequestNews.AskedJob,
            (provider, job, stop) => provider.GetRequiredService<PeopleNews>().Asked(job.Read<DataRequestNews>(), stop)
        );
        services.AddJob(
            DataRequestNews.AnsweredJob,
            (provider, job, stop) =>
                provider.GetRequiredService<PeopleNews>().Answered(job.Read<DataRequestNews>(), job.Id, stop)
        );
        services.AddSingleton(new MineLink(20, "/saya/kabar", () => Words.Say("Kabar", "Messages")));
        services.AddSingleton(
            new ConsoleLink(40, "kabar", "whatsapp", Role.FrontDesk, () => Words.Say("Kabar keluar", "Messages"))
        );
        services.AddSingleton(
            new Sample(
                "account.confirm",
                () => Words.Say("Konfirmasi e-mail", "Confirm an address"),
                () => ConfirmContact.Confirm("Peserta 014", "https://example.org/konfirmasi/…")
            )
        );
        services.AddSingleton(
            new Sample(
                "account.known",
                () => Words.Say("Sudah punya akun", "Has an account"),
                () => ConfirmContact.HasAccount("https://example.org/masuk")
            )
        );
        services.AddSingleton(
            new Sample(
                "guardian.ask",
                () => Words.Say("Wali diminta setuju", "A guardian is asked"),
                () => AskGuardian.Letter("Wali 014", "Peserta 014", "https://example.org/wali/…")
            )
        );
        services.AddSingleton(
            new Sample(
                "member.granted",
                () => Words.Say("Terverifikasi", "Verified"),
                () =>
                    PeopleNews.Verification(
                        "Peserta 014",
                        PersonKind.Umkm,
                        VerificationStatus.Granted,
                        null,
                        "https://example.org/saya/kartu"
                    )
            )
        );
        services.AddSingleton(
            new Sample(
                "member.refused",
                () => Words.Say("Verifikasi ditolak", "Verification refused"),
                () =>
                    PeopleNews.Verification(
                        "Peserta 014",
                        PersonKind.Umkm,
                        VerificationStatus.Refused,
                        Words.Say("NIB di foto tidak terbaca.", "The NIB cannot be read in the photo."),
                        "https://example.org/saya/kartu"
                    )
            )
        );
        services.AddSingleton(
            new Sample(
                "member.withdrawn",
                () => Words.Say("Verifikasi dicabut", "Verification withdrawn"),
                () =>
                    PeopleNews.Verification(
                        "Peserta 014",
                        PersonKind.Umkm,
                        VerificationStatus.Withdrawn,
                        Words.Say("Usaha sudah tutup.", "The business has closed."),
                        "https://example.org/saya/kartu"
                    )
            )
        );
        services.AddSingleton(
            new Sample(
                "data.answered",
                () => Words.Say("Permintaan data dijawab", "Data request answered"),
                () =>
                    PeopleNews.Answer(
                        "Peserta 014",
                        Words.Say("Nama Anda sudah kami betulkan.", "Your name is corrected."),
                        "https://example.org/saya/data/minta"
                    )
            )
        );
        services.AddSingleton(
            new Sample(
                "data.due",
                () => Words.Say("Permintaan data mendesak", "Data request due"),
                () => PeopleNews.ToManager("Pengelola 001", true, "https://example.org/konsol")
            )
        );
        services.AddSingleton(
            new Sample(
                "account.changed",
                () => Words.Say("Kontak diubah", "Contact changed"),
                () => ConfirmContact.Changed("Peserta 014", "https://example.org/saya/keamanan")
            )
        );
        services.AddSingleton(
            new Sample(
                "account.password",
                () => Words.Say("Sandi baru", "New password"),
                () => NewPassword.Said("Peserta 014", "https://example.org/sandi-baru?…")
            )
        );
    }

    public static void MapMessaging(this IEndpointRouteBuilder routes)
    {
        StopMessages.Map(routes);
        CallBack.Map(routes);
        Console.TemplateHtml.Map(routes);
    }
}
