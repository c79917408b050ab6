// The floors below everything; whatever lies higher is named where it is used.
global using BeadsAutomation.Beads;
global using BeadsAutomation.Common;
global using BeadsAutomation.Common.Files;
global using BeadsAutomation.Ledger;
global using BeadsAutomation.Options;
