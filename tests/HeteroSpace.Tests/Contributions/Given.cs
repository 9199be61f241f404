using HeteroSpace.Foundation.Mail;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Contributions;

/// <summary>What tests of givers press: the form under a line, and the page behind the link.</summary>
internal static class Given
{
    public static string Form(Need need, NeedLine line) => $"/gotong-royong/{need.Slug}/{line.Id}/bantu";

    /// <summary>Fills the form as a person does, after half a minute.</summary>
    public static async Task<string> Press(
        HeteroApp app,
        HttpClient browser,
        Need need,
        NeedLine line,
        params (string, string)[] typed
    )
    {
        var form = await Filled.Of(browser, Form(need, line), "bantu");
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        return await (await form.With(typed).Press(browser)).Text();
    }

    public static Task<Pledge> Only(HeteroApp app) => app.Read(db => db.Pledges().AsNoTracking().SingleAsync());

    public static Task<string> Link(HeteroApp app, Guid pledge, char kind = TellOfPledges.PledgeLink) =>
        app.Do(async services => (await services.GetRequiredService<SecretLinks>().Status(kind, pledge)).Reveal());

    /// <summary>A pledge without an account that is shown to be theirs.</summary>
    public static async Task<Pledge> ByContact(HeteroApp app, NeedLine line, long count, string contact, string name)
    {
        var answer = await Asked.With<MakePledge, PledgeAnswer>(
            app,
            make => make.Offer(new(line.Id, count, GiverShown.Named, name, null, Contact.Read(contact)!.Value))
        );
        var made = Assert.IsType<PledgeAnswer.Made>(answer).Pledge;
        Assert.True(await Asked.With<MakePledge, bool>(app, make => make.Show(made.Id)));
        return await Asked.Pledge(app, made.Id);
    }

    /// <summary>What was written of this kind, newest last.</summary>
    public static async Task<List<(Outgoing Row, Letter? Letter, string Whole)>> Of(HeteroApp app, string kind) =>
        [.. (await app.Letters()).Where(letter => letter.Row.Kind == kind)];
}
