using System.Text.Json;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Enquiries;

/// <summary>How an enquiry stood before it was answered.</summary>
internal sealed record EnquiryBefore(Guid? Owner, DateOnly? FollowUp, DateTime? Answered, Outcome? Outcome)
{
    public static EnquiryBefore Of(Enquiry row) => new(row.Owner, row.FollowUp, row.Answered, row.Outcome);

    /// <summary>As <see cref="SecondThought.Before"/>.</summary>
    public string Written() => JsonSerializer.Serialize(this);
}

/// <summary>Staff marked an enquiry as answered and think better of it.</summary>
internal static class UndoAnswer
{
    public static void Add(IServiceCollection services) =>
        services.AddUndoable(
            "enquiry.answered",
            Role.FrontDesk,
            async (provider, thought, _) =>
                await provider
                    .GetRequiredService<FollowUp>()
                    .BackTo(
                        Guid.Parse(thought.SubjectId),
                        thought.By!.Value,
                        JsonSerializer.Deserialize<EnquiryBefore>(thought.Before)!
                    )
                    ? null
                    : Words.Say(
                        "Keadaannya sudah berubah, atau nomor ini punya pertanyaan terbuka yang lebih baru.",
                        "It has changed meanwhile, or this number has a newer open enquiry."
                    ),
            () => Words.Say("Buka lagi dari halaman ini.", "Open it again on this page.")
        );
}
