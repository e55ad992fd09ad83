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

    /// <summary>Keeps a fault.</summary>
    public void Add(Fault fault) => faults.Add(fault);
}
