namespace Muistot.Application.Common;

/// <summary>Where clients reach the service.</summary>
public interface IPublicAddress
{
    /// <summary>The absolute address of the front page, with a slash at its end.</summary>
    Uri Root { get; }
}
