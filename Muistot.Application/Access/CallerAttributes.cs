using Muistot.Domain.Access;

namespace Muistot.Application.Access;

/// <summary>Who may send a request. Every request type declares exactly one; the service does not start otherwise.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class CallerAttribute : Attribute;

/// <summary>Anyone, signed in or not.</summary>
public sealed class AnyoneAttribute : CallerAttribute;

/// <summary>Only signed-in people; others are answered 401.</summary>
public sealed class RequireSessionAttribute : CallerAttribute;

/// <summary>Only people who are not signed in; others are answered 403.</summary>
public sealed class RequireNoSessionAttribute : CallerAttribute;

/// <summary>Only signed-in people with a role in some project; others are answered 401 or 403. Whether it is the right project is asked later.</summary>
/// <param name="scope">The least role.</param>
public sealed class RequireScopeAttribute(Scope scope) : CallerAttribute
{
    /// <summary>The least role.</summary>
    public Scope Scope { get; } = scope;
}
