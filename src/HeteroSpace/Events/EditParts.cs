using System.Security.Cryptography;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace HeteroSpace.Events;

/// <summary>The recording of an event can be seen at an address.</summary>
/// <param name="By">The account that said so.</param>
public sealed record EventRecorded(Guid EventId, string Address, Guid By);

/// <summary>
/// Changes the parts of an event that move neither rooms nor seats: speakers, questions, picture, recording, helpers.
/// Each is an act with its audit row.
/// </summary>
public sealed class EditParts(AppDb db, Frame frame, IServiceProvider services)
{
    public Task AddSpeaker(Event of, Speaker speaker, Guid by) =>
        frame.Do(async act =>
        {
            var last = await db.Speakers()
                .Where(row => row.EventId == of.Id)
                .Select(row => (int?)row.Position)
                .MaxAsync();
            speaker.Position = last + 1 ?? 1;
            act.Add(speaker);
            Note(act, of, by, "event.speaker", speaker.Name);
        });

    public Task DropSpeaker(Event of, Guid speaker, Guid by) =>
        frame.Do(async act =>
        {
            await act.Erase(db.Speakers().Where(row => row.Id == speaker && row.EventId == of.Id));
            Note(act, of, by, "event.speaker-dropped", null);
        });

    public Task AddQuestion(Event of, EventQuestion question, Guid by) =>
        frame.Do(async act =>
        {
            var last = await db.EventQuestions()
                .Where(row => row.EventId == of.Id)
                .Select(row => (int?)row.Position)
                .MaxAsync();
            question.Position = last + 1 ?? 1;
            act.Add(question);
            Note(act, of, by, "event.question", question.Text);
        });

    /// <summary>False when someone has answered it already: their answers would go with it.</summary>
    public Task<bool> DropQuestion(Event of, Guid question, Guid by) =>
        frame.Do(async act =>
        {
            if (await db.RegistrationAnswers().AnyAsync(row => row.QuestionId == question))
                return act.Refuse(false);
            await act.Erase(db.EventQuestions().Where(row => row.Id == question && row.EventId == of.Id));
            Note(act, of, by, "event.question-dropped", null);
            return true;
        });

    public Task SetPicture(Event of, string? picture, Guid by) =>
        Set(of, by, "event.picture", null, set => set.SetProperty(row => row.Picture, picture));

    public async Task SetRecording(Event of, string? recording, Guid by)
    {
        await Set(of, by, "event.recording", recording, set => set.SetProperty(row => row.Recording, recording));
        if (recording is not null)
            await services.Announce(new EventRecorded(of.Id, recording, by));
    }

    /// <summary>What the host says to those who came; public.</summary>
    public Task SetThanks(Event of, string thanks, Guid by) =>
        Set(of, by, "event.host-words", null, set => set.SetProperty(row => row.Thanks, thanks));

    private Task Set(Event of, Guid by, string action, string? detail, Action<UpdateSettersBuilder<Event>> set) =>
        frame.Do(async act =>
        {
            await act.Update(db.Events().Where(row => row.Id == of.Id), set);
            Note(act, of, by, action, detail);
        });

    /// <summary>Someone may let people in at this event. False when they may already.</summary>
    public Task<bool> AddHelper(Event of, Guid person, Guid by) =>
        frame.Do(async act =>
        {
            if (await IsHelper(of, person).AnyAsync())
                return act.Refuse(false);
            act.Add(new EventHelper { EventId = of.Id, PersonId = person });
            Note(act, of, by, "event.helper", person.ToString("n"));
            return true;
        });

    public Task DropHelper(Event of, Guid person, Guid by) =>
        frame.Do(async act =>
        {
            await act.Erase(IsHelper(of, person));
            Note(act, of, by, "event.helper-dropped", person.ToString("n"));
        });

    private IQueryable<EventHelper> IsHelper(Event of, Guid person) =>
        db.EventHelpers().Where(row => row.EventId == of.Id && row.PersonId == person);

    /// <summary>A code that is read over the phone: no 0/O, 1/I/L, U/V.</summary>
    public static string NewInvitationCode() => RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTWXYZ", 8);

    private static void Note(Act act, Event of, Guid by, string action, string? detail)
    {
        act.Note(of, by, action, detail);
        RegistrationDesk.Forget(act);
    }
}
