// (slow) The pages of the samples by axe-core (WCAG 2.2 A and AA, best practices) and by the Nu HTML checker, CSS and SVG too.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { address, browser, build, check, finish, pagesOf, root, workshop } from './browser.mjs';

const require = createRequire(import.meta.url);
const folder = workshop();
build(root, 'content/2021-22', '--fragment', '--out', folder);
build(root, 'content/strategy-2026-29', '--out', folder);
const site = join(folder, '2021-22/intranet'), board = join(folder, '2021-22/board');
const strategy = join(folder, 'strategy-2026-29/public');

// Compiled lightly: most of what it runs it runs once.
function nu(files) {
	const jar = join(root, 'tests/node_modules/vnu-jar/build/dist/vnu.jar');
	return new Promise((done) => {
		let text = '';
		const java = spawn('java', ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', jar, '--stdout', '--also-check-css', ...files]);
		java.stdout.on('data', (chunk) => (text += chunk));
		java.on('error', () => done(null));
		java.on('close', () => done(existsSync(jar) ? text.split('\n').filter((line) => line) : null));
	});
}

async function markup() {
	const broken = join(folder, 'broken.html');
	writeFileSync(broken, '<!doctype html><html lang="en"><title>x</title><p id=a><b id=a></p>');
	const files = [site, board, strategy].flatMap((path) => pagesOf(path).map((name) => join(path, name)));
	const found = await nu([broken, ...files, join(site, 'site.css'), join(site, 'fragments/fragment.css')]);
	if (found === null) {
		console.log('skip Nu HTML checker: there is no Java, or the packages of tests/package.json are not installed');
		return;
	}
	const [canary, others] = [true, false].map((own) => found.filter((line) => line.includes('broken.html') === own));
	check('the Nu HTML checker sees faults', canary.some((line) => line.includes('error')), canary);
	check('Nu HTML checker: no error, no warning', !others.length, others);
}

const ALL = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'], rules: { 'target-size': { enabled: true } } };
const COLOURS = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/** The ways in which each page is looked at, with the rules that they can break and how many of these must have run. In the dark
    only colours differ. */
const LOOKS = [
	{ colorScheme: 'light', width: 1280, rules: ALL, least: 30 },
	{ colorScheme: 'light', width: 320, rules: ALL, least: 30 },
	{ colorScheme: 'dark', width: 1280, rules: COLOURS, least: 2 },
];

async function axe(chrome, files) {
	const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
	const context = await chrome.newContext({ reducedMotion: 'reduce' }), page = await context.newPage();
	const looks = LOOKS.map((look) => ({ ...look, found: [], ran: 0 }));
	for (const [path, name] of files) {
		await page.goto(address(path, name)); // once for all ways
		await page.evaluate(source);
		for (const look of looks) {
			await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
			await page.setViewportSize({ width: look.width, height: 900 });
			const [ran, violations] = await page.evaluate(async (rules) => {
				const result = await window.axe.run(document, { ...rules, resultTypes: ['violations'] });
				return [result.passes.length, result.violations];
			}, look.rules);
			look.ran = Math.max(look.ran, ran);
			for (const violation of violations)
				look.found.push(`${name}: ${violation.id}: ${violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160) + ' ' + (node.any[0]?.message || node.all[0]?.message || '')).join(' | ')}`);
		}
	}
	for (const { colorScheme, width, least, found, ran } of looks) {
		check(`axe: no violation, ${colorScheme}, ${width} px`, !found.length, found.join('\n'));
		check(`axe ran its rules, ${colorScheme}, ${width} px`, ran >= least, ran);
	}
	await context.close();
}

const chrome = await browser();
if (chrome) {
	const files = [...[site, strategy].flatMap((path) => pagesOf(path).map((name) => [path, name])), [board, 'annual-report.html']];
	await Promise.all([markup(), axe(chrome, files)]);
	await chrome.close();
}
finish();
