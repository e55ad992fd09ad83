namespace Muistot.Application.Common;

/// <summary>
/// A member of a PATCH body: absent (stays as it is), or there with a value. Where <typeparamref name="T"/> can be null, an
/// explicit null removes what was there (RFC 7396 §1).
/// </summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="IsPresent">True when the body names the member.</param>
/// <param name="Value">The value; default when the member is absent.</param>
public readonly record struct Optional<T>(bool IsPresent, T Value)
{
    /// <summary>A member that is there.</summary>
    public Optional(T value)
        : this(true, value)
    {
    }

    /// <summary>Hands the value on, when the member is there.</summary>
    /// <returns>True when it was there.</returns>
    public bool Apply(Action<T> set)
    {
        if (IsPresent)
            set(Value);
        return IsPresent;
    }
}
