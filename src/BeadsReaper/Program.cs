using BeadsAutomation.Hosting;

return await ReaperProgram.RunAsync(args);
