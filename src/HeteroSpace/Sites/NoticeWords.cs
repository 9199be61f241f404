using System.Globalization;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>Notices as they are written in one line, and as they are said.</summary>
public static partial class NoticeWords
{
    /// <summary>
    /// Until when a notice is shown of which nothing else is said: the last hour that it names today, as in "Listrik
    /// padam, buka 13.00", else until the site closes, or the day ends.
    /// </summary>
    public static DateTime Until(string text, CatalogueSite site, DateTime now)
    {
        var clock = site.Site.Clock;
        var today = clock.Date(now);
        var named = Hours()
            .Matches(text)
            .Select(found => Time(found.Groups["h"].Value, found.Groups["m"].Value))
            .OfType<TimeOnly>()
            .Select(time => clock.Utc(today, time))
            .Where(at => at > now);
        if (named.Any())
            return named.Last();
        var closes = site.Opening.Touching(today).Where(open => open.Ends > now).Select(open => (DateTime?)open.Ends);
        return closes.LastOrDefault() ?? clock.Day(today).Ends;
    }

    /// <summary>The space it is about, before what it says; nothing of the whole site.</summary>
    public static string Said(SiteNotice notice, CatalogueSite site) =>
        site.Spaces.FirstOrDefault(at => at.Space.Id == notice.SpaceId) is { } at
            ? $"{at.Space.Name.Here}: {notice.Text.Here}"
            : notice.Text.Here;

    /// <summary>From when until when: <c>hari ini 09.00–13.00</c>, or until when once it is shown.</summary>
    public static string When(SiteNotice notice, SiteClock clock, DateTime now)
    {
        if (!notice.IsShown(now))
            return TimeLeft.When(clock, notice.Range, now);
        var day = clock.Date(notice.Until);
        var date = day == clock.Date(now) ? "" : Words.ShortDate(day) + " ";
        return Words.Say("sampai ", "until ") + date + Words.Clock(clock.Local(notice.Until));
    }

    private static TimeOnly? Time(string hour, string minute) =>
        int.Parse(hour, CultureInfo.InvariantCulture) is < 24 and var h
        && int.Parse(minute, CultureInfo.InvariantCulture) is < 60 and var m
            ? new(h, m)
            : null;

    [GeneratedRegex(@"(?<!\d)(?<h>\d{1,2})[.:](?<m>\d{2})(?!\d)")]
    private static partial Regex Hours();
}
