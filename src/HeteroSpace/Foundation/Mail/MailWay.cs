using Microsoft.Extensions.Options;

namespace HeteroSpace.Foundation.Mail;

/// <summary>Whether letters leave this house, so that no page promises one that nobody will read.</summary>
/// <remarks>
/// Without a mail server they are files. In Development, and where a folder is named for them (<c>Mail__Folder</c>),
/// someone reads them there or carries them on.
/// </remarks>
public sealed class MailWay(IOptions<MailSettings> options, IConfiguration settings, IHostEnvironment environment)
{
    public bool Leaves { get; } =
        !string.IsNullOrEmpty(options.Value.Host)
        || settings["Mail:Folder"] is { Length: > 0 }
        || !environment.IsProduction();

    /// <summary>Said at an address where none would come.</summary>
    public static string NoMail =>
        Ui.Words.Say(
            "Surat belum bisa keluar dari sini. Tulis nomor ponsel, misalnya 0812…",
            "Mails cannot leave here yet. Give a mobile number, such as 0812…"
        );
}
