/** Something that a model could write to make a page load, run, open or hide something. */
export interface HostileText {
  readonly name: string;
  readonly text: string;
  /** Whether it may take in what stands behind it, so that it has to stand alone. */
  readonly standsAlone: boolean;
}

/** A script that succeeded sets this global. */
export const HOSTILE_GLOBAL = 'hostileTextRan';

const run = `globalThis.${HOSTILE_GLOBAL}=1`;

/** More than 500 texts; whatever they load or open lies on `origin`. */
export function hostileTexts(origin: string): readonly HostileText[] {
  return [
    ...named('html', crossed([...htmlTexts(origin), ...disguisedTexts(origin)], places)),
    ...named('address', addressTexts(origin)),
    ...named('latex', crossed(latexTexts(origin), mathSigns)),
    ...named('hidden', crossed(hiddenTexts, hiddenPlaces)),
    ...named('block', blockTexts(origin), true),
  ];
}

function named(kind: string, texts: readonly string[], standsAlone = false): HostileText[] {
  return texts.map((text, index) => ({ name: `${kind} ${index}`, text, standsAlone }));
}

type Place = (text: string) => string;

function crossed(texts: readonly string[], around: readonly Place[]): readonly string[] {
  return around.flatMap((place) => texts.map((text) => place(text)));
}

const places: readonly Place[] = [
  (text) => text,
  (text) => `- point\n- **${text}**`,
  (text) => `| a | b |\n| - | - |\n| ${text.replaceAll('\n', ' ')} | 1 |`,
];

const mathSigns: readonly Place[] = [
  (tex) => `so $${tex}$ holds`,
  (tex) => `$$\n${tex}\n$$`,
  (tex) => `\\(${tex}\\)`,
];

const hiddenPlaces: readonly Place[] = [
  (mark) => `invoice${mark}gpj.exe and **CC${mark}O**`,
  (mark) => `[shown${mark}](https://a${mark}.example) \`code${mark}\``,
  (mark) => `$\\text{a${mark}b}$ and # ${mark} heading`,
];

function htmlTexts(origin: string): readonly string[] {
  const at = (path: string) => `${origin}/${path}`;
  return [
    `<script>${run}</script>`,
    `<script src="${at('s.js')}"></script>`,
    `<script type="module">import "${at('m.js')}"</script>`,
    `<ScRiPt>${run}</sCrIpT>`,
    `<scr<script>ipt>${run}</scr</script>ipt>`,
    `<img src="${at('i.png')}" onerror="${run}">`,
    `<img srcset="${at('i2.png')} 2x">`,
    `<img src=x onerror=${run}>`,
    `<img src=x:x onerror="${run}"//`,
    `<image src="${at('i3.png')}">`,
    `<picture><source srcset="${at('p.png')}"><img></picture>`,
    `<svg onload="${run}"></svg>`,
    `<svg><script>${run}</script></svg>`,
    `<svg><image href="${at('v.png')}"/></svg>`,
    `<svg><use href="${at('u.svg')}#x"/></svg>`,
    `<svg><animate onbegin="${run}" attributeName="x" dur="1s"/></svg>`,
    `<svg><a href="javascript:${run}"><text>x</text></a></svg>`,
    `<svg><foreignObject><iframe src="${at('f')}"></iframe></foreignObject></svg>`,
    `<math><mtext><img src="${at('mt.png')}"></mtext></math>`,
    `<math><maction actiontype="statusline" href="${at('ma')}">x</maction></math>`,
    `<math href="javascript:${run}">x</math>`,
    `<iframe src="${at('f1')}"></iframe>`,
    `<iframe srcdoc="<script>${run}</script>"></iframe>`,
    `<object data="${at('o')}"></object>`,
    `<embed src="${at('e')}">`,
    `<video src="${at('v.mp4')}" poster="${at('v2.png')}" onerror="${run}"></video>`,
    `<audio src="${at('a.mp3')}" autoplay></audio>`,
    `<video><track src="${at('t.vtt')}" default></video>`,
    `<link rel="stylesheet" href="${at('l.css')}">`,
    `<link rel="prefetch" href="${at('pre')}">`,
    `<link rel="dns-prefetch" href="${at('dns')}">`,
    `<style>@import url(${at('st.css')});</style>`,
    `<style>*{background:url(${at('bg.png')})}</style>`,
    `<div style="background:url(${at('d.png')})">x</div>`,
    `<p style="position:fixed;inset:0;background:white">Sign in again</p>`,
    `<meta http-equiv="refresh" content="0;url=${at('meta')}">`,
    `<base href="${origin}/">`,
    `<form action="${at('form')}"><button autofocus>Run</button></form>`,
    `<form id="hostile"><input name="attributes"></form>`,
    `<input type="image" src="${at('in.png')}">`,
    `<input onfocus="${run}" autofocus>`,
    `<button formaction="javascript:${run}">x</button>`,
    `<a href="javascript:${run}">x</a>`,
    `<a href="${at('ping')}" ping="${at('ping2')}">x</a>`,
    `<a href="${at('t')}" target="_blank">x</a>`,
  ];
}

/** Fewer are about loading: these listen, hide behind other elements, or look like the page. */
function disguisedTexts(origin: string): readonly string[] {
  const at = (path: string) => `${origin}/${path}`;
  return [
    `<details open ontoggle="${run}"><summary>x</summary></details>`,
    `<body onload="${run}">`,
    `<marquee onstart="${run}">x</marquee>`,
    `<xss style="animation-name:x" onanimationstart="${run}"></xss>`,
    `<template><img src="${at('tp.png')}"></template>`,
    `<noscript><p title="</noscript><img src=${at('ns.png')} onerror=${run}>">`,
    `<textarea></textarea><img src="${at('ta.png')}">`,
    `<title></title><img src="${at('ti.png')}">`,
    `<!--><img src="${at('c.png')}">-->`,
    `<![CDATA[><img src="${at('cd.png')}">]]>`,
    `<?xml-stylesheet href="${at('x.css')}"?>`,
    `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${run}</x:script>`,
    `&lt;img src="${at('ent.png')}" onerror="${run}"&gt;`,
    `&#60;script&#62;${run}&#60;/script&#62;`,
    `<img src="data:image/svg+xml,<svg onload='${run}'/>">`,
    `<img id="hostile" name="getElementById">`,
    `<a id="__proto__" name="constructor">x</a>`,
    `<button is="x" onclick="${run}">x</button>`,
    `<portal src="${at('portal')}"></portal>`,
    `<dialog open><p>Your model is out of date</p></dialog>`,
    `</p></div></section><script>${run}</script>`,
    `"><img src="${at('q.png')}">`,
    `'-${run}-'`,
    `{{constructor.constructor('${run}')()}}`,
    `\${${run}}`,
  ];
}

/** Addresses of every scheme that does something, in every form that Markdown has for them. */
function addressTexts(origin: string): readonly string[] {
  const host = new URL(origin).host;
  const addresses = [
    `${origin}/plain`,
    `//${host}/scheme-relative`,
    `/hostile/own-origin.png`,
    `../hostile/relative.png`,
    `#/task/esol?smiles=C`,
    `?model=${origin}/model/`,
    `javascript:${run}`,
    `JaVaScRiPt:${run}`,
    `java\tscript:${run}`,
    `&#106;avascript:${run}`,
    `javascript&colon;${run}`,
    `javascript:%67lobalThis.x`,
    `vbscript:msgbox(1)`,
    `data:text/html,<script>${run}</script>`,
    `data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+`,
    'blob:https://a.example/1',
    'file:///etc/passwd',
    'mailto:a@a.example?body=secret',
    'tel:+123',
    `ws://${host}/socket`,
    `ftp://${host}/file`,
    'about:blank',
    'intent://scan#Intent;end',
    'ms-word:ofe|u|https://a.example',
    'https://user:word@a.example/',
    `https://a.example@${host}/`,
    'https://xn--80ak6aa92e.com/',
    `${origin}/?q=%E2%80%AE`,
  ];
  return addresses.flatMap((address) => [
    `[see here](${address})`,
    `![a picture](${address})`,
    `[![both](${address})](${address})`,
    `<${address}> and ${address}`,
    `[ref][r] ![ref][r]\n\n[r]: ${address} "title"`,
    `[t](<${address}> "onmouseover=${run}")`,
  ]);
}

function latexTexts(origin: string): readonly string[] {
  return [
    `\\href{${origin}/href}{x}`,
    `\\href{javascript:${run}}{x}`,
    `\\url{${origin}/url}`,
    `\\includegraphics{${origin}/ig.png}`,
    `\\includegraphics[height=99em,alt=x]{${origin}/ig2.png}`,
    '\\htmlId{hostile}{x}',
    '\\htmlClass{hostile}{x}',
    `\\htmlStyle{background:url(${origin}/hs.png)}{x}`,
    `\\htmlData{x=${origin}}{x}`,
    '\\class{hostile}{x}',
    '\\id{hostile}{x}',
    '\\cssId{hostile}{x}',
    `\\style{background-image:url(${origin}/st.png)}{x}`,
    '\\data{x=1}{x}',
    '\\label{hostile} x \\ref{hostile}',
    '\\tag{<img src=x>} x',
    `\\text{<img src="${origin}/tx.png">}`,
    `\\text{<script>${run}</script>}`,
    `\\unicode{<img src=x onerror=${run}>}`,
    `\\mathchoice{x}{<svg/onload=${run}>}{y}{z}`,
    `\\color{red;background:url(${origin}/co.png)}x`,
    '\\textcolor{#zzzzzz}{x}',
    `\\colorbox{url(${origin}/cb.png)}{x}`,
    '\\rule{99999em}{99999em}',
    '\\hspace{99999em}x',
    '\\raisebox{9999em}{x}',
    '\\kern99999em x',
    '\\def\\a{\\a\\a}\\a',
    '\\def\\a#1{\\a{#1#1}}\\a{x}',
    '\\newcommand{\\b}{\\b x}\\b',
    '\\gdef\\x{hostile}\\x',
    '\\let\\frac\\sqrt \\frac{1}{2}',
    '\\input{/etc/passwd}',
    '\\write18{id}',
    '\\csname x\\endcsname',
    '\\catcode`\\<=1 x',
    '\\require{html} x',
    '\\begin{array}{c}'.repeat(40),
    '\\sqrt{'.repeat(60),
    '{'.repeat(300),
    '^'.repeat(300),
    '\\left('.repeat(200),
    'x_{y_{z_{'.repeat(30),
    '\\ce{<img src=x onerror=alert(1)>}',
    `\\verb|<script>${run}</script>|`,
    '\\char"202E x',
    '\\^^5c^^5cx',
    '\\boxed{\\text{Press Run again}}',
  ];
}

const hiddenTexts: readonly string[] = [
  ...['\u202a', '\u202b', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u200e', '\u200f'],
  ...['\u061c', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f', '\u180e'],
  ...['\u0000', '\u0008', '\u001b[2J', '\u0085', '\u2028', '\u2029', '\u{e0041}\u{e0042}'],
  ...['\u202e\u202e\u202e', '\u2066\u2066\u202e', '\u115f', '\u3164', '\ufff9a\ufffa'],
];

/** What opens a block, or is nested or repeated until something gives way. */
function blockTexts(origin: string): readonly string[] {
  const image = `![x](${origin}/b.png)`;
  return [
    `\`\`\`html\n<script>${run}</script>\n`,
    `~~~\n<img src="${origin}/fence.png">`,
    `\`\`\`"onload=${run}\n${image}`,
    `\`${image}`,
    `$$\n\\href{${origin}/open}{x}`,
    '\\[ \\text{open',
    '\\begin{align} x &= ',
    '['.repeat(3000),
    '![['.repeat(1000),
    '*_'.repeat(2000),
    `${'> '.repeat(500)}${image}`,
    `${'- '.repeat(500)}${image}`,
    Array.from({ length: 60 }, (_, level) => `${'  '.repeat(level)}- ${image}`).join('\n'),
    '|'.repeat(3000),
    `${'|a'.repeat(60)}|\n${'|-'.repeat(60)}|\n${`${`|${image}`.repeat(60)}|\n`.repeat(5)}`,
    '`'.repeat(3000),
    '$'.repeat(3000),
    '\\('.repeat(1500),
    '<'.repeat(3000),
    '&'.repeat(3000),
    '&#x202e;'.repeat(300),
    '\\'.repeat(3000),
    '# '.repeat(1000),
    '\n'.repeat(3000),
    '\t'.repeat(3000),
    '\u0301'.repeat(3000),
    `e${'\u0488\u0489'.repeat(500)}`,
    '1. '.repeat(800),
    'A'.repeat(9000),
    '\u202e'.repeat(1000),
    `${'a*'.repeat(900)}b`,
    `${'**a'.repeat(900)}`,
    `${image}\n\n`.repeat(60),
    '</think>'.repeat(3),
    '<think>'.repeat(3),
  ];
}
