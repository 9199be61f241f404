using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestFramework(typeof(HeteroSpace.OnceWithoutEngine))]

namespace HeteroSpace;

/// <summary>
/// A class of tests that reaches neither <see cref="HeteroApp"/> nor <see cref="TestDatabase"/>, by its own code or by
/// what it uses, says the same on both engines: it runs with SQLite only. So does, usually, one that is
/// <see cref="UsuallyOnceAttribute"/>.
/// </summary>
public sealed class OnceWithoutEngine(string? configuration) : XunitTestFramework(configuration)
{
    protected override ITestFrameworkDiscoverer CreateDiscoverer(Assembly assembly) =>
        new Discoverer((IXunitTestAssembly)base.CreateDiscoverer(assembly).TestAssembly);

    private sealed class Discoverer(IXunitTestAssembly assembly) : XunitTestFrameworkDiscoverer(assembly)
    {
        private readonly Lazy<IReadOnlySet<string>> _withEngine = new(() =>
            UsersOf(typeof(HeteroApp).FullName!, typeof(TestDatabase).FullName!)
        );

        protected override bool IsValidTestClass(Type type) =>
            base.IsValidTestClass(type)
            && (!TestDatabase.OnPostgres || _withEngine.Value.Contains(Outermost(type).FullName!))
            && (!TestDatabase.OnPostgres || LongRun.Is || !type.IsDefined(typeof(UsuallyOnceAttribute), false));

        private static Type Outermost(Type type) => type.DeclaringType is { } around ? Outermost(around) : type;
    }

    /// <summary>The types of this assembly that use one of these, or one that does.</summary>
    internal static IReadOnlySet<string> UsersOf(params string[] types)
    {
        using var module = ModuleDefinition.ReadModule(typeof(OnceWithoutEngine).Assembly.Location);
        var users = module
            .Types.SelectMany(type => UsedBy(type).Select(used => (Used: used, By: type.FullName)))
            .ToLookup(use => use.Used, use => use.By);
        var found = new HashSet<string>(types);
        var next = new Queue<string>(types);
        while (next.TryDequeue(out var type))
            foreach (var user in users[type])
                if (found.Add(user))
                    next.Enqueue(user);
        return found;
    }

    // Nested types (lambdas, asynchronous methods) are part of the one around them.
    private static HashSet<string> UsedBy(TypeDefinition type)
    {
        var used = new HashSet<string>();
        foreach (var part in WithNested(type))
        {
            Note(part.BaseType);
            foreach (var field in part.Fields)
                Note(field.FieldType);
            foreach (var method in part.Methods)
            {
                NoteAll(method);
                foreach (var instruction in method.Body?.Instructions ?? [])
                    NoteOperand(instruction);
            }
        }
        return used;

        void NoteOperand(Instruction instruction)
        {
            if (instruction.Operand is TypeReference named)
                Note(named);
            else if (instruction.Operand is MethodReference method)
                NoteAll(method);
            else if (instruction.Operand is FieldReference field)
                Note(field.DeclaringType);
        }
        void NoteAll(MethodReference method)
        {
            Note(method.DeclaringType);
            Note(method.ReturnType);
            foreach (var parameter in method.Parameters)
                Note(parameter.ParameterType);
            foreach (var argument in (method as GenericInstanceMethod)?.GenericArguments ?? [])
                Note(argument);
        }
        void Note(TypeReference? named)
        {
            foreach (var argument in (named as GenericInstanceType)?.GenericArguments ?? [])
                Note(argument);
            var element = named?.GetElementType();
            while (element?.DeclaringType is { } around)
                element = around;
            if (element is not null && element.Scope == type.Module)
                used.Add(element.FullName);
        }
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);
}
