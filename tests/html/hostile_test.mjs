// Texts that would be markup, script or styles if one of them were not escaped where it stands.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { address, browser, build, check, finish, pagesOf, putReport, watched, workshop } from './browser.mjs';

const script = '<script>alert(1)</script>', attribute = '\\"><img src=x onerror=alert(2)>', svg = '</title></svg><script>alert(3)</script>';
const marked = `\\\\${attribute}`; // in Markdown, where a quotation mark without a backslash is set as a curly one
const style = '</style><style>body{display:none}</style>';

// A PNG of one red dot with a text that says where it was taken.
function png() {
	const chunk = (type, data) => {
		const body = Buffer.concat([Buffer.from(type, 'latin1'), data]), out = Buffer.alloc(body.length + 8);
		out.writeUInt32BE(data.length, 0);
		body.copy(out, 4);
		let crc = ~0;
		for (const byte of body) {
			crc ^= byte;
			for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
		}
		out.writeUInt32BE(~crc >>> 0, body.length + 4);
		return out;
	};
	const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
	const pixel = Buffer.from('789c63f8cfc0000003010100', 'hex');
	return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('tEXt', Buffer.from('Comment\0taken at 52.6 north')),
		chunk('IDAT', pixel), chunk('IEND', Buffer.alloc(0))]);
}

const folder = workshop();
const report = putReport(folder, 'hostile', {
	'report.yaml': `title: "Report ${script}"
council: "Council ${attribute} & sons"
team: "Team ${script}"
period: {from: 2021-04-01, to: 2022-03-31}
published: 2022-08-24
language: en-GB
theme: county
status: draft
sample: true
licence: "Licence ${attribute}"
copyright: "© ${script}"
url: "https://example.org/a?b=1&c='"
contact: {role: "Officer ${attribute}", email: "a@example.org"}
editions:
  intranet: {formats: [site], marking: "SECRET ${script}", disclosure: {method: none}}
documents:
  annual-report: {title: "Report ${attribute} ${style}", sections: [work]}
`,
	'dictionary.yaml': `tables:
  referrals:
    label: "Referrals ${script}"
    key: ref
    date: received
    fields:
      ref: {type: text, required: true}
      received: {type: date, required: true}
      kind: {type: code, label: "Kind ${attribute}", codes: {first: "First ${svg}", again: "Again ${attribute}"}}
`,
	'measures.yaml': `populations:
  all: {from: referrals, label: "Received ${script}"}
measures:
  kinds: {label: "Kinds ${svg}", count: all, by: kind}
`,
	'data/referrals.yaml': Array.from({ length: 20 }, (_, i) => `- {ref: R${i}, received: 2021-05-0${1 + (i % 9)}, kind: ${i % 3 ? 'first' : 'again'}}\n`).join(''),
	'words.yaml': `XSS: {full: "Cross ${attribute}", means: "a ${script}"}\n`,
	'narrative/work.md': `---
title: "Work ${script}"
summary: "Summary ${attribute}"
---

## Heading ${script} {{ all }}

Raw <b onclick="alert(4)">HTML</b> ${script}, XSS, a [link](https://example.org/?a=1&b="><script>) and \`code ${script}\`. {{ note "Note ${script.replaceAll('"', '')}" }}

\`\`\`figures
[all]
\`\`\`

\`\`\`chart
measure: kinds
kind: bar
title: "Chart ${svg}"
subtitle: "Subtitle ${attribute}"
source: "Source ${script}"
alt: "Alternative ${svg} ${marked}"
\`\`\`

\`\`\`table
measure: kinds
caption: "Caption ${script}"
\`\`\`

\`\`\`image
file: dot.png
alt: "Dot ${marked}"
caption: "Image ${script}"
credit: "Credit ${style}"
consent: {date: 2022-03-01, for: [intranet]}
\`\`\`

\`\`\`callout
title: "Callout ${script}"
text: "Said ${marked}"
\`\`\`

Braces as text: \\{{content}} stays.
`,
	'images/.keep': '',
});
writeFileSync(join(report, 'images/dot.png'), png());
build(folder, 'content/hostile', '--fragment');
const site = join(folder, 'out/hostile/intranet');

const chrome = await browser();
if (chrome) {
	const faults = [], strange = [];
	const context = await chrome.newContext();
	const page = await watched(context, faults);
	const pages = pagesOf(site);
	for (const name of pages) {
		await page.goto(address(site, name));
		const found = await page.evaluate(() => ({
			scripts: document.scripts.length, styles: document.querySelectorAll('style, link[rel=stylesheet]').length,
			handlers: [...document.querySelectorAll('*')].filter((node) => node.getAttributeNames().some((key) => key.startsWith('on'))).length,
			images: [...document.images].filter((image) => !/dot\.png$|^data:/.test(image.src)).length, hidden: getComputedStyle(document.body).display,
		}));
		if (found.scripts !== 1 || found.styles !== 1 || found.handlers || found.images || found.hidden === 'none') strange.push(`${name}: ${JSON.stringify(found)}`);
	}
	check('no text became an element, a handler or a style', !strange.length, strange);
	await page.goto(address(site, 'work.html'));
	const text = await page.evaluate(() => document.body.innerText + [...document.querySelectorAll('desc, title, .ar-plot svg')].map((node) => node.textContent + node.getAttribute('aria-label')).join(' '));
	for (const one of ['Work <script>', 'Caption <script>', 'Alternative </title></svg><script>', 'Source <script>', 'Said ">', 'Note <script>', 'Raw <b onclick='])
		check(`read as written: ${one}`, text.includes(one), text);
	check('a title escapes its text', (await page.title()).includes('<script>'), await page.title());
	check('an alternative text escapes its quotation marks', (await page.getAttribute('.ar-image img', 'alt')).startsWith('Dot ">'));
	await page.fill('#search', 'script');
	await page.waitForSelector('#search-results a');
	check('search results are text', (await page.evaluate(() => document.querySelectorAll('#search-results script, #search-results img').length)) === 0);
	const head = await page.evaluate(() => document.querySelector('link[rel=canonical]').href);
	check('the canonical address is escaped', head.startsWith('https://example.org/a?b=1&c='), head);
	check('DRAFT and the sample text stand on every page', pages.every((name) => {
		const html = readFileSync(join(site, name), 'utf8');
		return html.includes('DRAFT') && html.includes('Sample:') && html.includes('noindex');
	}));
	const published = readFileSync(join(site, 'images/dot.png'));
	check('what a picture says of its place is left out', !published.includes('52.6') && published.length > 50);
	check('no dialog, no error', !faults.length, faults);
	await chrome.close();
}
finish();
