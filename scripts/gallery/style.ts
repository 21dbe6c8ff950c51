export const style = `
:root { color-scheme: light dark; --paper: #faf9f6; --ink: #17161a; --soft: #6a6772; --line: #e5e2da; --card: #fff; --accent: #5b3df5; --wrong: #c2255c; --shown: #fff; }
@media (prefers-color-scheme: dark) { :root { --paper: #121116; --ink: #f3f1f7; --soft: #a19dad; --line: #2a2832; --card: #1b1a21; --accent: #9d8bff; --wrong: #ff7aa8; } }
[data-backdrop=dark] { --shown: #16151b; }
[data-backdrop=checks] { --shown: repeating-conic-gradient(#d9d7de 0 25%, #fff 0 50%) 0 / 16px 16px; }
* { box-sizing: border-box; margin: 0; }
body { background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; -webkit-font-smoothing: antialiased; padding-bottom: 96px; }
header, nav, main { max-width: 1480px; margin: 0 auto; padding: 0 32px; }
header { padding-top: 56px; padding-bottom: 32px; }
.mark { display: flex; align-items: center; gap: 10px; font-weight: 650; letter-spacing: -.01em; margin-bottom: 40px; }
.mark span { width: 18px; height: 18px; border-radius: 6px; background: conic-gradient(from 210deg, #ff7a59, #5b3df5, #19c2a0, #ff7a59); }
h1 { font-size: clamp(38px, 5vw, 64px); line-height: 1.04; letter-spacing: -.035em; }
.lead { color: var(--soft); font-size: 18px; max-width: 46em; margin-top: 16px; text-wrap: pretty; }
.lead b { color: var(--wrong); font-weight: 600; }
nav { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 12px 20px; align-items: center; padding-top: 14px; padding-bottom: 14px; background: color-mix(in srgb, var(--paper) 88%, transparent); backdrop-filter: blur(14px); border-bottom: 1px solid var(--line); }
nav input[type=search] { flex: 1 1 260px; max-width: 420px; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 8px 14px; }
nav input[type=search]:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
fieldset { border: 0; padding: 3px; display: flex; background: var(--line); border-radius: 10px; }
legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
fieldset label { padding: 4px 12px; border-radius: 8px; cursor: pointer; color: var(--soft); font-size: 14px; }
fieldset label:has(:checked) { background: var(--card); color: var(--ink); box-shadow: 0 1px 3px #0000001f; }
fieldset label:has(:focus-visible) { outline: 2px solid var(--accent); }
fieldset input { position: absolute; opacity: 0; pointer-events: none; }
output { color: var(--soft); font-variant-numeric: tabular-nums; margin-left: auto; }
section { padding-top: 40px; scroll-margin-top: 70px; }
h2 { font-size: 22px; letter-spacing: -.02em; text-transform: capitalize; margin-bottom: 16px; }
h2 small { color: var(--soft); font-weight: 400; font-size: 15px; letter-spacing: 0; margin-left: 4px; }
.grid { display: grid; gap: 28px 20px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 230px), 1fr)); align-items: start; }
.starter .grid { grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr)); }
.motion .grid { grid-template-columns: repeat(auto-fill, minmax(min(100%, 560px), 1fr)); }
main figure { cursor: zoom-in; outline-offset: 6px; border-radius: 12px; }
main figure:focus-visible { outline: 2px solid var(--accent); }
.picture { position: relative; width: 100%; max-height: 420px; background: var(--shown); border-radius: 12px; overflow: hidden; box-shadow: 0 0 0 1px var(--line), 0 10px 28px -16px #00000045; transition: box-shadow .18s; }
figure:hover .picture { box-shadow: 0 0 0 1px var(--accent), 0 14px 34px -16px #00000066; }
.picture > * { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain; visibility: hidden; }
.picture p { display: grid; place-items: center; color: var(--soft); }
[data-kind=expected] .picture [data-kind=expected], [data-kind=actual] .picture [data-kind=actual], [data-kind=difference] .picture [data-kind=difference], [data-kind=browser] .picture [data-kind=browser] { visibility: visible; }
figcaption { padding-top: 10px; }
h3 { font-size: 14.5px; font-weight: 600; letter-spacing: -.005em; }
h3::first-letter { text-transform: uppercase; }
figcaption p { color: var(--soft); font-size: 13.5px; line-height: 1.42; text-wrap: pretty; }
.facts { margin-top: 4px; font-size: 12px; font-variant-numeric: tabular-nums; }
[data-status=different] .facts span, [data-status=new] .facts span { color: var(--wrong); font-weight: 600; }
[data-status=different] .picture, [data-status=new] .picture { box-shadow: 0 0 0 2px var(--wrong); }
code { font: 11px ui-monospace, "SF Mono", Menlo, Consolas, monospace; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 0 5px; color: var(--ink); white-space: nowrap; }
dialog { margin: auto; max-width: 94vw; max-height: 92vh; border: 0; border-radius: 20px; padding: 28px; background: var(--paper); color: var(--ink); box-shadow: 0 30px 90px #00000066; }
dialog::backdrop { background: #0c0b10b0; backdrop-filter: blur(4px); }
dialog form { position: absolute; top: 10px; right: 14px; }
dialog button { border: 0; background: none; color: var(--soft); font-size: 24px; cursor: pointer; }
dialog > div { display: flex; flex-wrap: wrap; gap: 20px; }
dialog figure { flex: 0 1 auto; }
dialog img { display: block; background: var(--shown); border-radius: 8px; min-width: min(40vw, 360px); max-width: 100%; max-height: 62vh; image-rendering: pixelated; box-shadow: 0 0 0 1px var(--line); }
dialog figure figcaption { color: var(--soft); font-size: 13px; text-transform: capitalize; }
dialog > div > figcaption { flex-basis: 100%; }
@media (max-width: 700px) { header, nav, main { padding-left: 18px; padding-right: 18px; } }
`;
