using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Enquiries;

/// <summary>A wish to know more, as it comes from a page; ready for any page that people read.</summary>
public sealed record Question(
    Guid SiteId,
    string Name,
    string Phone,
    string Topic,
    bool Agreed,
    string Source,
    Guid? PersonId
)
{
    /// <summary>That which is made of it gets; of one that was there already the id is another.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    // An address that is longer than any page of ours is none of them.
    internal string SourceKept => Source.Length <= EnquiryTables.MostSource ? Source : "/";

    /// <summary>Left under a page: the number is enough, and pressing the button was the consent.</summary>
    public bool IsBrief { get; init; }

    internal string TopicKept => Topic.Trim() is { Length: > 0 } typed ? typed : EnquiryWords.NoTopic;

    /// <summary>Whether an enquiry that is open already is known to be the asker's own, and not only of the same
    /// number.</summary>
    public Func<Enquiry, bool> IsTheirs { get; init; } = _ => true;
}

/// <summary>Takes a question: the first makes an enquiry, later ones from the same number join it while it is
/// open.</summary>
public sealed class AskMore(AppDb db, Frame frame)
{
    public static Dictionary<string, string> Problems(Question question)
    {
        var errors = new Dictionary<string, string>();
        var mayBeEmpty = question.IsBrief && Letters.IsBlank(question.Name);
        if (!mayBeEmpty && PersonName.Problem(question.Name) is { } unnamed)
            errors["nama"] = unnamed;
        if (PhoneNumber.Read(question.Phone) is null)
            errors["ponsel"] = Words.Say(
                "Tulis nomor ponsel yang bisa kami hubungi, misalnya 0812…",
                "Give a mobile number where we can reach you, such as 0812…, or from abroad with +…"
            );
        if (question.Topic.Trim().Length > 1000 || !question.IsBrief && question.Topic.Trim().Length == 0)
            errors["topik"] = Words.Say(
                "Tulis apa yang ingin Anda ketahui, paling panjang 1.000 huruf.",
                "Say what you would like to know, at most 1,000 letters."
            );
        if (!question.Agreed)
            errors["setuju"] = Words.Say(
                "Centang persetujuan ini; tanpanya kami tidak boleh memakai nomor Anda.",
                "Tick this consent; without it we may not use your number."
            );
        return errors;
    }

    /// <summary>The enquiry the question is now part of. The question must have no problems.</summary>
    public Task<Enquiry> Take(Question question)
    {
        var phone = PhoneNumber.Read(question.Phone)!;
        // The same number asked twice in one moment: the second joins the first.
        return frame.Do(async (act, _) => await Join(act, question, phone) ?? await Begin(act, question, phone));
    }

    private static async Task<Enquiry> Begin(Act act, Question question, PhoneNumber phone)
    {
        var enquiry = act.Add(
            new Enquiry
            {
                Id = question.Id,
                SiteId = question.SiteId,
                PersonId = question.PersonId,
                Name = PersonName.Read(question.Name) ?? EnquiryWords.NoName,
                Phone = phone,
                Topic = question.TopicKept,
                Language = Words.Spoken,
                Source = question.SourceKept,
                Asked = act.Now,
                ConsentText = question.IsBrief ? EnquiryWords.ConsentByPress : EnquiryWords.Consent,
                ConsentVersion = EnquiryWords.ConsentVersion,
            }
        );
        act.Add(
            new EnquiryStep
            {
                EnquiryId = enquiry.Id,
                At = act.Now,
                Kind = "asked",
            }
        );
        if (question.PersonId is { } person)
            await act.KnowAt(person, question.SiteId);
        return enquiry;
    }

    private async Task<Enquiry?> Join(Act act, Question question, PhoneNumber phone)
    {
        string number = phone;
        if (
            await db.Enquiries()
                .AsNoTracking()
                .SingleOrDefaultAsync(row =>
                    row.SiteId == question.SiteId && row.Phone == number && row.Status == EnquiryStatus.Open
                )
            is not { } open
        )
            return null;
        var topic = question.TopicKept;
        // The very same words are the same question, sent again by a slow network.
        if (
            topic == open.Topic
            || await db.EnquirySteps().AnyAsync(step => step.EnquiryId == open.Id && step.Note == topic)
        )
            return open;
        // Withdrawn or answered in this moment: then it is a new question, and these words do not stay with the old
        // one.
        var joined = await act.Update(
            db.Enquiries().Where(row => row.Id == open.Id && row.Status == EnquiryStatus.Open),
            set => set.SetProperty(row => row.AskedAgain, row => row.AskedAgain + 1)
        );
        if (joined == 0)
            return null;
        open.AskedAgain++;
        // A number is known to many: what comes with it from elsewhere is for staff, and not for whoever was first to
        // name it.
        act.Add(
            new EnquiryStep
            {
                EnquiryId = open.Id,
                At = act.Now,
                Kind = question.IsTheirs(open) ? "asked-again" : EnquiryStep.AskedElsewhere,
                Note = topic,
            }
        );
        return open;
    }
}
