using System.Security.Claims;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>Staff published or closed a need, or answered an offer, and think better of it.</summary>
internal static class UndoContribution
{
    public static void Add(IServiceCollection services)
    {
        foreach (var verb in (string[])[EditNeed.PublishVerb, EditNeed.CloseVerb])
            services.AddUndoable(verb, GiftDesk.Decides, OfNeed, InsteadOfNeed);
        foreach (var verb in (string[])[SettlePledge.AcceptVerb, SettlePledge.DeclineVerb])
            services.AddUndoable(verb, GiftDesk.Decides, OfPledge, InsteadOfPledge);
    }

    private static async Task<string?> OfNeed(IServiceProvider services, SecondThought thought, ClaimsPrincipal reader)
    {
        var (slug, db) = (thought.SubjectId, services.GetRequiredService<AppDb>());
        var id = await db.Needs().Where(row => row.Slug == slug).Select(row => row.Id).SingleOrDefaultAsync();
        var edit = services.GetRequiredService<EditNeed>();
        if (thought.Verb == EditNeed.CloseVerb)
            return await edit.Reopen(id, thought.By, thought.Before) ? null : ChangedSince;
        var was = Enum.Parse<NeedStatus>(thought.Before);
        return await edit.Unpublish(id, was, thought.By) ? null : SomeonePledged;
    }

    private static async Task<string?> OfPledge(
        IServiceProvider services,
        SecondThought thought,
        ClaimsPrincipal reader
    )
    {
        var (code, db) = (thought.SubjectId, services.GetRequiredService<AppDb>());
        var id = await db.Pledges().Where(row => row.Code == code).Select(row => row.Id).SingleOrDefaultAsync();
        return await services.GetRequiredService<SettlePledge>().Reopen(id, thought.Before, thought.By)
            ? null
            : PledgeChanged;
    }

    private static string ChangedSince =>
        Words.Say("Kebutuhannya sudah diubah sementara itu.", "The need was changed meanwhile.");

    private static string SomeonePledged =>
        Words.Say(
            "Sudah ada yang menawarkan sesuatu, atau kebutuhannya sudah diubah. Tutup saja, supaya mereka tahu.",
            "Someone has offered something, or it was changed. Close it instead, so that they know."
        );

    private static string PledgeChanged =>
        Words.Say("Tawarannya sudah berubah sementara itu.", "The offer has changed meanwhile.");

    private static string InsteadOfNeed() =>
        Words.Say("Lihat keadaannya di halaman kebutuhannya.", "See how it stands on the page of the need.");

    private static string InsteadOfPledge() =>
        Words.Say("Hubungi pemberinya dari halaman tawarannya.", "Write to its giver from the page of the offer.");
}
