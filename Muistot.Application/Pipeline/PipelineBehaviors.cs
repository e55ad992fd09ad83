namespace Muistot.Application.Pipeline;

/// <summary>What a request passes on its way to its handler, the outermost first. The one place where the order stands.</summary>
public static class PipelineBehaviors
{
    /// <summary>The behaviors, in order. Those whose constraints a request does not meet are left out for it.</summary>
    public static IReadOnlyList<Type> InOrder { get; } =
    [
        typeof(TelemetryBehavior<,>),
        typeof(AuthenticationBehavior<,>),
        typeof(ValidationBehavior<,>),
        typeof(RateLimitBehavior<,>),
        typeof(ConstantTimeBehavior<,>),
        typeof(AuthorizationBehavior<,>),
        typeof(PostingLimitBehavior<,>),
        typeof(LongCommandBehavior<,>),
        typeof(TransactionBehavior<,>),
    ];
}
