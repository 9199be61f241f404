using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Messaging;

/// <summary>
/// What a message is about, for a person to choose how it reaches them. Messages about the account itself are not
/// asked.
/// </summary>
public enum Topic
{
    Bookings,
    Answers,
    News,
    Initiatives,
    Events,
}

/// <summary>How messages of a topic reach a person besides their own space, where each always stands.</summary>
public enum Reach
{
    Mail,
    WhatsApp,
    OnlyHere,
}

/// <summary>
/// A person's choice for one topic; without one: mail, or WhatsApp for someone who has no address. News only by choice.
/// </summary>
public sealed class Preference
{
    public Guid PersonId { get; init; }
    public Topic Topic { get; init; }
    public Reach Reach { get; set; }
}

internal sealed class PreferenceTable : IEntityTypeConfiguration<Preference>
{
    public void Configure(EntityTypeBuilder<Preference> table)
    {
        table.ToTable("message_preferences");
        table.HasKey(row => new { row.PersonId, row.Topic });
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
    }
}

public static class Preferences
{
    public static DbSet<Preference> MessagePreferences(this AppDb db) => db.Set<Preference>();

    public static string Said(this Topic topic) =>
        topic switch
        {
            Topic.Bookings => Words.Say("Pemesanan saya", "My bookings"),
            Topic.Answers => Words.Say(
                "Jawaban atas pertanyaan dan permintaan saya",
                "Answers to my questions and requests"
            ),
            Topic.News => Words.Say("Kabar acara dan program", "News of events and programs"),
            Topic.Events => Words.Say("Tiket dan acara yang saya ikuti", "Tickets, and events I come to"),
            Topic.Initiatives => Words.Say(
                "Gagasan dan inisiatif yang saya dukung atau ikuti",
                "Ideas and initiatives I support or take part in"
            ),
        };

    public static string Said(this Reach reach) =>
        reach switch
        {
            Reach.Mail => Words.Say("E-mail", "E-mail"),
            Reach.WhatsApp => "WhatsApp",
            Reach.OnlyHere => Words.Say("Hanya di ruang saya", "Only in my space"),
        };
}
