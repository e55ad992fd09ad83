namespace Muistot.Application.Login;

/// <summary>Looks over all sessions of a store that processes share, for operators.</summary>
public interface ISessionDirectory
{
    /// <summary>Names of the people who may have sessions.</summary>
    IAsyncEnumerable<string> UsernamesAsync(CancellationToken cancellationToken);

    /// <summary>Number of a person's sessions.</summary>
    Task<int> CountAsync(string username, CancellationToken cancellationToken);

    /// <summary>Ends every session of a person.</summary>
    Task EndAllAsync(string username, CancellationToken cancellationToken);
}
