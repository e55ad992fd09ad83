using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Pipeline;
using Muistot.Domain.Authorization;
using Muistot.Domain.Languages;

namespace Muistot.Tests.Unit.Pipeline;

/// <summary>Requests that nobody sends, one for each thing that a request can say about itself.</summary>
internal static class Samples
{
    [Anyone]
    internal sealed record ForAnyone : IRequest<string>;

    [RequireSession]
    internal sealed record ForPeople : IRequest<string>;

    [RequireNoSession]
    internal sealed record ForStrangers : IRequest<string>;

    [RequireScope(Scope.Moderator)]
    internal sealed record ForModerators : IRequest<string>;

    [RequireScope(Scope.Admin)]
    internal sealed record ForAdmins : IRequest<string>;

    internal sealed record ForNobodyKnowsWhom : IRequest<string>;

    internal record Command : ICommand<string>;

    internal sealed record AtomicCommand : Command, IAtomicCommand;

    internal sealed record Limited(params RateLimit[] Parts) : IRequest<string>, IRateLimitedRequest
    {
        public IEnumerable<RateLimit> Limits(RateLimitCaller caller) =>
            Parts.Select(limit => limit with { Key = $"{caller.ClientAddress} {limit.Key}" });
    }

    internal sealed record Written(Written.Form Body, int? N = null, params LanguageCode[] Languages) : IRequest<string>, ILocalizedRequest
    {
        IEnumerable<LanguageCode> ILocalizedRequest.Languages => Languages;

        internal sealed record Form(string Name, bool AutoPublish, Form? Inner = null);
    }
}
