namespace Muistot.Application.Access;

/// <summary>What a request passes on its way to its handler, the outermost first. The one place where the order stands.</summary>
public static class Pipeline
{
    /// <summary>The behaviours, in order. Those whose constraints a request does not meet are left out for it.</summary>
    public static IReadOnlyList<Type> Behaviours { get; } =
    [
        typeof(ObserveBehaviour<,>),
        typeof(SessionBehaviour<,>),
        typeof(ValidationBehaviour<,>),
        typeof(RateLimitBehaviour<,>),
        typeof(EvenBehaviour<,>),
        typeof(StatusBehaviour<,>),
        typeof(PostingLimitBehaviour<,>),
        typeof(CommitBehaviour<,>),
    ];
}
