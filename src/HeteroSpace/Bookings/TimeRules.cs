using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>What the time of a booking must keep to.</summary>
internal sealed class TimeRules(CatalogueSpace at, BookingRequest wanted, DateTime now)
{
    private Space Space => at.Space;
    private SiteClock Clock => at.Site.Clock;
    private bool ByStaff => wanted.Staff is not null;

    public IEnumerable<BrokenRule?> All()
    {
        if (EndsAfterStart() is { } backwards)
        {
            yield return backwards;
            yield break;
        }
        yield return NotInThePast();
        yield return WithNotice();
        yield return WithinHorizon();
        yield return LongEnough();
        yield return ShortEnough();
        yield return OnTheStep();
        yield return SiteIsOpen();
    }

    private BrokenRule? EndsAfterStart() =>
        wanted.Ends > wanted.Starts
            ? null
            : new(
                "ends_before_start",
                "to",
                Words.Say("Jam selesai harus setelah jam mulai.", "The end must be after the start.")
            );

    // What has just begun may still be booked, and staff write down what began within the hour.
    private DateTime Earliest => now.AddMinutes(ByStaff ? -60 : -Space.StepMinutes);

    private BrokenRule? NotInThePast() =>
        wanted.Starts >= Earliest
            ? null
            : new("in_the_past", "from", Words.Say("Waktu itu sudah lewat.", "That time has passed."));

    private BrokenRule? WithNotice() =>
        ByStaff
        || Space.NoticeMinutes == 0
        || wanted.Starts < now
        || wanted.Starts >= now.AddMinutes(Space.NoticeMinutes)
            ? null
            : new(
                "too_soon",
                "from",
                Words.Say(
                    "Ruang ini perlu dipesan paling lambat "
                        + $"{Words.Length(TimeSpan.FromMinutes(Space.NoticeMinutes))} sebelumnya.",
                    $"This space needs {Words.Length(TimeSpan.FromMinutes(Space.NoticeMinutes))} of notice."
                )
            );

    // A number from before there were ranges must not carry the clock out of the calendar.
    private int Horizon => SpaceNumbers.HorizonDays.Nearest(Space.HorizonDays);

    private BrokenRule? WithinHorizon() =>
        ByStaff || wanted.Starts <= now.AddDays(Horizon)
            ? null
            : new(
                "too_far_ahead",
                "from",
                Words.Say(
                    $"Ruang ini bisa dipesan sampai {Horizon} hari ke depan, yaitu {LastSaid}.",
                    $"This space can be booked up to {Horizon} days ahead, until {LastSaid}."
                )
            );

    // On the last day itself, its hour.
    private string LastSaid =>
        now.AddDays(Horizon) is var last && Clock.Date(last) == Clock.Date(wanted.Starts)
            ? Words.Instant(Clock, last)
            : Words.LongDate(Clock.Date(last));

    private BrokenRule? LongEnough() =>
        wanted.Range.Length.TotalMinutes >= Space.MinMinutes
            ? null
            : new(
                "too_short",
                "to",
                Words.Say(
                    $"Paling singkat {Words.Length(TimeSpan.FromMinutes(Space.MinMinutes))}: "
                        + $"sampai {Words.Clock(Clock.Local(wanted.Starts.AddMinutes(Space.MinMinutes)))}.",
                    $"At least {Words.Length(TimeSpan.FromMinutes(Space.MinMinutes))}: "
                        + $"until {Words.Clock(Clock.Local(wanted.Starts.AddMinutes(Space.MinMinutes)))}."
                )
            );

    private BrokenRule? ShortEnough() =>
        wanted.Range.Length.TotalMinutes <= Space.MaxMinutes
            ? null
            : new(
                "too_long",
                "to",
                Words.Say(
                    $"Paling lama {Words.Length(TimeSpan.FromMinutes(Space.MaxMinutes))}: "
                        + $"sampai {Words.Clock(Clock.Local(wanted.Starts.AddMinutes(Space.MaxMinutes)))}.",
                    $"At most {Words.Length(TimeSpan.FromMinutes(Space.MaxMinutes))}: "
                        + $"until {Words.Clock(Clock.Local(wanted.Starts.AddMinutes(Space.MaxMinutes)))}."
                )
            );

    private BrokenRule? OnTheStep()
    {
        if (ByStaff)
            return null;
        var local = Clock.Local(wanted.Starts);
        var off = local.TimeOfDay.TotalMinutes % Space.StepMinutes;
        if (off == 0)
            return null;
        var (before, after) = (local.AddMinutes(-off), local.AddMinutes(Space.StepMinutes - off));
        var (near, other) = off * 2 < Space.StepMinutes ? (before, after) : (after, before);
        // Of the two the one that can be booked, should only one of them be.
        var nearest = !IsOpenFrom(near) && IsOpenFrom(other) ? other : near;
        return new(
            "off_step",
            "from",
            Words.Say(
                $"Jam mulai berjarak {Space.StepMinutes} menit; yang terdekat pukul {Words.Clock(nearest)}.",
                $"Bookings start every {Space.StepMinutes} minutes; the nearest is {Words.Clock(nearest)}."
            )
        );
    }

    private bool IsOpenFrom(DateTime local) =>
        Clock.Utc(local) is var starts && starts >= now && at.Opening.Covers(new(starts, starts + wanted.Range.Length));

    private BrokenRule? SiteIsOpen()
    {
        if (at.Opening.Covers(wanted.Range) || !string.IsNullOrWhiteSpace(wanted.Staff?.OutsideHoursReason))
            return null;
        var field = ByStaff ? "outsideHours" : "from";
        var date = Clock.Date(wanted.Starts);
        var hours = at.Opening.Touching(date);
        var aside = ByStaff
            ? Words.Say(
                " Tulis alasan bila tetap dibuka untuk pemesanan ini.",
                " Give a reason to open it for this booking all the same."
            )
            : "";
        if (hours.Count > 0)
        {
            var said = string.Join(
                ", ",
                hours.Select(open => $"{Words.Clock(Clock.Local(open.Starts))}–{Words.Clock(Clock.Local(open.Ends))}")
            );
            var named = HoursSaid.Why(at.Opening, date);
            return new(
                "outside_hours",
                field,
                Words.Say(
                    $"Pada {Words.LongDate(date)} {at.Site.Name} buka pukul {said} {Clock.Abbreviation}{named}.",
                    $"On {Words.LongDate(date)} {at.Site.Name} is open {said} {Clock.Abbreviation}{named}."
                ) + aside
            );
        }
        var why = at.Opening.HolidayOn(date) is { } holiday
            ? $" ({holiday.Name.Here})"
            : HoursSaid.Why(at.Opening, date);
        // After a day that has passed, what has passed as well is no next opening.
        var day = Clock.Utc(date, TimeOnly.MinValue);
        var next = at.Opening.NowOrNext(day > now ? day : now);
        return new(
            "outside_hours",
            field,
            Words.Say(
                $"{at.Site.Name} tutup pada {Words.LongDate(date)}{why}.",
                $"{at.Site.Name} is closed on {Words.LongDate(date)}{why}."
            )
                + (
                    next is { } open2
                        ? " "
                            + Words.Say(
                                $"Buka lagi {Words.Instant(Clock, open2.Starts)}.",
                                $"It opens again {Words.Instant(Clock, open2.Starts)}."
                            )
                        : ""
                )
                + aside
        );
    }

    /// <summary>That it is closed, with the nearest time that is free.</summary>
    public static BrokenRule WithNearest(BrokenRule rule, Alternative nearest)
    {
        var said = Words.Instant(nearest.At.Site.Clock, nearest.Range.Starts);
        return rule with
        {
            Sentence =
                rule.Sentence
                + " "
                + Words.Say($"Yang terdekat dan kosong: {said}.", $"The nearest that is free: {said}."),
        };
    }

    /// <summary>The rule with the earliest time that is free, when that is what its reader wants to know.</summary>
    public static BrokenRule WithEarliest(BrokenRule rule, FreeTime first)
    {
        var said = Words.Instant(first.At.Site.Clock, first.Range.Starts);
        return rule.Code switch
        {
            "in_the_past" => rule with
            {
                Sentence =
                    rule.Sentence + " " + Words.Say($"Paling awal sekarang: {said}.", $"The earliest now is {said}."),
            },
            "too_soon" => rule with
            {
                Sentence = rule.Sentence + " " + Words.Say($"Paling awal: {said}.", $"The earliest is {said}."),
            },
            _ => rule,
        };
    }
}
