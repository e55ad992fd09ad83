using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Countries;
using Muistot.Domain.Users;
using Muistot.Domain.Values;

namespace Muistot.Application.Me;

/// <summary>Changes what people tell about themselves. Name and address have ways of their own.</summary>
/// <param name="Body">What changes. Null when it could not be read: the pipeline refuses the request.</param>
[RequireSession]
[Invalidates(CachedContent.Caller)]
public sealed record ChangeMe(ChangeMe.Form? Body) : ICommand<Outcome>, IAccountCommand
{
    /// <summary>The members to change. Absent members stay unchanged, null removes a value.</summary>
    /// <param name="FirstName">Up to 200 code points.</param>
    /// <param name="LastName">Up to 200 code points.</param>
    /// <param name="Country">A country of ISO 3166-1, by two or three letters.</param>
    /// <param name="City">Up to 200 code points.</param>
    /// <param name="BirthDate">Date of birth. Not later than today in the configured time zone.</param>
    public sealed record Form(
        [Example("Aino")] Optional<string?> FirstName = default,
        [Example("Saarela")] Optional<string?> LastName = default,
        Optional<CountryCode?> Country = default,
        [Example("Helsinki")] Optional<string?> City = default,
        [Example("1971-02-28")] Optional<DateOnly?> BirthDate = default);
}

/// <summary>Checks the form of <see cref="ChangeMe"/>.</summary>
internal sealed class ChangeMeValidator : AbstractValidator<ChangeMe>
{
    public ChangeMeValidator(IOptions<LocalizationOptions> localization, TimeProvider clock) =>
        When(request => request.Body is not null, () =>
    {
        RuleFor(request => request.Body!.FirstName).AtMost(Text.NameLength);
        RuleFor(request => request.Body!.LastName).AtMost(Text.NameLength);
        RuleFor(request => request.Body!.City).AtMost(Text.NameLength);
        RuleFor(request => request.Body!.BirthDate.Value)
            .Must(date => !(date > Today()))
            .OverridePropertyName("Body.BirthDate")
            .WithErrorCode("in_future")
            .WithMessage("Must be a date that is not in the future.");

        DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), localization.Value.Zone).DateTime);
    });
}

/// <summary>Handles <see cref="ChangeMe"/>.</summary>
internal sealed class ChangeMeHandler(IMuistotDb db, ResourceContext context) : IRequestHandler<ChangeMe, Outcome>
{
    public async Task<Outcome> Handle(ChangeMe request, CancellationToken cancellationToken)
    {
        var form = request.Body!;
        if (!(form.FirstName.IsPresent || form.LastName.IsPresent || form.Country.IsPresent || form.City.IsPresent
            || form.BirthDate.IsPresent))
            return Outcome.NothingToChange;

        var data = await db.PersonalData.FirstOrDefaultAsync(data => data.UserId == context.UserId, cancellationToken);
        if (data is null)
            db.PersonalData.Add(data = new PersonalData { UserId = context.UserId });
        form.FirstName.Apply(name => data.FirstName = name);
        form.LastName.Apply(name => data.LastName = name);
        form.Country.Apply(country => data.Country = country?.Alpha3);
        form.City.Apply(city => data.City = city);
        form.BirthDate.Apply(date => data.BirthDate = date);
        return Outcome.Changed;
    }
}
