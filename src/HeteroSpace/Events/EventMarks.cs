using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Events;

/// <summary>What makes an event easier to follow or to reach, told before anyone has to ask.</summary>
public enum EventMark
{
    SignLanguage,
    Captions,
    StepFree,
}

/// <summary>
/// The marks of an event. What its host promises stands in its form; whether one comes in without a stair is a fact of
/// our rooms, and asked of the host only for a place elsewhere.
/// </summary>
public static class EventMarks
{
    public static IReadOnlyList<EventMark> Marks(this EventSetting at)
    {
        var marks = new List<EventMark>(3);
        if (at.Event.SignLanguage)
            marks.Add(EventMark.SignLanguage);
        if (at.Event.Captions)
            marks.Add(EventMark.Captions);
        if (at.IsStepFree)
            marks.Add(EventMark.StepFree);
        return marks;
    }

    public static string Said(this EventMark mark) =>
        mark switch
        {
            EventMark.SignLanguage => Words.Say("Ada juru bahasa isyarat", "With a sign-language interpreter"),
            EventMark.Captions => Words.Say("Ada teks langsung", "With live captions"),
            EventMark.StepFree => Words.Say("Masuk tanpa anak tangga", "Step-free way in"),
        };

    public static string Icon(this EventMark mark) =>
        mark switch
        {
            EventMark.SignLanguage => "person-raised-hand",
            EventMark.Captions => "badge-cc",
            EventMark.StepFree => "person-wheelchair",
        };

    /// <summary>As the API names it.</summary>
    public static string Key(this EventMark mark) =>
        mark switch
        {
            EventMark.SignLanguage => "sign-language",
            EventMark.Captions => "captions",
            EventMark.StepFree => Amenities.StepFree,
        };
}
