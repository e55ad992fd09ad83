using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Muistot.Domain.Images;
using Muistot.Domain.Languages;
using Muistot.Domain.Login;
using Muistot.Domain.Users;

namespace Muistot.Infrastructure.Persistence.Configurations;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.Property(user => user.Email).HasMaxLength(255);
        builder.Property(user => user.EmailKey).HasMaxLength(255);
        builder.Property(user => user.Username).HasMaxLength(255);
        builder.Property(user => user.UsernameKey).HasMaxLength(255);
        builder.Property(user => user.LanguageId).HasColumnName("lang_id");
        VersionColumn.Configure(builder);
        builder.HasIndex(user => user.EmailKey).IsUnique();
        builder.HasIndex(user => user.UsernameKey).IsUnique();
        builder.HasOne(user => user.Image).WithMany().HasForeignKey(user => user.ImageId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Language>().WithMany().HasForeignKey(user => user.LanguageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(user => user.PersonalData).WithOne().HasForeignKey<PersonalData>(data => data.UserId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(user => user.Superuser).WithOne(superuser => superuser.User).HasForeignKey<Superuser>(superuser => superuser.UserId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PersonalDataConfiguration : IEntityTypeConfiguration<PersonalData>
{
    public void Configure(EntityTypeBuilder<PersonalData> builder)
    {
        builder.ToTable("user_personal_data");
        builder.HasKey(data => data.UserId);
        builder.Property(data => data.FirstName).HasMaxLength(255);
        builder.Property(data => data.LastName).HasMaxLength(255);
        builder.Property(data => data.City).HasMaxLength(255);
        builder.Property(data => data.Country).HasMaxLength(5);
    }
}

internal sealed class SuperuserConfiguration : IEntityTypeConfiguration<Superuser>
{
    public void Configure(EntityTypeBuilder<Superuser> builder)
    {
        builder.ToTable("superusers");
        builder.HasKey(superuser => superuser.UserId);
    }
}

internal sealed class ImageConfiguration : IEntityTypeConfiguration<Image>
{
    public void Configure(EntityTypeBuilder<Image> builder)
    {
        builder.ToTable("images");
        builder.Property(image => image.FileName).HasMaxLength(100);
        builder.HasIndex(image => image.FileName).IsUnique();
        builder.HasOne(image => image.Uploader).WithMany().HasForeignKey(image => image.UploaderId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class LoginLogConfiguration : IEntityTypeConfiguration<LoginLogEntry>
{
    public void Configure(EntityTypeBuilder<LoginLogEntry> builder)
    {
        builder.ToTable("login_log");
        builder.Property(entry => entry.Username).HasMaxLength(255);
        builder.HasOne(entry => entry.User).WithMany().HasForeignKey(entry => entry.UserId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(entry => entry.Timestamp);
    }
}
