namespace Muistot.Application.Common;

/// <summary>
/// The faults that were found while this request was being read. They are kept until the pipeline has asked who is calling,
/// and are then told together with what the validators find.
/// </summary>
public sealed class FormFaults
{
    private readonly List<Fault> faults = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Fault> All => faults;

    /// <summary>True when something at a place or in it could not be read, so that nothing more can be said about it.</summary>
    public bool AnyIn(params string[] place) => faults.Any(fault => fault.Location.Take(place.Length).SequenceEqual(place, StringComparer.Ordinal));

    /// <summary>Keeps a fault.</summary>
    public void Add(Fault fault) => faults.Add(fault);
}
