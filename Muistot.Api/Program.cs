using Muistot.Api.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddMuistot();
var app = builder.Build();
app.UseMuistot();
await app.PrepareAsync();
await app.RunAsync();
