using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Muistot.Infrastructure;
using Muistot.Infrastructure.Files;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Files;

public sealed class FileStoreOptionsTests
{
    private static readonly Dictionary<string, string?> Bucket = new()
    {
        ["Files:Driver"] = "S3",
        ["Files:S3:ServiceUrl"] = "https://s3.example.com:9000",
        ["Files:S3:Bucket"] = "muistot.images-1",
        ["Files:S3:AccessKey"] = "key",
        ["Files:S3:SecretKey"] = "canary",
    };

    [Test]
    public void TakeABucket()
    {
        var options = Read(Bucket);

        Assert.That((options.Driver, options.S3.ServiceUrl, options.S3.Region),
            Is.EqualTo((FileStoreDriver.S3, "https://s3.example.com:9000", "us-east-1")));
    }

    [Test]
    public void NeedNoBucketForAFolder() => Assert.That(Read([]).Folder, Is.EqualTo("data/images"));

    [TestCase("Files:S3:ServiceUrl", "")]
    [TestCase("Files:S3:ServiceUrl", "s3.example.com")]
    [TestCase("Files:S3:ServiceUrl", "ftp://s3.example.com")]
    [TestCase("Files:S3:ServiceUrl", "https://me:canary@s3.example.com")]
    [TestCase("Files:S3:ServiceUrl", "https://s3.example.com/images")]
    [TestCase("Files:S3:ServiceUrl", "https://s3.example.com/?a=b")]
    [TestCase("Files:S3:Bucket", "")]
    [TestCase("Files:S3:Bucket", "ab")]
    [TestCase("Files:S3:Bucket", "Images")]
    [TestCase("Files:S3:Bucket", "a/b/c")]
    [TestCase("Files:S3:AccessKey", " ")]
    [TestCase("Files:S3:SecretKey", "")]
    [TestCase("Files:S3:Region", "")]
    public void SayInOneSentenceWhatIsWrong(string setting, string value)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Read(new Dictionary<string, string?>(Bucket) { [setting] = value }));

        var sentence = fault!.Failures.Single();
        Assert.That(sentence, Does.Contain($"{setting} ").And.EndsWith("."));
        Assert.That(sentence, Does.Not.Contain("canary"));
    }

    [Test]
    public void SayEverythingThatIsWrong()
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Read(new Dictionary<string, string?> { ["Files:Driver"] = "S3" }));

        var told = string.Join(' ', fault!.Failures);
        Assert.That(new[] { "ServiceUrl", "Bucket", "AccessKey", "SecretKey" },
            Is.All.Matches<string>(name => told.Contains($"Files:S3:{name} ")));
    }

    [Test]
    public void NeedAFolderForAFolder()
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Read(new Dictionary<string, string?> { ["Files:Folder"] = " " }));

        Assert.That(fault!.Message, Does.Contain("Files:Folder must name a folder"));
    }

    private static FileStoreOptions Read(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSettings<FileStoreOptions>(FileStoreOptions.Section);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<FileStoreOptions>>().Value;
    }
}
