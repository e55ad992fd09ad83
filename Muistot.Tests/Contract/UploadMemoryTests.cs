using System.Text;
using Muistot.Tests.Harness;
using Muistot.Tests.Unit.Images;
using NUnit.Framework;

namespace Muistot.Tests.Contract;

/// <summary>
/// Thirty large photographs at once come to a service that has little memory.
/// </summary>
[NeedsServers]
public sealed class UploadMemoryTests
{
    private const int AtOnce = 30;

    // Whole groups of base64, behind what tells the images apart.
    private const int HeadLength = 99;

    [Test]
    public async Task AreStoredOrToldToComeAgain()
    {
        await using var host = await TestHost.PrepareAsync(Backend.Production);
        await using var service = await RunningService.StartAsync(host, ("DOTNET_GCHeapHardLimit", "0x18000000"),
            ("DOTNET_gcServer", "1"));
        var (api, signIn) = (service.Api, new SignIn(service.Api, host.Mail));
        var (name, token) = await signIn.OfAsync(TestHost.Root);
        var root = new Person(0, name, TestHost.Root, token);
        var path = await SiteAsync(api, root);
        var images = Enumerable.Range(1, AtOnce).Select(number => NoiseJpeg.WithFirstQuantizer(NoiseJpeg.Large, (byte)number)).ToList();
        ReadOnlyMemory<byte> tail = Encoding.UTF8.GetBytes(
            $"{Convert.ToBase64String(NoiseJpeg.Large, HeadLength, NoiseJpeg.Large.Length - HeadLength)}\"}}");

        var answers = await Task.WhenAll(
            images.Select((image, number) => api.PostAsync($"{path}/memories", Content(image, tail, number % 3 > 0), root)));

        Assert.That(answers.Select(answer => answer.Status), Is.All.AnyOf(201, 503), () => service.Process.Output);
        var stored = answers.Index().Where(answer => answer.Item.Status == 201).ToList();
        Assert.That(stored, Is.Not.Empty);
        foreach (var (number, answer) in stored)
        {
            var image = (await api.GetAsync(answer.Location!, root)).Json["image"]!.GetValue<string>();
            Assert.That((await api.GetAsync($"/images/{image}", root)).Bytes.AsSpan().SequenceEqual(images[number]), Is.True,
                $"the image of number {number}");
        }

        Assert.That(answers.Where(answer => answer.Status == 503).Select(answer => answer.Headers.RetryAfter), Is.All.Not.Null);
        Assert.That((await api.PostAsync($"{path}/memories", Content(images[0], tail, declared: true), root)).Status,
            Is.EqualTo(201), "alive");
    }

    private static PartedContent Content(byte[] image, ReadOnlyMemory<byte> tail, bool declared) =>
        new(declared, Encoding.UTF8.GetBytes($"{{\"title\": \"Muisto\", \"image\": \"{Convert.ToBase64String(image, 0, HeadLength)}"),
            tail);

    private static async Task<string> SiteAsync(ApiClient api, Person root)
    {
        var (project, site) = (World.Fresh("project"), World.Fresh("site"));
        await api.PostAsync("/projects", new { id = project, info = new { lang = "fi", name = "Nimi" }, auto_publish = true }, root);
        await api.PostAsync($"/projects/{project}/publish?publish=true", null, root);
        await api.PostAsync($"/projects/{project}/sites", Samples.Site(site), root);
        return $"/projects/{project}/sites/{site}";
    }
}
