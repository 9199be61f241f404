using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HeteroSpace.Foundation;

/// <summary>The door of the ground floor: database, sign-in, jobs, mail and the web server's manners.</summary>
public static class FoundationModule
{
    public static void AddFoundation(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddDatabase(
            builder.Configuration.GetConnectionString("HeteroSpace") ?? "Data Source=data/heterospace.db"
        );
        services
            .Configure<MailSettings>(builder.Configuration.GetSection("Mail"))
            .AddSingleton<SmtpLine>()
            .AddSingleton<TestMail>()
            .AddSingleton<MailWay>()
            .AddSingleton<Mailer>();
        services.TryAddSingleton<Func<MailKit.Net.Smtp.SmtpClient>>(() => new MailKit.Net.Smtp.SmtpClient());
        services.AddSingleton<Seals>().AddSingleton<HouseKey>().AddSingleton<SealedCodes>().AddScoped<LetterBox>();
        services.AddHttpClient().AddSingleton<IMessageGateway, HttpMessageGateway>();
        builder.AddWorkers();
        services.AddFrame();
        services
            .AddSingleton(PublicPages.InMemory)
            .AddScoped<Search.Search>()
            .AddScoped<Search.SearchEverywhere>()
            .AddScoped<Search.FindForStaff>()
            .AddScoped<Tables.TakeTable>()
            .AddSingleton<Search.FindPages>()
            .AddSingleton<Search.SettleSearch>()
            .AddSingleton<Search.SearchInStep>()
            .AddSingleton<Pdf.SharePicture>()
            .AddSingleton<Pdf.ShapePainter>()
            .AddSingleton<Pdf.StatusPictures>()
            .AddSingleton<Pdf.Drawings>()
            .AddSingleton<Pdf.HouseType>()
            .AddSingleton<Pdf.PdfPaper>();
        services.AddMenus();
        services
            .AddSingleton<PublicUrl>()
            .AddSingleton(new SecurityContact(builder.Configuration))
            .AddSingleton<Limits>()
            .AddSingleton<Allowances>()
            .AddSingleton<TimeTrap>()
            .AddSingleton<MadeHere>()
            .AddSingleton<Files.UploadAllowance>()
            .AddSingleton<Files.FileStore>()
            .AddSingleton<Files.StagedFiles>()
            .AddSingleton<Files.Pictures>()
            .AddSingleton<Files.PhotoCrops>()
            .AddScoped<Files.EditGallery>()
            .AddScoped<Files.SweepFiles>();
        services.AddSingleton<Import.ImportProgress>().AddScoped<Import.ImportJobs>().AddScoped<Import.ImportWork>();
        services.AddSingleton(new Files.FileOwner("table", Import.RowsOfFile.Stored));
        Privacy.PrivacyRegister.AddPersonalData(services, PersonalDataOfFoundation.All);
        services.AddSingleton<Backup.KeptBackups>().AddScoped<Backup.BackUp>().AddScoped<Backup.NightlyBackup>();
        services.AddSingleton(Backup.BackupStep.Step);
        services.AddFoundationJobs();
        services.AddScoped<DeadJobs>().AddSingleton(DeadJobs.Link).AddSingleton(Audit.AuditMenu.Link);
        Audit.AuditMenu.AddAuditSubjects(services, [.. Audit.AuditMenu.Own]);
        builder.AddSignIn();
        services.AddWeb();
    }

    private static void AddMenus(this IServiceCollection services)
    {
        services
            .AddSingleton<Ui.PublicMenu>()
            .AddScoped<Ui.MineMenu>()
            .AddScoped<Ui.InTurn>()
            .AddScoped<Art.RoomSheet>();
        services.AddSingleton<Ui.WaitingCounts>().AddSingleton(Ui.WaitingCounts.InMemory);
        services
            .AddScoped<Ui.ConsoleMenu>()
            .AddScoped<Ui.SetUpSteps>()
            .AddScoped<Ui.Counters>()
            .AddScoped<Ui.AnswerClocks>();
    }

    // In which everything is changed, and the forms that ask for it.
    private static void AddFrame(this IServiceCollection services)
    {
        services
            .AddSingleton<Acts.ThisNode>()
            .AddScoped<Acts.Sending>()
            .AddScoped<Acts.Frame>()
            .AddSingleton<Audit.AuditedKinds>()
            .AddSingleton<Audit.AuditSubjects>()
            .AddScoped<Audit.Meanwhile>()
            .AddScoped<Acts.UndoAct>()
            .AddSingleton<FormKeys>()
            .AddSingleton<FormAnswers>()
            .AddScoped<KeptForms>()
            .AddHostedService(provider => provider.GetRequiredService<FormAnswers>());
    }

    // What goes on beside the answers: letters leave, jobs are done, other nodes are listened to.
    private static void AddWorkers(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Postman>().AddSingleton<JobWorker>().AddSingleton<Acts.FollowChanges>();
        if (builder.Configuration["Jobs:Work"] == "false")
            return;
        services.AddHostedService(provider => provider.GetRequiredService<Postman>());
        services.AddHostedService(provider => provider.GetRequiredService<JobWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<Acts.FollowChanges>());
    }

    public static void MapFoundation(this IEndpointRouteBuilder routes)
    {
        Art.MotifSheet.Map(routes);
        Files.PhotoFiles.Map(routes);
        Import.ImportReport.Map(routes);
        Search.SearchApi.Map(routes.MapGroup("/api/v1"));
        Ui.UndoForm.Map(routes);
        routes.MapSecurityTxt();
    }
}
