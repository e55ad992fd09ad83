using Muistot.Domain.Images;
using Muistot.Domain.Languages;
using Muistot.Domain.Moderation;
using Muistot.Domain.Projects;
using Muistot.Domain.Values;

namespace Muistot.Domain.Users;

/// <summary>An account.</summary>
public sealed class User : IVersioned
{
    /// <summary>Makes an account that has not signed in yet.</summary>
    public static User Create(Username username, EmailAddress email, Language language)
    {
        var user = new User { LanguageId = language.Id };
        user.Rename(username);
        user.ChangeEmail(email);
        return user;
    }

    /// <summary>Key of the account.</summary>
    public int Id { get; private set; }

    /// <summary>Where its mail goes; null in accounts that can no longer sign in.</summary>
    public string? Email { get; private set; }

    /// <summary>What equal addresses share (<see cref="EmailAddress.KeyOf"/>); unique.</summary>
    public string? EmailKey { get; private set; }

    /// <summary>The name it goes by.</summary>
    public string Username { get; private set; } = "";

    /// <summary>What equal names share (<see cref="Users.Username.KeyOf"/>); unique.</summary>
    public string UsernameKey { get; private set; } = "";

    /// <summary>True once someone has signed in by a mail to its address.</summary>
    public bool Verified { get; private set; }

    /// <summary>Key of its image, or null.</summary>
    public int? ImageId { get; set; }

    /// <summary>Its image.</summary>
    public Image? Image { get; init; }

    /// <summary>
    /// Key of the language of its mail: that which it was made in, until the person chooses another. Null: the default one.
    /// </summary>
    public int? LanguageId { get; set; }

    /// <summary>What it tells about the person, or null.</summary>
    public PersonalData? PersonalData { get; set; }

    /// <summary>Set when the person is a superuser.</summary>
    public Superuser? Superuser { get; set; }

    /// <summary>The projects that it administers.</summary>
    public ICollection<ProjectAdmin> Administers { get; } = [];

    /// <summary>The projects that it moderates.</summary>
    public ICollection<ProjectModerator> Moderates { get; } = [];

    /// <summary>What keeps it from writing.</summary>
    public ICollection<Block> Blocks { get; } = [];

    /// <inheritdoc/>
    public int Version { get; private set; } = 1;

    /// <inheritdoc/>
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc/>
    public DateTime ModifiedAt { get; private set; }

    /// <summary>Gives the account another name.</summary>
    public void Rename(Username username) => (Username, UsernameKey) = (username.Value, username.Key);

    /// <summary>Gives the account another address, which nobody has shown yet to be theirs.</summary>
    public void ChangeEmail(EmailAddress email) => (Email, EmailKey, Verified) = (email.Value, email.Key, false);

    /// <summary>Notes that someone has shown the address to be theirs.</summary>
    public void Verify() => Verified = true;
}
