namespace Muistot.Application.Common;

/// <summary>Knows what it looks like when a part that the service stands on is unavailable.</summary>
public interface ITransientFaults
{
    /// <summary>True when such a part being away caused an exception.</summary>
    bool Caused(Exception exception);
}
