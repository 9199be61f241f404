using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HeteroSpace.Foundation.Acts;

/// <summary>
/// Nothing is changed past the <see cref="Frame"/>: read in the built assembly, what saves, updates, erases or begins a
/// transaction by itself. Foundation has the frame and what stands under it (writing in groups, the jobs' own rows, the
/// outbox, the search, keys and sessions, a back-up that is put back whole); the demo makes up its past row by row.
/// </summary>
public sealed partial class PastTheFrameTests
{
    private const string House = "HeteroSpace.";

    [Fact]
    public void Nothing_is_changed_past_the_frame()
    {
        var past = Past().Select(type => $"{type.Key}: {type.Value} calls").Order(StringComparer.Ordinal).ToList();
        Assert.True(past.Count == 0, string.Join('\n', past));
    }

    /// <summary>They save by themselves, so whoever asks them to does it within an act.</summary>
    [Fact]
    public void Identitys_managers_save_within_an_act()
    {
        string[] known =
        [
            "AccountCommands",
            "People.Enter.OutsideSignIn",
            "People.NewPassword",
            "People.Security.SecurityPage",
            "People.SetForgotten",
        ];
        Assert.Equal(known, Calls(IdentitySaves(), _ => true).Keys.Order(StringComparer.Ordinal));
        Assert.Empty(known.Except(Calls(InAnAct(), _ => true).Keys));
    }

    private static Dictionary<string, int> Past() => Calls(Changes(), whose => !Exempt().IsMatch(whose));

    private static Dictionary<string, int> Calls(Regex of, Func<string, bool> among)
    {
        using var house = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, "HeteroSpace.dll"));
        var calls =
            from type in house.MainModule.GetTypes()
            let whose = Outermost(type).FullName
            where whose.StartsWith(House, StringComparison.Ordinal) && among(whose)
            from method in type.Methods
            where method.HasBody
            from instruction in method.Body.Instructions
            where instruction.OpCode == OpCodes.Call || instruction.OpCode == OpCodes.Callvirt
            let called = ((MethodReference)instruction.Operand)
            where of.IsMatch($"{called.DeclaringType.Name}::{called.Name}")
            select whose[House.Length..];
        return calls.CountBy(whose => whose).ToDictionary();
    }

    private static TypeDefinition Outermost(TypeDefinition type) =>
        type.DeclaringType is { } outer ? Outermost(outer) : type;

    [GeneratedRegex(@"^HeteroSpace\.(Foundation\.(Acts|Backup|Db|Jobs|Mail|Search|Security)|Demo)\.")]
    private static partial Regex Exempt();

    [GeneratedRegex("^UserManager`1::(Create|Update|Delete|Add|Remove|Reset|Set|Change|Redeem|GenerateNew)\\w*Async$")]
    private static partial Regex IdentitySaves();

    [GeneratedRegex("^Frame::Do$")]
    private static partial Regex InAnAct();

    [GeneratedRegex(
        "^(DbContext|AppDb)::SaveChanges|::Execute(Update|Delete)(Async)?$|::BeginTransaction"
            + "|^\\w*DatabaseFacadeExtensions::ExecuteSql"
    )]
    private static partial Regex Changes();
}
