using HeteroSpace.Foundation.Db;

namespace HeteroSpace;

/// <summary>One day of a site on tablets and phones, told from top to bottom by those who run it: whoever decides
/// something at one device is heard of at another.</summary>
public sealed class DayJourneyTests
{
    [Fact]
    public async Task Six_run_the_house_from_the_queue_at_08_55_to_the_closing_list()
    {
        await using var app = await HeteroApp.Start(DayCast.Morning);
        // By its name: only so a browser keeps pages for a time without a network.
        await using var devices = await Phone.For(app, "localhost");
        var cast = await DayCast.In(app, devices);
        var (desk, office, house) = (new DayOfTheDesk(cast), new DayOfTheOffice(cast), new DayOfTheHouse(cast));
        var (evening, reading) = (new DayOfAnEvent(cast), new DayOfAnArticle(cast));

        await desk.BeginsFromOwnSpace();
        await desk.ChecksInTheFirst();
        await desk.LosesTheNetwork();
        await office.CancelsForOneWhoCalled();
        await desk.HearsOfItWithTheNetwork();
        await desk.LetsInWhoHasNotBooked();
        await desk.AnswersTheTelephone();

        cast.Is(9, 30);
        await office.DecidesSeveralAtOnceAndTakesThemBack();
        await office.DecidesTheLastByKeys();
        await office.FindsAnything();
        await office.ClosesARoomWithOffers();
        await office.TheOfferIsTaken();

        cast.Is(10, 30);
        await evening.ALeadProposes();
        await evening.TheOfficerAsks();
        await evening.TheLeadAnswers();
        await evening.TheOfficerPublishes();
        await evening.TwoRegister();
        await evening.AllWhoComeAreWrittenTo();
        await evening.AnIdeaIsAnswered();

        cast.Is(13, 0);
        await reading.TheEditorSeesTheirOwn();
        await reading.ACommentIsShown();
        await reading.AnArticleIsSentToBeRead();
        await reading.AnotherReadsAndPublishes();

        cast.Is(14, 0);
        await house.BothSitesSideBySide();
        await house.AClerkIsInvited();
        await house.TheNewClerkServes();
        await office.MovesABookingByTwoPresses();

        cast.Is(20, 45);
        await desk.SendsByHand();
        await desk.HandsOn();
        await house.ReadsWhatWasDone();
        await office.NothingIsLeft();
        Assert.Empty(await app.Do(services => Verify.Broken(services)));
    }
}
