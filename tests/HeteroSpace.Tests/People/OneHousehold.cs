using HeteroSpace.Events;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>A girl on her parent's account, as the forms tell of her, and when something is booked for her.</summary>
internal static class OneHousehold
{
    /// <summary>After the real now: a browser keeps no cookie that has run out.</summary>
    internal static readonly DateTime Monday = HeteroApp.MondayAtTen.AddYears(10).AddDays(1);

    internal const string Page = "/saya/keluarga",
        Desk = "/pesan/semarang/ruang-rapat-1?tanggal=2036-08-05&jam=09%3A00&lama=60";

    internal static readonly (string, string)[] Ratna =
    [
        (Household.NameField, "Ratna Contoh"),
        (Household.KindField, nameof(PersonKind.Student)),
        (Household.YearField, "2026"),
        (Household.AgreeField, "ya"),
    ];

    internal static readonly (string, string)[] When =
    [
        ("tanggal", "2036-08-05"),
        ("jam", "09:00"),
        ("lama", "60"),
        ("orang", "1"),
    ];

    internal static EventPlan Plan(int seats = 10) =>
        Held.Plan(seats) with
        {
            When = new(Monday.AddDays(7), Monday.AddDays(7).AddHours(2)),
        };

    internal static Task<List<HouseholdMember>> Of(HeteroApp app, Person head) =>
        app.Read(db => db.HouseholdOf(head.Id).AsNoTracking().ToListAsync());
}
