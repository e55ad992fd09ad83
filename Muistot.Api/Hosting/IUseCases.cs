using MediatR;
using Muistot.Application.Common;

namespace Muistot.Api.Hosting;

/// <summary>Runs use cases for controllers.</summary>
public interface IUseCases
{
    /// <summary>The version that the last command left behind; null when it changed nothing, or left nothing.</summary>
    ResourceVersion? Written { get; }

    /// <summary>
    /// Runs a use case. A command runs to its end, whether or not the client waits; a query is canceled when the client leaves.
    /// </summary>
    /// <param name="request">The command or query.</param>
    /// <param name="aborted">Tells that the client has left.</param>
    /// <typeparam name="T">What it answers.</typeparam>
    Task<T> SendAsync<T>(IRequest<T> request, CancellationToken aborted);
}
