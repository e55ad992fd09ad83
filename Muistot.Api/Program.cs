using Muistot.Api.Commands;

return await MuistotCommandLine.RunAsync(args);
