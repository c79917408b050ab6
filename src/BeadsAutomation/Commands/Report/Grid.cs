namespace BeadsAutomation.Commands.Report;

/// <summary>A table of a report, for every format.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">As many cells in each.</param>
/// <param name="Left">How many rows are left out.</param>
internal sealed record Grid(
    string Title,
    IReadOnlyList<GridColumn> Columns,
    IReadOnlyList<string[]> Rows,
    int Left = 0
);

/// <summary>A column.</summary>
/// <param name="Head">Its head.</param>
/// <param name="Short">Its head on a terminal.</param>
/// <param name="Most">How wide it may become there.</param>
/// <param name="IsText">Words, which are not aligned as numbers are.</param>
internal sealed record GridColumn(string Head, string Short, int Most, bool IsText = false);
