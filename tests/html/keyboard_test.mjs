// (slow) What a keyboard types finds what typography prints; results close; nothing moves while a page loads; names of files are
// encoded; a tab's icon is there.
import { browser, build, check, finish, pagesOf, putReport, workshop } from './browser.mjs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const report = `title: Annual report
council: A Council
team: A team
period: {from: 2021-04-01, to: 2022-03-31}
published: 2022-08-24
language: en-GB
theme: county
status: final
editions:
  web: {formats: [site], disclosure: {method: suppress, protect: [1, 5]}}
documents:
  annual-report: {title: Annual report, sections: [one, "c#"]}
`;
const one = `---
title: One
summary: The first.
---

## Said

The children's do's of 2019–20: a visit to Łódź, see [the sharp](c#.md).
`;
const folder = workshop();
putReport(folder, 'keys', {
	'report.yaml': report,
	'dictionary.yaml': 'tables:\n  t: {label: Rows, key: id, fields: {id: {type: text, required: true}}}\n',
	'measures.yaml': 'populations:\n  all: {from: t, label: All rows}\n',
	'data/t.yaml': '- {id: a}\n',
	'narrative/one.md': one.replace('c#.md', 'c%23.md'),
	'narrative/c#.md': '---\ntitle: Sharp\nsummary: A name with a sign.\n---\n\n## Text\n\nWords.\n',
});
build(folder, 'content/keys');
const site = join(folder, 'out/keys/web');
check('the page of an odd name is there', pagesOf(site).includes('c#.html'));
check('and is linked to by an encoded address', readFileSync(join(site, 'one.html'), 'utf8').includes('href="c%23.html"'));
const chromium = await browser();
if (chromium) {
	const page = await chromium.newPage({ viewport: { width: 360, height: 640 } });
	const missing = [];
	page.on('requestfailed', (request) => missing.push(request.url()));
	await page.addInitScript(() => {
		window.shift = 0;
		new PerformanceObserver((list) => list.getEntries().forEach((one) => { window.shift += one.value; })).observe({ type: 'layout-shift', buffered: true });
	});
	await page.goto(pathToFileURL(join(site, 'one.html')).href);
	await page.waitForTimeout(300);
	check('nothing moves while a page loads', (await page.evaluate('window.shift')) === 0, await page.evaluate('String(window.shift)'));
	for (const typed of ["children's", '2019-20', "do's", 'lodz']) {
		await page.fill('#search', typed);
		await page.waitForTimeout(100);
		check(`${typed} is found`, (await page.locator('#search-results li').count()) === 1);
		check(`${typed} is marked`, (await page.locator('#search-results mark').count()) === 1);
	}
	await page.locator('#search-results a').focus();
	await page.keyboard.press('Tab');
	check('results close when the focus leaves', (await page.locator('#search-results li').count()) === 0);
	check('everything asked for is there', missing.length === 0, missing);
	await chromium.close();
}
finish();
