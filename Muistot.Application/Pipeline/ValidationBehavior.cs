using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;

namespace Muistot.Application.Pipeline;

/// <summary>
/// Is the request well formed? What reading it found and what its validators find is told together;
/// then its languages must be ones that are kept here.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
/// <param name="form">What reading the request found.</param>
/// <param name="validators">The validators of the request, if it has any.</param>
/// <param name="localization">The languages that are kept here.</param>
public sealed class ValidationBehavior<TRequest, TResponse>(
    ValidationErrors form, IEnumerable<IValidator<TRequest>> validators, IOptions<LocalizationOptions> localization)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (form.IsFull)
            throw new InvalidRequestException(form.All, form.HasMore);
        var errors = form.All.ToList();
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(TextRules.ContextOf(request, form), cancellationToken);
            errors.AddRange(result.Errors.Select(ToError).Where(fault => !form.All.Any(read => read.Covers(fault.Location))));
        }

        if (errors.Count > 0)
            throw new InvalidRequestException(errors);
        if (request is ILocalizedRequest localized
            && localized.Languages.Any(code => !localization.Value.Languages.Contains(code.Language)))
            throw new NotAcceptableException();
        return await next();
    }

    // A property of the request itself comes from the query; paths are checked when they are read.
    private static ValidationError ToError(ValidationFailure failure)
    {
        // Items of lists are written as Items[1].
        var steps = failure.PropertyName.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries).Select(Naming.SnakeCase).ToList();
        return new ValidationError(string.Equals(steps[0], ValidationError.Body, StringComparison.Ordinal)
            ? steps
            : [ValidationError.Query, .. steps], failure.ErrorCode, failure.ErrorMessage);
    }
}
