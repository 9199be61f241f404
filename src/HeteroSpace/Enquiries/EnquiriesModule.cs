using HeteroSpace.Discussions;
using HeteroSpace.Enquiries.Ask;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.People;

namespace HeteroSpace.Enquiries;

/// <summary>The door of the module.</summary>
public static class EnquiriesModule
{
    public static void AddEnquiries(this IServiceCollection services)
    {
        services.AddScoped<AskMore>().AddScoped<FollowUp>();
        UndoAnswer.Add(services);
        services.AddSingleton(new ReadingEndPart(typeof(AskChoice), AskChoice.Read));
        services.AddSingleton(new StatusView('e', typeof(ByLink.EnquiryStatusView)));
        services.AddSingleton(new PersonPart(20, typeof(Inbox.PersonEnquiries), Inbox.PersonEnquiries.Read));
        services.AddSingleton(
            new ConsoleLink(
                ConsoleTask.People,
                15,
                "pertanyaan",
                "chat-dots",
                Role.FrontDesk,
                () => Words.Say("Pertanyaan", "Enquiries")
            )
            {
                Waiting = [WaitsOfEnquiries.Open],
            }
        );
        services.AddFindable(
            new FindablePage(
                "/tanya",
                () => Words.Say("Tanyakan kepada kami", "Ask us"),
                () =>
                    Words.Say(
                        "Tinggalkan nomor Anda; petugas menghubungi lewat WhatsApp.",
                        "Leave your number and our staff will message you on WhatsApp."
                    ),
                "tanya, bertanya, tanyakan, minta dihubungi, minta ditelepon, konsultasi, ask, question, "
                    + "call me, enquiry"
            )
        );
        services.AddSingleton(AnswerTime.Clock);
        services.AddSingleton(new InboxPart(WaitsOfEnquiries.Open, Role.FrontDesk));
        services.AddAuditSubjects(new AuditSubject("enquiry", () => Words.Say("Pertanyaan", "Enquiry"), "pertanyaan/"));
        services.AddPersonalData(PersonalDataOfEnquiries.All);
    }

    public static void MapEnquiries(this IEndpointRouteBuilder routes) => Useful.Map(routes);
}
