using Muistot.Benchmark;

// The same program is the bare server that the service is measured against: a process of its own, as the service is.
return args is ["limits", var address, var database, var redis, var files]
    ? await LimitServer.RunAsync(address, database, redis, files)
    : await Measurement.RunAsync(published: args[0], file: args[1], rows: args[2..]);
