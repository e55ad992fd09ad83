using Microsoft.Extensions.Logging;

namespace Muistot.Application.Common;

/// <summary>
/// What has to happen outside the database once a command is saved, or once it failed: a stored file is removed again, a
/// replaced one is deleted, the runner of jobs is woken. Whatever of it fails is logged, and changes nothing about the answer.
/// </summary>
/// <param name="logger">Hears of what failed.</param>
public sealed class PostCommitActions(ILogger<PostCommitActions> logger)
{
    private readonly List<Func<Task>> afterSaving = [];
    private readonly List<Func<Task>> afterFailing = [];

    /// <summary>To be done once everything is saved.</summary>
    public void AfterSaving(Func<Task> action) => afterSaving.Add(action);

    /// <summary>To be done when nothing was saved.</summary>
    public void AfterFailing(Func<Task> action) => afterFailing.Add(action);

    internal Task CompleteAsync() => RunAsync(afterSaving);

    internal Task UndoAsync() => RunAsync(afterFailing);

    private async Task RunAsync(List<Func<Task>> actions)
    {
        Func<Task>[] due = [.. actions];
        afterSaving.Clear();
        afterFailing.Clear();
        foreach (var action in due)
        {
            try
            {
                await action();
            }
            catch (Exception fault)
            {
                // What databases say holds the values of rows.
                logger.LogError("What follows a command failed ({Fault}).", fault.GetType().Name);
            }
        }
    }
}
