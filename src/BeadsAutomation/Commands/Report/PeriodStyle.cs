namespace BeadsAutomation.Commands.Report;

/// <summary>How the page looks. Colours are told apart by who sees no red or green; nothing is said by colour alone. No ampersand and no angle bracket: it stands in XML.</summary>
internal static class PeriodStyle
{
    public const string Text = """

        :root {
          color-scheme: light dark;
          --page: #ffffff; --card: #f4f6f8; --text: #1b1f24; --soft: #57606a; --rule: #d0d7de;
          --closed: #0072b2; --left: #e69f00; --failed: #c8490a; --none: #a55a8a; --taken: #767676; --flight: #56b4e9;
          --median: #0072b2; --worst: #b3d4ea;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --page: #10151b; --card: #1a2129; --text: #e6edf3; --soft: #a3b0bd; --rule: #38434f;
            --closed: #3d9bdc; --left: #f0b429; --failed: #f2733a; --none: #d48cbc; --taken: #98a2ad; --flight: #a5daf8;
            --median: #3d9bdc; --worst: #1f4766;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 72rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
        h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; }
        h2 { margin: 0 0 .5rem; font-size: 1.1rem; line-height: 1.3; }
        .period { margin: .25rem 0 1.5rem; color: var(--soft); }
        .cut { padding: .5rem .75rem; border-left: 4px solid var(--left); background: var(--card); }
        .numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 0 0 1.25rem; }
        .numbers div { padding: .75rem 1rem; border-radius: .5rem; background: var(--card); }
        .numbers dt { color: var(--soft); font-size: .875rem; }
        .numbers dd { margin: 0; font-size: 1.6rem; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; }
        .facts { margin: 0 0 1.75rem; padding: 0; list-style: none; }
        .facts li { display: flex; gap: .5rem; }
        .facts b { flex: 0 0 6.5rem; color: var(--soft); font-weight: 500; }
        .facts bdi { min-width: 0; overflow-wrap: anywhere; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1.75rem 2rem; margin-bottom: 2rem; }
        section { min-width: 0; break-inside: avoid; }
        .days, .beads { margin-bottom: 2rem; break-inside: auto; }
        .legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; margin: 0 0 .5rem; padding: 0; list-style: none; color: var(--soft); font-size: .875rem; }
        svg { display: block; width: 100%; height: auto; font-size: 12px; font-variant-numeric: tabular-nums; }
        svg.swatch { display: inline-block; width: .7rem; height: .7rem; margin-right: .4rem; }
        svg text { fill: var(--text); }
        svg .y { text-anchor: end; }
        svg .x { text-anchor: middle; }
        .grid { stroke: var(--rule); stroke-width: 1; }
        .base { stroke: var(--soft); stroke-width: 1; }
        .closed { fill: var(--closed); }
        .left-to-human { fill: var(--left); }
        .failed { fill: var(--failed); }
        .not-started { fill: var(--none); }
        .taken-back { fill: var(--taken); }
        .in-flight { fill: var(--flight); }
        .wide rect { stroke: var(--page); stroke-width: .5; }
        .median { fill: var(--median); }
        .worst { fill: var(--worst); }
        .wide .worst { stroke: var(--median); }
        .swatch .worst { stroke: var(--median); stroke-width: 2; }
        .scroll { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.4; }
        th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; font-weight: 400; }
        thead th { color: var(--soft); font-weight: 500; vertical-align: bottom; }
        tbody th { white-space: nowrap; }
        .number { text-align: right; font-variant-numeric: tabular-nums; }
        .days table { min-width: 46rem; }
        .beads table { min-width: 56rem; }
        .beads tbody th { min-width: 9rem; max-width: 14rem; white-space: normal; overflow-wrap: anywhere; }
        .beads td { overflow-wrap: anywhere; }
        .beads td:nth-child(2) { width: 24%; }
        .beads td:nth-child(4) { white-space: nowrap; }
        .beads td:nth-child(8) { width: 26%; }
        footer { color: var(--soft); font-size: .875rem; }
        footer h2 { color: var(--text); }
        footer ul { margin: 0; padding-left: 1.2rem; }
        @page { size: A4; margin: 14mm; }
        @media print {
          :root { font-size: 9pt; }
          body { max-width: none; padding: 0; }
          .beads tbody th { min-width: 0; width: 14%; }
          .charts { grid-template-columns: 1fr 1fr; gap: 6mm 8mm; }
          .numbers { grid-template-columns: repeat(6, 1fr); gap: 3mm; }
          .numbers div { padding: 2mm 3mm; border: 1px solid var(--rule); }
          .numbers dd { font-size: 13pt; }
          .scroll { overflow: visible; }
          .days table, .beads table { min-width: 0; font-size: 7.5pt; }
          th, td { padding: 1mm 1.2mm; }
          thead { display: table-header-group; }
          tr { break-inside: avoid; }
          h2 { break-after: avoid; }
        }

        """;
}
