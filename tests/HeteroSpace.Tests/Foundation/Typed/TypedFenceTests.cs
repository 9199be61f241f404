using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HeteroSpace.Foundation.Typed;

/// <summary>
/// What people type and others read has one reader each, in this folder: nobody else asks the libraries that read such
/// things, and what is kept of a person comes from there.
/// </summary>
public sealed class TypedFenceTests
{
    private static readonly AssemblyDefinition House = AssemblyDefinition.ReadAssembly(
        Path.Combine(AppContext.BaseDirectory, "HeteroSpace.dll")
    );

    // What reads, and who may ask it, each with its reason.
    public static TheoryData<string, string[]> Readers =>
        new()
        {
            { @"^System\.Net\.Mail\.MailAddress::", [] },
            {
                @"^MimeKit\.(MailboxAddress|InternetAddress|InternetAddressList)::(Parse|TryParse|\.ctor)",
                [
                    "Foundation.Typed.EmailAddress",
                    // Writes the letter: the receiver was read before, the sender is a setting.
                    "Foundation.Mail.MailOfLetter",
                ]
            },
            { @"^PhoneNumbers\.PhoneNumberUtil::", ["Foundation.Typed.PhoneNumber"] },
            { @"^System\.Globalization\.IdnMapping::", ["Foundation.Typed.EmailAddress"] },
            {
                @"^System\.Uri::(TryCreate|\.ctor|IsWellFormedUriString)",
                [
                    "Foundation.Typed.WebAddress",
                    // Addresses that were read before, or that another machine gave.
                    "Foundation.Web.FetchOutside",
                    "Foundation.Web.YouTube",
                    // Settings, and our own addresses in calendars.
                    "Foundation.Web.PublicUrl",
                    "Foundation.Web.SecurityContact",
                    "Foundation.Security.OutsideHouse",
                    // Our own description, and bases that a feed names for its own entries.
                    "Foundation.Web.DescribedApi",
                    "Content.FeedEntries",
                    "Contributions.Give.MySlots",
                    "Events.EventCalendar",
                    "Bookings.BookingCalendar",
                    "Initiatives.MeetingCalendar",
                    "Contributions.NeedCalendar",
                    "Organizations.Show.OrganizationCalendar",
                ]
            },
            {
                @"^System\.IO\.Path::(GetFileName|GetFileNameWithoutExtension)",
                [
                    // Names that we gave.
                    "Foundation.Files.FileStore",
                ]
            },
        };

    [Theory, MemberData(nameof(Readers))]
    public void Only_the_one_reader_of_each_kind_asks_the_library_that_reads_it(string library, string[] may)
    {
        var asks = Methods()
            .SelectMany(method =>
                Called(method)
                    .Where(called => Regex.IsMatch($"{called.DeclaringType.FullName}::{called.Name}", library))
                    .Select(_ => Outermost(method.DeclaringType).FullName["HeteroSpace.".Length..])
            )
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        None(asks.Except(may));
        // A reason that is no longer needed goes, too.
        None(may.Except(asks));
    }

    // Columns that hold what people typed and others read, by their entity.
    private static readonly Dictionary<string, string[]> Kept = new()
    {
        ["People.Person"] = ["Name", "Email", "Phone"],
        ["People.Guardian"] = ["GuardianName", "Email", "Phone"],
        ["Events.Registration"] = ["Name", "Email", "Phone"],
        ["Events.Ticket"] = ["Name"],
        ["Events.Certificate"] = ["Name"],
        ["Discussions.Comment"] = ["Name", "Email", "Phone"],
        ["Enquiries.Enquiry"] = ["Name", "Phone"],
        ["Initiatives.Idea"] = ["Name", "Phone"],
        ["Organizations.Organization"] = ["Phone"],
        ["Organizations.Invitation"] = ["Email"],
        ["Sites.Site"] = ["Phone"],
        ["Foundation.Security.Account"] = ["Email", "PhoneNumber"],
        ["Content.ArticleAuthor"] = ["Name"],
        ["Bookings.Booking"] = ["Name", "Email", "Phone"],
        ["Initiatives.Attendee"] = ["Name"],
        ["Events.Speaker"] = ["Name"],
        ["Content.EpisodeCredit"] = ["Name"],
        ["Initiatives.Outcome"] = ["Owner"],
        ["Initiatives.WorkTask"] = ["Owner"],
    };

    // Where something else is kept there, and why.
    private static readonly string[] NotTyped =
    [
        // Our own word for whoever the command line makes.
        "AccountCommands: Person.Name",
        // A question whose asker is not known is nobody's.
        "Enquiries.FollowUp: Enquiry.Name",
        // Nobody need be named there: PersonName.OrNobody reads it on the page, as the list of fields below says.
        "Initiatives.DoWork: WorkTask.Owner",
        "Initiatives.FollowOutcomes: Outcome.Owner",
        "Initiatives.HoldMeeting: Attendee.Name",
        // Nobody is named any more.
        "Content.PersonalDataOfContent: EpisodeCredit.Name",
    ];

    [Fact]
    public void What_is_kept_of_a_person_was_read_by_its_type()
    {
        var sets = 0;
        var odd = new List<string>();
        foreach (var method in Methods().Where(method => !IsSample(method)))
        foreach (var call in method.Body.Instructions.Where(IsSetterOfKept))
        {
            sets++;
            if (!ComesFromType(call.Previous, method))
                odd.Add(Said(method, (MethodReference)call.Operand));
        }
        Assert.InRange(sets, 20, int.MaxValue);
        None(odd.Distinct().Except(NotTyped));
        None(NotTyped.Except(odd));
    }

    private static bool IsSetterOfKept(Instruction instruction) =>
        instruction.Operand is MethodReference { Name: ['s', 'e', 't', '_', ..] } setter
        && (
            Kept.TryGetValue(setter.DeclaringType.FullName.Replace("HeteroSpace.", ""), out var columns)
                && columns.Contains(setter.Name[4..])
            // Identity's own class holds these of an account.
            || setter.DeclaringType.Name.StartsWith("IdentityUser")
                && Kept["Foundation.Security.Account"].Contains(setter.Name[4..])
        );

    // Read by its type just now, read before and kept in such a column, or nothing; also when it was put aside for a
    // moment.
    private static bool ComesFromType(Instruction value, MethodDefinition method, int steps = 0)
    {
        if (steps > 6)
            return false;
        var body = method.Body.Instructions;
        return value switch
        {
            { OpCode.Code: Code.Ldnull } => true,
            { OpCode.Code: Code.Dup } => ComesFromType(value.Previous, method, steps + 1),
            { Operand: MethodReference called } => IsType(called),
            { OpCode.Code: Code.Ldfld, Operand: FieldReference { Name: ['<', ..] } field } => All(
                body.Where(put => put.OpCode.Code == Code.Stfld && put.Operand == field)
            ),
            _ when Stored(value) is not null && value.Previous.OpCode.Code == Code.Dup => ComesFromType(
                value.Previous,
                method,
                steps + 1
            ),
            _ when Local(value) is { } local => All(body.Where(put => Stored(put) == local)),
            _ => false,
        };

        bool All(IEnumerable<Instruction> puts) =>
            puts.ToList() is { Count: > 0 } all
            && all.TrueForAll(put => ComesFromType(put.Previous, method, steps + 1));
    }

    private static bool IsType(MethodReference called) =>
        called is { Name: "op_Implicit" or "get_Value", DeclaringType.Name: nameof(Canonical) }
        || called is { Name: nameof(PersonName.OrNobody), DeclaringType.Name: nameof(PersonName) }
        || called.Name.StartsWith("get_") && Kept.Values.Any(columns => columns.Contains(called.Name[4..]));

    private static int? Local(Instruction loads) =>
        loads.OpCode.Code switch
        {
            Code.Ldloc_0 => 0,
            Code.Ldloc_1 => 1,
            Code.Ldloc_2 => 2,
            Code.Ldloc_3 => 3,
            Code.Ldloc or Code.Ldloc_S => ((VariableDefinition)loads.Operand).Index,
            _ => null,
        };

    private static int? Stored(Instruction puts) =>
        puts.OpCode.Code switch
        {
            Code.Stloc_0 => 0,
            Code.Stloc_1 => 1,
            Code.Stloc_2 => 2,
            Code.Stloc_3 => 3,
            Code.Stloc or Code.Stloc_S => ((VariableDefinition)puts.Operand).Index,
            _ => null,
        };

    private static string Said(MethodDefinition method, MethodReference setter) =>
        $"{Outermost(method.DeclaringType).FullName.Replace("HeteroSpace.", "")}: "
        + $"{setter.DeclaringType.Name}.{setter.Name[4..]}";

    private static bool IsSample(MethodDefinition method) =>
        Outermost(method.DeclaringType) is var type
        && (type.Namespace.StartsWith("HeteroSpace.Demo") || type.Name.StartsWith("SamplesOf"));

    // All of them are named, for whoever has to mend them.
    private static void None(IEnumerable<string> wrong)
    {
        var named = wrong.Order(StringComparer.Ordinal).ToList();
        Assert.True(named.Count == 0, string.Join('\n', named));
    }

    private static IEnumerable<MethodDefinition> Methods() =>
        House.MainModule.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody);

    private static IEnumerable<MethodReference> Called(MethodDefinition method) =>
        method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>();

    private static TypeDefinition Outermost(TypeDefinition type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type;
    }
}
