namespace HeteroSpace;

/// <summary>
/// A class that asks of our pages, of mail, of pictures or of how we end, where the engine below could only say the
/// same, and takes seconds: on SQLite usually, on both engines in <c>./test --long</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UsuallyOnceAttribute : Attribute;
