using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging.Choose;
using HeteroSpace.Messaging.Gateway;
using HeteroSpace.People;

namespace HeteroSpace.Messaging;

/// <summary>The door of the module.</summary>
public static class MessagingModule
{
    public static void AddMessaging(this IServiceCollection services)
    {
        services.AddSingleton<SecretLinks>().AddScoped<Tell>().AddScoped<SendByHand>();
        services.AddSingleton(new MineLink(20, "/saya/kabar", () => Words.Say("Kabar", "Messages")));
        services.AddSingleton(new ConsoleLink(40, "kabar", "whatsapp", Role.FrontDesk, () => Words.Say("Kabar keluar", "Messages")));
        services.AddSingleton(new Sample("account.confirm", () => Words.Say("Konfirmasi e-mail", "Confirm an address"), () => ConfirmContact.Confirm("Peserta 014", "https://example.org/konfirmasi/…")));
        services.AddSingleton(new Sample("account.known", () => Words.Say("Sudah punya akun", "Has an account"), () => ConfirmContact.HasAccount("https://example.org/masuk")));
        services.AddSingleton(new Sample("account.password", () => Words.Say("Sandi baru", "New password"), () => NewPassword.Said("Peserta 014", "https://example.org/sandi-baru?…")));
    }

    public static void MapMessaging(this IEndpointRouteBuilder routes)
    {
        StopMessages.Map(routes);
        CallBack.Map(routes);
        Console.TemplateHtml.Map(routes);
    }
}
