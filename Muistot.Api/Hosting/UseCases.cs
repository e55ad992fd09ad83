using MediatR;
using Muistot.Application.Common;
using Muistot.Application.Pipeline;

namespace Muistot.Api.Hosting;

/// <summary>
/// Runs use cases through the pipeline, within the limits of <see cref="RequestAdmission"/> and <see cref="CommandLifetime"/>.
/// </summary>
/// <param name="mediator">The pipeline.</param>
/// <param name="admission">Limits how many run at the same time.</param>
/// <param name="lifetime">Limits how long commands run after the service was told to stop.</param>
/// <param name="preconditions">Knows the versions that commands leave behind.</param>
internal sealed class UseCases(IMediator mediator, RequestAdmission admission, CommandLifetime lifetime, Preconditions preconditions)
    : IUseCases
{
    /// <inheritdoc/>
    public ResourceVersion? Written => preconditions.Written;

    /// <inheritdoc/>
    public Task<T> SendAsync<T>(IRequest<T> request, CancellationToken aborted)
    {
        var isCommand = request is ICommand;
        var cancellationToken = isCommand ? lifetime.Token : aborted;
        return admission.RunAsync(isCommand, () => mediator.Send(request, cancellationToken), cancellationToken);
    }
}
