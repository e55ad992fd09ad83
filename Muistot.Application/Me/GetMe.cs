using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Access;
using Muistot.Application.Common;
using Muistot.Domain.Users;

namespace Muistot.Application.Me;

/// <summary>Shows people what is known about them.</summary>
[RequireSession]
public sealed record GetMe : IQuery<UserDataView>;

/// <summary>What is known about a person, for nobody else.</summary>
public sealed record UserDataView
{
    /// <summary>The name of the account.</summary>
    public required string Username { get; init; }

    /// <summary>Where its mail goes.</summary>
    public required string Email { get; init; }

    /// <summary>Up to 200 code points.</summary>
    public string? FirstName { get; init; }

    /// <summary>Up to 200 code points.</summary>
    public string? LastName { get; init; }

    /// <summary>Three capitals of ISO 3166-1.</summary>
    public string? Country { get; init; }

    /// <summary>Up to 200 code points.</summary>
    public string? City { get; init; }

    /// <summary>Date of birth.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>When the person last changed it, UTC; absent until then.</summary>
    public DateTime? ModifiedAt { get; init; }
}

/// <summary>Where each member of <see cref="UserDataView"/> comes from.</summary>
internal sealed class UserDataMap : Profile
{
    public UserDataMap() => CreateMap<User, UserDataView>()
        .ForMember(view => view.FirstName, from => from.MapFrom(user => user.PersonalData!.FirstName))
        .ForMember(view => view.LastName, from => from.MapFrom(user => user.PersonalData!.LastName))
        .ForMember(view => view.Country, from => from.MapFrom(user => user.PersonalData!.Country))
        .ForMember(view => view.City, from => from.MapFrom(user => user.PersonalData!.City))
        .ForMember(view => view.BirthDate, from => from.MapFrom(user => user.PersonalData!.BirthDate))
        .ForMember(view => view.ModifiedAt, from => from.MapFrom(user => (DateTime?)user.PersonalData!.ModifiedAt));
}

/// <summary>Handles <see cref="GetMe"/>.</summary>
internal sealed class GetMeHandler(IMuistotDb db, ResourceContext context, IMapper mapper) : IRequestHandler<GetMe, UserDataView>
{
    public async Task<UserDataView> Handle(GetMe request, CancellationToken cancellationToken) => await mapper
        .ProjectTo<UserDataView>(db.Users.AsNoTracking().Where(user => user.Id == context.UserId))
        .FirstOrDefaultAsync(cancellationToken) ?? throw new UnauthorizedException();
}
