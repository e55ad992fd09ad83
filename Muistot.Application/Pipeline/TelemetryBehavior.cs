using MediatR;
using Muistot.Application.Common;
using Muistot.Application.Observability;

namespace Muistot.Application.Pipeline;

/// <summary>
/// A span and a duration for each use case. Never bodies, tokens or addresses. What is read while it is written
/// ends with its last item; the time that its client takes for it does not count.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
public sealed class TelemetryBehavior<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly string Name = typeof(TRequest).Name;

    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var use = new ObservedUseCase(Name);
        try
        {
            var response = await next();
            if (response is IStreamedView<TResponse> { IsStreamed: true } view)
                return view.Through(use.Continue(cancellationToken));
            use.End();
            return response;
        }
        catch (Exception fault)
        {
            use.End(fault, cancellationToken);
            throw;
        }
    }
}
