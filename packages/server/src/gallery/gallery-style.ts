/** The whole look of the gallery; its hash stands in the page's content security policy. */
export const galleryStyle = `
:root { color-scheme: light dark; --paper: #faf9f6; --ink: #17161a; --soft: #6a6772; --line: #e5e2da; --card: #fff; --accent: #5b3df5; }
@media (prefers-color-scheme: dark) { :root { --paper: #121116; --ink: #f3f1f7; --soft: #a19dad; --line: #2a2832; --card: #1b1a21; --accent: #9d8bff; } }
* { box-sizing: border-box; margin: 0; }
body { background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; -webkit-font-smoothing: antialiased; }
header, section { max-width: 1240px; margin: 0 auto; padding: 0 32px; }
header { padding-top: 56px; padding-bottom: 40px; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 56px; align-items: end; }
header .mark { grid-column: 1 / -1; display: flex; align-items: center; gap: 10px; font-weight: 650; letter-spacing: -.01em; margin-bottom: 56px; }
.mark span { width: 18px; height: 18px; border-radius: 6px; background: conic-gradient(from 210deg, #ff7a59, #5b3df5, #19c2a0, #ff7a59); }
h1 { font-size: clamp(40px, 6vw, 72px); line-height: 1.02; letter-spacing: -.035em; font-weight: 700; }
.lead { grid-column: 1; color: var(--soft); font-size: 18px; max-width: 34em; margin-top: 20px; }
pre { grid-column: 2; grid-row: 2 / span 2; background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 22px 24px; overflow-x: auto; font: 13px/1.7 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
pre b { color: var(--accent); font-weight: 600; }
.links { grid-column: 1 / -1; margin-top: 20px; display: flex; gap: 20px; }
a { color: var(--accent); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
section { padding-top: 48px; padding-bottom: 12px; border-top: 1px solid var(--line); }
section + section { margin-top: 36px; }
h2 { font-size: 26px; letter-spacing: -.02em; line-height: 1.2; }
.about { color: var(--soft); margin: 6px 0 22px; max-width: 70ch; }
code { font: .86em ui-monospace, "SF Mono", Menlo, Consolas, monospace; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 1px 6px; color: var(--ink); }
pre code { background: none; border: 0; padding: 0; font: inherit; }
.about span { font-variant-numeric: tabular-nums; white-space: nowrap; margin-left: 4px; }
.row { display: grid; gap: 20px; }
.row.wide { grid-template-columns: repeat(auto-fill, minmax(min(100%, 520px), 1fr)); }
.row.tall { grid-template-columns: repeat(auto-fill, minmax(min(100%, 250px), 1fr)); }
img { display: block; width: 100%; height: auto; background: var(--card); border-radius: 14px; box-shadow: 0 1px 2px #00000014, 0 12px 32px -12px #0000002e; }
figcaption { color: var(--soft); font-size: 13px; margin-top: 10px; }
.wall { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 12px; }
.wall img { border-radius: 8px; box-shadow: 0 1px 2px #0000001f; transition: transform .18s ease; }
.wall a:hover img, .wall a:focus-visible img { transform: scale(1.04); }
.empty { max-width: 1240px; margin: 0 auto; padding: 32px; color: var(--soft); }
main { padding-bottom: 96px; }
@media (max-width: 820px) { header { grid-template-columns: minmax(0, 1fr); } header, section { padding-left: 20px; padding-right: 20px; } pre { grid-column: 1; grid-row: auto; margin-top: 28px; } }
@media (prefers-reduced-motion: reduce) { .wall img { transition: none; } }
`;
