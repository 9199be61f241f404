using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>Who a booking is for.</summary>
/// <param name="PersonId">Null when staff book for someone without an account.</param>
/// <param name="Language">The language the booker is written to in, <c>id</c> or <c>en</c>.</param>
public sealed record Booker(Guid? PersonId, string Name, PersonKind Kind, string? Email, string? Phone, string Language)
{
    /// <summary>Staff saw evidence for the kind; spaces kept for a kind follow the verified one.</summary>
    public bool Verified { get; init; }
}

/// <summary>A member of staff books for someone: notice, horizon, step and kind of member do not bind them.</summary>
/// <param name="OutsideHoursReason">Given when the site is opened outside its hours for this booking; kept and audited.</param>
public sealed record StaffBooking(Guid AccountId, string? OutsideHoursReason)
{
    /// <summary>A walk-in: the guest stands there, and is in by themselves when their time begins now.</summary>
    public bool GuestIsHere { get; init; }

    /// <summary>A start so soon is now: forms take a while, and clocks go apart.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);
}

/// <summary>A wish for a space, as it comes from a page, the API or a member of staff. Times are UTC.</summary>
public sealed record BookingRequest(
    Guid SpaceId,
    DateTime Starts,
    DateTime Ends,
    int People,
    string Purpose,
    Booker Booker
)
{
    public string? Layout { get; init; }
    public string? LetterFile { get; init; }
    public string? LetterName { get; init; }
    public StaffBooking? Staff { get; init; }

    /// <summary>The recurring booking it is an occurrence of.</summary>
    public Guid? Series { get; init; }

    /// <summary>The organization it is for; the booker must lead it, and it must be verified.</summary>
    public Guid? Organization { get; init; }

    /// <summary>The booker has not yet shown who they are: floor is held so long for them.</summary>
    public TimeSpan? HoldFor { get; init; }

    /// <summary>Where on the network it comes from, for what is held long; null for what comes from the house
    /// itself.</summary>
    public string? Network { get; init; }
    public TimeRange Range => new(Starts, Ends);

    public bool IsHereAlready(DateTime now) =>
        Staff is { GuestIsHere: true } && Starts <= now + StaffBooking.Soon && now < Ends;

    /// <summary>What is left of a time that staff book after it began, from the next full minute on; null when it did
    /// not begin yet or nothing is left, and for others than staff.</summary>
    public BookingRequest? FromNow(DateTime now)
    {
        var off = now.Ticks % TimeSpan.TicksPerMinute;
        var minute = off == 0 ? now : now.AddTicks(TimeSpan.TicksPerMinute - off);
        return Staff is not null && Starts < now && minute < Ends ? this with { Starts = minute } : null;
    }
}

/// <summary>A rule that a wish breaks.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Field">The input it belongs to.</param>
/// <param name="Sentence">Plain, in the reader's language, with the nearest thing that is allowed.</param>
public sealed record BrokenRule(string Code, string Field, string Sentence);

/// <summary>What a booking must keep to, beside that its floor is free. Every broken rule is told at once.</summary>
internal sealed class BookingRules(CatalogueSpace at, BookingRequest wanted, DateTime now)
{
    private Space Space => at.Space;
    private SiteClock Clock => at.Site.Clock;
    private bool ByStaff => wanted.Staff is not null;

    public static IReadOnlyList<BrokenRule> Broken(CatalogueSpace at, BookingRequest wanted, DateTime now) =>
        [.. new BookingRules(at, wanted, now).All().OfType<BrokenRule>()];

    /// <summary>Kept by the database; said when it refused.</summary>
    public static BrokenRule OneHoldAtATime =>
        new(
            "confirm_first",
            "account",
            Words.Say(
                "Satu ruang sudah kami tahan untuk Anda. Konfirmasikan dulu kontak Anda (tautan di e-mail, atau kode di profil), atau tunggu jawaban wali bila Anda belum 18 tahun; lalu pesan yang berikutnya.",
                "We already hold one space for you. Confirm your contact first (the link in your mail, or the code in your profile), or wait for your guardian if you are under 18; then book the next."
            )
        );

    /// <summary>Asked of the database; said when the booker may not act for the organization.</summary>
    public static BrokenRule NotItsLead =>
        new(
            "not_its_lead",
            "organization",
            Words.Say(
                "Anda belum bisa memesan untuk komunitas ini: hanya pengurusnya yang bisa, setelah komunitasnya terverifikasi. Pesan untuk Anda sendiri, atau tanya pengurusnya.",
                "You cannot book for this organization: only its leads can, once it is verified. Book for yourself, or ask its lead."
            )
        );

    private IEnumerable<BrokenRule?> All()
    {
        yield return SpaceIsOffered();
        yield return SomeoneIsNamed();
        yield return PurposeIsSaid();
        yield return EnoughRoom();
        yield return LayoutExists();
        yield return KindMayBook();
        yield return LetterIsThere();
        yield return ReasonIsShort();
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

    private BrokenRule? SpaceIsOffered() =>
        Space.Published && at.Site.Published || ByStaff
            ? null
            : new(
                "space_not_offered",
                "space",
                Words.Say(
                    "Ruang ini sedang tidak dibuka untuk dipesan. Pilih ruang lain.",
                    "This space is not open for booking. Choose another."
                )
            );

    // Someone we know was named when they came to be known; what they are called is not asked again.
    private BrokenRule? SomeoneIsNamed()
    {
        var missing = Words.Say(
            "Tulis nama pemesan, paling panjang 120 huruf.",
            "Give the name of who it is for, at most 120 letters."
        );
        var problem =
            wanted.Booker.PersonId is null ? People.PersonName.Problem(wanted.Booker.Name, missing)
            : string.IsNullOrWhiteSpace(wanted.Booker.Name) ? missing
            : null;
        return problem is null ? null : new("name_missing", "name", problem);
    }

    private BrokenRule? PurposeIsSaid() =>
        wanted.Purpose.Trim().Length switch
        {
            0 => new(
                "purpose_missing",
                "purpose",
                Words.Say(
                    "Tulis untuk apa ruang ini dipakai, misalnya \"Rapat koperasi\".",
                    "Say what the space is for, such as \"Cooperative meeting\"."
                )
            ),
            > 1000 => new(
                "purpose_too_long",
                "purpose",
                Words.Say(
                    $"Keperluan paling panjang 1.000 huruf; ini {wanted.Purpose.Trim().Length:#,0}.",
                    $"The purpose may have 1,000 letters; this has {wanted.Purpose.Trim().Length:#,0}."
                )
            ),
            _ => null,
        };

    private BrokenRule? EnoughRoom() =>
        wanted.People < 1
            ? new(
                "people_missing",
                "people",
                Words.Say("Tulis jumlah orang, paling sedikit 1.", "Give the number of people, at least 1.")
            )
        : wanted.People <= Space.Capacity ? null
        : new(
            "too_many_people",
            "people",
            Words.Say(
                $"{Space.Name.Here} muat paling banyak {Space.Capacity} orang; Anda menulis {wanted.People}. Kurangi, atau pilih ruang yang lebih besar.",
                $"{Space.Name.Here} holds at most {Space.Capacity} people; you wrote {wanted.People}. Bring fewer, or choose a larger space."
            )
        );

    private BrokenRule? LayoutExists() =>
        string.IsNullOrEmpty(wanted.Layout) || Space.Layouts.Contains(wanted.Layout)
            ? null
            : new(
                "layout_unknown",
                "layout",
                Words.Say(
                    $"Tata letak itu tidak ada di sini. Pilih: {LayoutNames}.",
                    $"That layout is not offered here. Choose: {LayoutNames}."
                )
            );

    private string LayoutNames =>
        Space.Layouts.Count == 0 ? "–" : string.Join(", ", Space.Layouts.Select(Layouts.All.Said));

    private BrokenRule? KindMayBook() =>
        ByStaff || Space.WhoMayBook.Count == 0 || Space.WhoMayBook.Contains(PersonKind.Public) ? null
        : Space.WhoMayBook.Contains(wanted.Booker.Kind) ? KindIsVerified()
        : new(
            "wrong_kind",
            "space",
            Words.Say(
                $"{Space.Name.Here} disediakan untuk {KindNames}. Ubah jenis anggota di profil bila tidak sesuai, atau pilih ruang lain.",
                $"{Space.Name.Here} is kept for: {KindNames}. Correct your kind of member in your profile, or choose another space."
            )
        );

    private BrokenRule? KindIsVerified() =>
        wanted.Booker.Verified
            ? null
            : new(
                "kind_not_verified",
                "space",
                Words.Say(
                    $"{Space.Name.Here} disediakan untuk {KindNames} yang sudah terverifikasi. Minta verifikasi di Ruang saya, menu Kartu, atau pilih ruang lain.",
                    $"{Space.Name.Here} is kept for verified members: {KindNames}. Ask for verification in My space, under Card, or choose another space."
                )
            );

    private string KindNames => string.Join(", ", Space.WhoMayBook.Select(kind => kind.Said()));

    private BrokenRule? LetterIsThere() =>
        ByStaff || Space.Approval != Approval.ByLetter || wanted.LetterFile is not null
            ? null
            : new(
                "letter_missing",
                "letter",
                Words.Say(
                    "Lampirkan surat permohonan (PDF, JPEG, atau PNG, paling besar 10 MB).",
                    "Attach a letter of request (PDF, JPEG or PNG, at most 10 MB)."
                )
            );

    private BrokenRule? ReasonIsShort() =>
        wanted.Staff?.OutsideHoursReason is not { Length: > 300 }
            ? null
            : new(
                "reason_too_long",
                "outsideHours",
                Words.Say("Alasan paling panjang 300 huruf.", "The reason may have 300 letters.")
            );

    private BrokenRule? EndsAfterStart() =>
        wanted.Ends > wanted.Starts
            ? null
            : new(
                "ends_before_start",
                "to",
                Words.Say("Jam selesai harus setelah jam mulai.", "The end must be after the start.")
            );

    private BrokenRule? NotInThePast() =>
        wanted.Starts >= now.AddMinutes(ByStaff ? -60 : -Space.StepMinutes)
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
                    $"Ruang ini perlu dipesan paling lambat {Words.Length(TimeSpan.FromMinutes(Space.NoticeMinutes))} sebelumnya.",
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
                    $"Paling singkat {Words.Length(TimeSpan.FromMinutes(Space.MinMinutes))}: sampai {Words.Clock(Clock.Local(wanted.Starts.AddMinutes(Space.MinMinutes)))}.",
                    $"At least {Words.Length(TimeSpan.FromMinutes(Space.MinMinutes))}: until {Words.Clock(Clock.Local(wanted.Starts.AddMinutes(Space.MinMinutes)))}."
                )
            );

    private BrokenRule? ShortEnough() =>
        wanted.Range.Length.TotalMinutes <= Space.MaxMinutes
            ? null
            : new(
                "too_long",
                "to",
                Words.Say(
                    $"Paling lama {Words.Length(TimeSpan.FromMinutes(Space.MaxMinutes))}: sampai {Words.Clock(Clock.Local(wanted.Starts.AddMinutes(Space.MaxMinutes)))}.",
                    $"At most {Words.Length(TimeSpan.FromMinutes(Space.MaxMinutes))}: until {Words.Clock(Clock.Local(wanted.Starts.AddMinutes(Space.MaxMinutes)))}."
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
            return new(
                "outside_hours",
                field,
                Words.Say(
                    $"Pada {Words.LongDate(date)} {at.Site.Name} buka pukul {said} {Clock.Abbreviation}.",
                    $"On {Words.LongDate(date)} {at.Site.Name} is open {said} {Clock.Abbreviation}."
                ) + aside
            );
        }
        var why = at.Opening.HolidayOn(date) is { } holiday ? $" ({holiday.Name.Here})" : "";
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
