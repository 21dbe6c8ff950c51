/** The look of every page of the documentation; its hash stands in their content security policy. */
export const pageStyle = `
:root { color-scheme: light dark; --paper: #faf9f6; --ink: #17161a; --soft: #625f6b; --line: #e5e2da; --card: #fff; --accent: #5b3df5; --get: #0f7a5a; --post: #5b3df5; --put: #9a5b00; --delete: #b3261e; --text: #0f7a5a; --key: #7a3fb0; }
@media (prefers-color-scheme: dark) { :root { --paper: #121116; --ink: #f3f1f7; --soft: #a8a4b3; --line: #2a2832; --card: #1b1a21; --accent: #a899ff; --get: #5fd4ab; --post: #a899ff; --put: #e8b45c; --delete: #ff8a80; --text: #7fd8b4; --key: #d3a6ff; } }
* { box-sizing: border-box; margin: 0; }
html { scroll-padding-top: 76px; }
body { background: var(--paper); color: var(--ink); font: 15px/1.6 system-ui, -apple-system, "Segoe UI", sans-serif; -webkit-font-smoothing: antialiased; }
a { color: var(--accent); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
[hidden] { display: none !important; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 12px; top: 12px; z-index: 3; background: var(--card); padding: 8px 12px; }
header { position: sticky; top: 0; z-index: 2; display: flex; align-items: center; gap: 8px 28px; flex-wrap: wrap; padding: 14px 28px; background: var(--paper); border-bottom: 1px solid var(--line); }
.mark { display: flex; align-items: center; gap: 10px; color: var(--ink); font-weight: 650; letter-spacing: -.01em; }
.mark span { width: 18px; height: 18px; border-radius: 6px; background: conic-gradient(from 210deg, #ff7a59, #5b3df5, #19c2a0, #ff7a59); }
header nav { display: flex; flex-wrap: wrap; gap: 2px 20px; white-space: nowrap; }
header nav a { color: var(--soft); }
header nav a[aria-current] { color: var(--ink); font-weight: 600; }
.columns { display: grid; grid-template-columns: 268px minmax(0, 1fr); }
aside { position: sticky; top: 57px; align-self: start; height: calc(100vh - 57px); overflow-y: auto; padding: 22px 14px 40px 28px; border-right: 1px solid var(--line); font-size: 13.5px; line-height: 1.4; }
aside summary { display: none; }
aside input { width: 100%; margin-bottom: 18px; }
aside section { margin-bottom: 20px; }
aside h2 { font-size: 12px; text-transform: uppercase; letter-spacing: .06em; margin-bottom: 6px; }
aside h2, aside h2 a { color: var(--soft); font-weight: 600; }
aside ul { list-style: none; padding: 0; }
aside li a { display: flex; gap: 8px; align-items: baseline; padding: 4px 6px; margin: 0 -6px; border-radius: 6px; color: var(--ink); }
aside li a:hover, aside li a.here { background: var(--card); text-decoration: none; }
aside .method { flex: 0 0 40px; font-size: 10.5px; }
main { padding: 36px 40px 120px; min-width: 0; }
main > *, .chapter { max-width: 1240px; margin-left: auto; margin-right: auto; }
h1 { font-size: 40px; line-height: 1.1; letter-spacing: -.03em; margin-bottom: 16px; }
h2 { font-size: 26px; line-height: 1.2; letter-spacing: -.02em; }
h3 { font-size: 18px; line-height: 1.35; letter-spacing: -.01em; }
h3 a { color: inherit; }
h4 { font-size: 13px; margin: 22px 0 4px; color: var(--soft); font-weight: 600; }
.intro p, article > p, article > ul, article > ol, article section > p { max-width: 76ch; margin: 10px 0; }
.chapter { margin-top: 72px; }
.lead { color: var(--soft); font-size: 17px; max-width: 68ch; margin-top: 6px; }
.operation { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 12px 44px; padding: 34px 0; border-top: 1px solid var(--line); margin-top: 28px; }
.samples { position: sticky; top: 76px; align-self: start; }
.route { margin: 8px 0; overflow-wrap: anywhere; }
.method { font: 700 11.5px/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; letter-spacing: .03em; }
.get { color: var(--get); } .post { color: var(--post); } .put, .patch { color: var(--put); } .delete { color: var(--delete); } .event { color: var(--soft); }
code, pre, textarea, output { font: 13px/1.6 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
code { font-size: .88em; background: var(--card); border: 1px solid var(--line); border-radius: 5px; padding: 1px 5px; overflow-wrap: anywhere; }
.say { color: var(--soft); max-width: 68ch; margin: 4px 0; overflow-wrap: anywhere; }
.properties { list-style: none; padding: 0; border-top: 1px solid var(--line); }
.properties > li { padding: 9px 0; border-bottom: 1px solid var(--line); }
.properties .properties { margin: 8px 0 2px; padding-left: 14px; border-left: 2px solid var(--line); border-top: 0; }
.name { border: 0; background: none; padding: 0; font-weight: 600; color: var(--ink); }
.type, .limit { color: var(--soft); font-size: 13px; font-weight: 400; overflow-wrap: anywhere; }
.limit::before { content: "· "; }
.required { color: var(--put); font-size: 12.5px; }
.status { color: var(--get); }
summary { cursor: pointer; color: var(--accent); font-size: 13.5px; }
.codes { display: flex; flex-wrap: wrap; gap: 6px; font-size: 12.5px; }
.codes a { border: 1px solid var(--line); background: var(--card); border-radius: 6px; padding: 1px 8px; color: var(--soft); }
.codes b { color: var(--ink); font-variant-numeric: tabular-nums; }
.code { background: var(--card); border: 1px solid var(--line); border-radius: 12px; margin: 0 0 14px; max-width: 860px; overflow: hidden; }
.code figcaption { display: flex; justify-content: space-between; align-items: center; min-height: 32px; font-size: 12px; color: var(--soft); padding: 0 8px 0 16px; border-bottom: 1px solid var(--line); }
.code pre { padding: 14px 16px; overflow: auto; max-height: 460px; font-size: 12.5px; }
.code pre code { border: 0; padding: 0; background: none; font-size: inherit; overflow-wrap: normal; }
.code .text { color: var(--text); } .code .key { color: var(--key); }
button, input, select, textarea { font: inherit; font-size: 13px; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 7px; padding: 5px 10px; }
button { cursor: pointer; }
button:hover { border-color: var(--accent); }
.copy { padding: 1px 8px; font-size: 12px; color: var(--soft); }
.with-key { border: 1px solid var(--line); background: var(--card); border-radius: 12px; padding: 12px 16px; color: var(--soft); }
.try form { display: grid; gap: 10px; margin-top: 10px; border: 1px solid var(--line); border-radius: 12px; padding: 14px 16px; background: var(--card); }
.try label { display: grid; grid-template-columns: 110px minmax(0, 1fr); gap: 10px; align-items: center; font-size: 13px; color: var(--soft); overflow-wrap: anywhere; }
.try textarea { resize: vertical; font: 12.5px/1.55 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
.try form > button { justify-self: start; background: var(--accent); color: var(--paper); border-color: transparent; font-weight: 600; padding: 6px 18px; }
.try output { display: block; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 420px; overflow: auto; font-size: 12.5px; }
.try output img { display: block; max-width: 100%; margin-top: 8px; border-radius: 8px; }
article { max-width: 860px; margin: 0 auto; }
article h2 { margin: 44px 0 10px; padding-top: 22px; border-top: 1px solid var(--line); }
article h3 { margin: 26px 0 6px; }
article p, article li { overflow-wrap: anywhere; }
article .code { margin: 16px 0; }
article table { border-collapse: collapse; font-size: 14px; width: 100%; }
article td, article th { text-align: left; vertical-align: top; padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); }
article td:first-child, article th:first-child { white-space: nowrap; }
.wide { overflow-x: auto; margin: 14px 0; }
.error h3 { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline; }
.error:target, .operation:target h3 a { color: var(--accent); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr)); gap: 14px; padding: 0; margin: 20px 0; list-style: none; }
.cards a { display: block; height: 100%; padding: 16px 18px; border: 1px solid var(--line); border-radius: 12px; background: var(--card); color: var(--soft); }
.cards b { display: block; color: var(--ink); font-size: 16px; }
@media (max-width: 1080px) { .operation { grid-template-columns: minmax(0, 1fr); } .samples { position: static; } }
@media (max-width: 800px) { header { padding: 12px 18px; position: static; } .columns { display: block; } html { scroll-padding-top: 12px; } aside { position: static; height: auto; padding: 14px 18px; border: 0; border-bottom: 1px solid var(--line); } aside summary { display: block; font-size: 15px; } aside details[open] summary { margin-bottom: 12px; } main { padding: 26px 18px 80px; } h1 { font-size: 32px; } .chapter { margin-top: 52px; } .try label { grid-template-columns: minmax(0, 1fr); gap: 4px; } }
@media print { header nav, aside, .copy, .try { display: none; } .columns { display: block; } }
`;
