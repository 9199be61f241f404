using System.Security.Cryptography;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>The recording of an event can be seen at an address.</summary>
/// <param name="By">The account that said so.</param>
public sealed record EventRecorded(Guid EventId, string Address, Guid By);

/// <summary>
/// Changes the parts of an event that move neither rooms nor seats: speakers, questions, picture, recording, helpers.
/// Saved at once, each with its audit row.
/// </summary>
public sealed class EditParts(
    AppDb db,
    RegistrationDesk desk,
    IOutputCacheStore pages,
    IServiceProvider services,
    TimeProvider time
)
{
    public async Task AddSpeaker(Event of, Speaker speaker, Guid by, CancellationToken stop = default)
    {
        speaker.Position =
            await db.Speakers().Where(row => row.EventId == of.Id).Select(row => (int?)row.Position).MaxAsync(stop) + 1
            ?? 1;
        db.Speakers().Add(speaker);
        await Save(of, by, "event.speaker", speaker.Name, stop);
    }

    public async Task DropSpeaker(Event of, Guid speaker, Guid by, CancellationToken stop = default)
    {
        await db.Speakers().Where(row => row.Id == speaker && row.EventId == of.Id).ExecuteDeleteAsync(stop);
        await Save(of, by, "event.speaker-dropped", null, stop);
    }

    public async Task AddQuestion(Event of, EventQuestion question, Guid by, CancellationToken stop = default)
    {
        question.Position =
            await db.EventQuestions()
                .Where(row => row.EventId == of.Id)
                .Select(row => (int?)row.Position)
                .MaxAsync(stop) + 1
            ?? 1;
        db.EventQuestions().Add(question);
        await Save(of, by, "event.question", question.Text, stop);
    }

    /// <summary>False when someone has answered it already: their answers would go with it.</summary>
    public async Task<bool> DropQuestion(Event of, Guid question, Guid by, CancellationToken stop = default)
    {
        if (await db.RegistrationAnswers().AnyAsync(row => row.QuestionId == question, stop))
            return false;
        await db.EventQuestions().Where(row => row.Id == question && row.EventId == of.Id).ExecuteDeleteAsync(stop);
        await Save(of, by, "event.question-dropped", null, stop);
        return true;
    }

    public async Task SetPicture(Event of, string? picture, Guid by, CancellationToken stop = default)
    {
        await db.Events()
            .Where(row => row.Id == of.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Picture, picture), stop);
        await Save(of, by, "event.picture", null, stop);
    }

    public async Task SetRecording(Event of, string? recording, Guid by, CancellationToken stop = default)
    {
        await db.Events()
            .Where(row => row.Id == of.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Recording, recording), stop);
        await Save(of, by, "event.recording", recording, stop);
        if (recording is not null)
            await services.Announce(new EventRecorded(of.Id, recording, by), stop);
    }

    /// <summary>What the host says to those who came; public.</summary>
    public async Task SetThanks(Event of, string thanks, Guid by, CancellationToken stop = default)
    {
        await db.Events()
            .Where(row => row.Id == of.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Thanks, thanks), stop);
        await Save(of, by, "event.host-words", null, stop);
    }

    /// <summary>Someone may let people in at this event. False when they may already.</summary>
    public async Task<bool> AddHelper(Event of, Guid person, Guid by, CancellationToken stop = default)
    {
        if (await db.EventHelpers().AnyAsync(row => row.EventId == of.Id && row.PersonId == person, stop))
            return false;
        db.EventHelpers().Add(new() { EventId = of.Id, PersonId = person });
        await Save(of, by, "event.helper", person.ToString("n"), stop);
        return true;
    }

    public async Task DropHelper(Event of, Guid person, Guid by, CancellationToken stop = default)
    {
        await db.EventHelpers().Where(row => row.EventId == of.Id && row.PersonId == person).ExecuteDeleteAsync(stop);
        await Save(of, by, "event.helper-dropped", person.ToString("n"), stop);
    }

    /// <summary>A code that is read over the phone: no 0/O, 1/I/L, U/V.</summary>
    public static string NewInvitationCode() => RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTWXYZ", 8);

    private async Task Save(Event of, Guid by, string action, string? detail, CancellationToken stop)
    {
        db.Audit().Add(AuditRow.Of(time.GetUtcNow().UtcDateTime, by, of.SiteId, action, "event:" + of.Slug, detail));
        await db.SaveChangesAsync(stop);
        await desk.Forget(pages, stop);
    }
}
