// (slow) The preview's page in a browser: it follows a saved file without losing the place that was read, shows errors beside the
// last sound report, copies figures, works by keyboard, and is sound by axe-core.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { browser, check, finish, putReport, root, watched, workshop } from '../html/browser.mjs';

const require = createRequire(import.meta.url);
const annual = process.env.ANNUAL ? resolve(root, process.env.ANNUAL) : join(root, 'out/.build/annual');
const section = (name) => `---\ntitle: ${name}\nsummary: What we did.\n---\n\n` +
	Array.from({ length: 40 }, (_, at) => `## Part ${at}\n\nHere are ${at === 20 ? '{{ all }}' : 'all the'} words of part ${at}, which are many.\n`).join('\n');
const folder = workshop();
const report = putReport(folder, 'long', {
	'report.yaml': `title: Annual report
council: A Council
team: A team
period: {from: 2021-04-01, to: 2022-03-31}
published: 2022-08-24
language: en-GB
theme: county
status: final
editions:
  board: {formats: [pdf, html], disclosure: {method: none}}
  web: {formats: [site], disclosure: {method: suppress, protect: [1, 5]}}
documents:
  annual-report: {title: Annual report, sections: [one, two]}
`,
	'dictionary.yaml': 'tables:\n  t: {label: Rows, key: id, fields: {id: {type: text, required: true}}}\n',
	'measures.yaml': 'populations:\n  all: {from: t, label: All rows}\n',
	'data/t.yaml': Array.from({ length: 12 }, (_, at) => `- {id: a${at}}\n`).join(''),
	'narrative/one.md': section('One'),
	'narrative/two.md': section('Two'),
});
const one = join(report, 'narrative/one.md');

function serve() {
	return new Promise((started) => {
		let said = '';
		const served = spawn(annual, ['serve', 'content/long'], { cwd: folder });
		process.on('exit', () => served.kill());
		served.stdout.on('data', (text) => {
			said += text;
			const address = /http:\/\/127\.0\.0\.1:\d+\/\w+\//.exec(said);
			if (address && /sound/.test(said)) started({ served, address: address[0] });
		});
	});
}

async function audit(page, what) {
	await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
	const result = await page.evaluate(() => window.axe.run({ exclude: [['iframe']] }, {
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
		rules: { 'target-size': { enabled: true } },
		iframes: false,
	}));
	check(`axe: no violation, ${what}`, !result.violations.length, result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 200) + ' ' + (node.any[0]?.message ?? '')).slice(0, 3).join(' | ')}`).join('\n'));
	check(`axe looked, ${what}`, result.passes.length > 20);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	check(`nothing is wider than the window, ${what}`, wide <= 0, String(wide));
}

const shown = (page) => page.frame({ name: 'report' });
const save = (path, from, to) => writeFileSync(path, readFileSync(path, 'utf8').replaceAll(from, to));

async function follows(page) {
	await page.click('#outputs summary');
	await page.click('#outputs a:has-text("Web site")');
	await page.waitForFunction(() => document.getElementById('shown').textContent === 'web, Web site');
	await shown(page).click('text=One');
	await shown(page).waitForSelector('text=words of part 20');
	await shown(page).evaluate(() => document.getElementById('one-part-20').scrollIntoView());
	const before = await shown(page).evaluate(() => document.getElementById('one-part-20').getBoundingClientRect().top);
	await page.focus('#figures-tab');
	save(one, 'words of part 2,', 'words of part 2, and so very much more of them: ' + 'more and '.repeat(300) + 'more,');
	save(one, 'words of part 20,', 'new words of part 20,');
	await page.waitForFunction(() => document.querySelector('iframe:not(.coming)').contentDocument.body.textContent.includes('new words of part 20'));
	const after = await shown(page).evaluate(() => document.getElementById('one-part-20').getBoundingClientRect().top);
	check('a change is on the page, at the place that was read', Math.abs(after - before) < 3, `${before} ${after}`);
	check('there is one frame', (await page.locator('iframe').count()) === 1);
	check('and the focus where it was', await page.evaluate(() => document.activeElement.id === 'figures-tab'));
	check('on the page that was read', shown(page).url().endsWith('web/one.html'), shown(page).url());
}

async function errs(page) {
	await page.click('#messages-tab');
	save(join(report, 'measures.yaml'), 'from: t', 'from: tt');
	await page.waitForSelector('#status.errors');
	check('an error is told in words', /error/.test(await page.textContent('#status')), await page.textContent('#status'));
	const message = await page.textContent('.messages li.error');
	check('with its place, line and help', /measures\.yaml, line 2/.test(message.replace(/\s+/g, ' ')) && /from: tt/.test(message) && /What to do/.test(message), message);
	const stays = () => document.querySelector('iframe:not(.coming)')?.contentDocument?.body?.textContent.includes('new words of part 20');
	check('the report stays', await page.waitForFunction(stays, null, { timeout: 5000 }).then(() => true, () => false)); // a frame may just be changing
	check('messages are counted on their tab', /Messages \([1-9]/.test(await page.textContent('#messages-tab')));
	await audit(page, 'with errors');
	save(join(report, 'measures.yaml'), 'from: tt', 'from: t');
	await page.waitForSelector('#status.sound');
	check('a mended report is sound', (await page.locator('.messages li.error').count()) === 0);
}

async function figures(page) {
	await page.focus('#messages-tab');
	await page.keyboard.press('ArrowRight');
	check('arrows move between the tabs', await page.evaluate(() => document.activeElement.id === 'figures-tab' && !document.getElementById('figures').hidden && document.getElementById('messages').hidden));
	await page.fill('#filter', 'no such thing');
	check('a list can be sifted', (await page.locator('.figures > li:visible').count()) === 0);
	await page.fill('#filter', 'rows all');
	check('by several words', (await page.locator('.figures > li:visible').count()) === 1);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await page.waitForSelector('.copy .done');
	check('a figure is copied by keyboard', (await page.evaluate(() => navigator.clipboard.readText())) === '{{ all }}');
	await page.locator('.figures details').first().evaluate((details) => { details.open = true; });
	save(join(report, 'measures.yaml'), 'label: All rows', 'label: All the rows');
	await page.waitForFunction(() => document.querySelector('.figures h3').textContent === 'All the rows');
	check('what is open stays open, what is sifted stays sifted', (await page.locator('.figures details[open]').count()) === 1 && (await page.inputValue('#filter')) === 'rows all');
	await audit(page, 'the figures');
	await page.focus('#outputs summary');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	check('Escape closes what is open at the top', await page.evaluate(() => !document.getElementById('outputs').open && document.activeElement.tagName === 'SUMMARY'));
}

const chromium = await browser();
if (chromium) {
	const { served, address } = await serve();
	const context = await chromium.newContext({ viewport: { width: 1280, height: 800 }, permissions: ['clipboard-read', 'clipboard-write'], reducedMotion: 'reduce', bypassCSP: true /* for waitForFunction */ });
	const faults = [], page = await watched(context, faults);
	await page.goto(address);
	await follows(page);
	await errs(page);
	await figures(page);
	const plain = await (await chromium.newContext({ javaScriptEnabled: false })).newPage();
	await plain.goto(address);
	check('without a script all parts are there', (await plain.locator('.figures > li:visible').count()) === 1 && (await plain.locator('iframe').count()) === 1);
	for (const [width, colorScheme] of [[1280, 'dark'], [320, 'light'], [320, 'dark']]) {
		const other = await watched(await chromium.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' }), faults);
		await other.goto(address);
		await other.waitForSelector('[role="tab"]');
		await other.click('#outputs summary');
		await audit(other, `${width} px, ${colorScheme}`);
		await other.close();
	}
	check('nothing went wrong on the way', !faults.filter((fault) => !/failed: .*(next\?after|report\/)/.test(fault)).length, faults.join('\n'));
	served.kill('SIGINT');
	await page.waitForFunction(() => /has ended/.test(document.getElementById('status').textContent));
	check('a preview that has ended says so', true);
	await chromium.close();
}
finish();
