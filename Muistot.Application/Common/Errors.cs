#pragma warning disable CA1032, MA0084 // These are made with what they have to say, and with nothing else.
using System.Globalization;

namespace Muistot.Application.Common;

/// <summary>
/// A request that is not carried out, for a reason that the caller is told. The kinds below are all there are; each is one
/// status code of HTTP.
/// </summary>
/// <param name="message">The reason, as the contract words it.</param>
/// <param name="inner">What is behind it, for the log.</param>
public abstract class RefusedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What more there is to say: names, kinds of resources. Nothing of the inside.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}

/// <summary>400: the bytes are not an image of a kind that is taken.</summary>
public sealed class BadImageException() : RefusedException("Bad image");

/// <summary>400: no accepted status is met, and no other reason fits.</summary>
public sealed class NotPossibleException() : RefusedException("Bad Request");

/// <summary>401: there is no session, or the one that was sent has ended.</summary>
public sealed class UnauthorizedException() : RefusedException("Unauthorized");

/// <summary>403: the caller is known, and may not do this.</summary>
/// <param name="message">The reason.</param>
public sealed class ForbiddenException(string message) : RefusedException(message);

/// <summary>404: there is nothing there, or nothing that the caller may know of.</summary>
/// <param name="message">What is not there.</param>
public sealed class NotFoundException(string message) : RefusedException(message);

/// <summary>406: the language is a real one, and not kept here.</summary>
public sealed class NotAcceptableException() : RefusedException("Language not supported");

/// <summary>409: what is there already stands against it.</summary>
/// <param name="message">What is there.</param>
public sealed class ConflictException(string message) : RefusedException(message);

/// <summary>412: the client knows other versions of the resource than the present one. Nothing was changed.</summary>
/// <param name="present">The present version.</param>
public sealed class PreconditionFailedException(ResourceVersion present) : RefusedException("Precondition Failed")
{
    /// <summary>The present version.</summary>
    public ResourceVersion Present { get; } = present;
}

/// <summary>413: more than is taken.</summary>
public sealed class TooLargeException() : RefusedException("Content Too Large");

/// <summary>422: the request is malformed; its faults at once, the first <see cref="ValidationErrors.Maximum"/> of them.</summary>
public sealed class InvalidRequestException : RefusedException
{
    /// <summary>What is told beside the errors when there are more of them.</summary>
    public static readonly string More = string.Create(
        CultureInfo.InvariantCulture, $"There are more errors than the first {ValidationErrors.Maximum}, which are listed.");

    /// <summary>Refuses a request.</summary>
    /// <param name="errors">At least one fault.</param>
    /// <param name="hasMore">True when there are faults that are not among them.</param>
    public InvalidRequestException(IReadOnlyList<ValidationError> errors, bool hasMore = false)
        : base("request validation error")
    {
        var isCut = errors.Count > ValidationErrors.Maximum;
        Errors = isCut ? [.. errors.Take(ValidationErrors.Maximum)] : errors;
        Details = isCut || hasMore ? [More] : [];
    }

    /// <summary>What is wrong, and where.</summary>
    public IReadOnlyList<ValidationError> Errors { get; }

    /// <summary>Refuses a request that has faults.</summary>
    public static void ThrowIfAny(IReadOnlyList<ValidationError> errors, bool hasMore = false)
    {
        if (errors.Count > 0)
            throw new InvalidRequestException(errors, hasMore);
    }
}

/// <summary>429: too often.</summary>
/// <param name="message">What was too often.</param>
/// <param name="retryAfter">How long to wait.</param>
public sealed class TooManyRequestsException(string message, TimeSpan retryAfter) : RefusedException(message)
{
    /// <summary>How long to wait.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}

/// <summary>501: meant by the contract, and not done by anyone yet.</summary>
public sealed class NotOfferedException() : RefusedException("Not Implemented");

/// <summary>503: a part of the service is unavailable; the same request may go through soon.</summary>
/// <param name="inner">What is unavailable, for the log.</param>
public sealed class UnavailableException(Exception? inner = null) : RefusedException("Service Unavailable", inner);
