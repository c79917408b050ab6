using BeadsAutomation.Hosting;

return await CommandHost.RunDispatcherAsync(args);
