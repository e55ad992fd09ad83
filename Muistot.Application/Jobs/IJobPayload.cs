namespace Muistot.Application.Jobs;

/// <summary>
/// What a handler needs to know to do a job. It is stored as JSON with the names of its members, so a member that is renamed is lost to
/// jobs that wait. It holds ids and numbers, never a token, an e-mail address or a text that someone wrote.
/// </summary>
public interface IJobPayload
{
    /// <summary>Name of the kind, at most 50 characters. It stands in rows that wait, so it does not change.</summary>
    static abstract string Kind { get; }
}
