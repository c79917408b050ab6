using BeadsAutomation.Hosting;

return await DispatcherProgram.RunAsync(args);
