using BeadsAutomation.Hosting;

return await CommandHost.RunReaperAsync(args);
