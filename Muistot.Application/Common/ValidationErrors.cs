namespace Muistot.Application.Common;

/// <summary>
/// The faults that were found while this request was being read. They are kept until the pipeline has asked who is calling,
/// and are then told together with what the validators find.
/// At most <see cref="Maximum"/> are kept: a small body must not become a large answer.
/// </summary>
public sealed class ValidationErrors
{
    /// <summary>The most validation errors that one answer tells, wherever they come from.</summary>
    public const int Maximum = 100;

    private readonly List<ValidationError> errors = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<ValidationError> All => errors;

    /// <summary>True when errors were found that are not kept.</summary>
    public bool HasMore { get; private set; }

    /// <summary>True when no more errors are kept. What is read after that may lack errors, so validators must not judge it.</summary>
    public bool IsFull => errors.Count >= Maximum;

    /// <summary>True when something at a place or in it could not be read, so that nothing more can be said about it.</summary>
    public bool AnyIn(params string[] place) =>
        errors.Any(fault => fault.Location.Take(place.Length).SequenceEqual(place, StringComparer.Ordinal));

    /// <summary>Keeps an error, unless <see cref="IsFull"/>.</summary>
    public void Add(ValidationError fault)
    {
        if (IsFull)
            HasMore = true;
        else
            errors.Add(fault);
    }
}
