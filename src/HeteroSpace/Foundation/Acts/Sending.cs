using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Foundation.Acts;

/// <summary>
/// The form that is being handled, by the key it was rendered with (<see cref="FormKeys"/>): the row that remembers it
/// is committed with the first act that changes anything, so that a sending is done once however often it comes. A
/// refused one leaves no row and uses up nothing. Of a job, of the API and of a form that may be sent as often as one
/// likes there is none.
/// </summary>
public sealed class Sending
{
    private RememberedAnswer? _row;

    /// <summary>The row that is yet to be written; a writer of groups adds it to the rows of its own wish.</summary>
    public RememberedAnswer? Waiting => IsKept ? null : _row;

    /// <summary>An act was committed with the row.</summary>
    internal bool IsKept { get; private set; }

    /// <summary>The page has said at a field why it was not done, or not all of it.</summary>
    internal bool IsRefused { get; set; }

    /// <summary>The form that comes back goes on from what is stored now (<see cref="Ui.PageBase"/>).</summary>
    internal bool GoesOnAnew { get; set; }

    /// <summary>
    /// A form is being handled: where its page goes, it goes once the answer is kept, since nothing is waited for after
    /// that.
    /// </summary>
    internal bool IsHandled { get; set; }

    /// <summary>What is answered, as the page says it.</summary>
    internal FormAnswer Answer { get; set; } = new();

    internal void Begin(RememberedAnswer row) => _row = row;

    /// <summary>It was committed.</summary>
    public void Keep() => IsKept = _row is not null;

    /// <summary>Whether it was refused because the same sending was committed in this moment.</summary>
    internal bool CameBefore(Exception error) =>
        Waiting is not null && Refusals.Constraint(error).Contains("remembered_answers", StringComparison.Ordinal);
}

/// <summary>The same form was sent before and done: whoever renders it gives its first answer again.</summary>
public sealed class SentBefore() : Exception("This sending was done before.");
