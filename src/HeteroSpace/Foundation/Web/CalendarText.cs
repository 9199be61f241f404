using Ical.Net;
using Ical.Net.Serialization;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// A calendar as it is sent (RFC 5545). The library writes what it is given; a control letter in one title, come along
/// from a document or through the API, is in no text of a calendar (3.1, CONTROL) and made programs refuse the whole.
/// </summary>
public static class CalendarText
{
    public static string Of(Calendar calendar) =>
        string.Concat(new CalendarSerializer().SerializeToString(calendar)!.Where(IsOfCalendar));

    private static bool IsOfCalendar(char letter) =>
        (!char.IsControl(letter) || letter is '\t' or '\r' or '\n') && letter is not ('\uFFFE' or '\uFFFF');
}
