// What the tests of the site share: building reports, a browser without sandbox and profile, and cases.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const annual = process.env.ANNUAL ? resolve(root, process.env.ANNUAL) : join(root, 'out/.build/annual');
let failed = 0;

export function check(name, passed, detail = '') {
	console.log(`${passed ? 'ok' : 'not ok'} ${name}`);
	if (!passed) {
		failed++;
		console.log(String(typeof detail === 'string' ? detail : JSON.stringify(detail, null, 1)).slice(0, 3000).replace(/^/gm, '  '));
	}
}

export function finish() {
	process.exit(failed ? 1 : 0);
}

export function workshop() {
	const folder = mkdtempSync(join(tmpdir(), 'annual-site-'));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** Writes FILES (path -> text) as a report below FOLDER and returns its path. */
export function putReport(folder, name, files) {
	const report = join(folder, 'content', name);
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(report, path)), { recursive: true });
		writeFileSync(join(report, path), text);
	}
	if (!existsSync(join(folder, 'themes'))) symlinkSync(join(root, 'themes'), join(folder, 'themes'));
	return report;
}

export function build(cwd, ...words) {
	const done = spawnSync(annual, ['build', ...words], { cwd, encoding: 'utf8', timeout: 120000 });
	check(`annual build ${words.filter((word) => !word.startsWith('/')).join(' ')}`, done.status === 0, done.stdout + done.stderr);
}

export function pagesOf(folder) {
	return readdirSync(folder).filter((name) => name.endsWith('.html')).sort();
}

function chromium() {
	for (const name of [process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'])
		try {
			if (name) return execFileSync('which', [name], { encoding: 'utf8' }).trim();
		} catch {
			// The next one may be there.
		}
	return null;
}

/** A browser, started with MORE words, or null after a line that says what is missing. */
export async function browser(more = []) {
	const executablePath = chromium();
	let playwright;
	try {
		playwright = require('playwright-core');
	} catch {
		console.log('skip site: the packages of tests/package.json are not installed');
		return null;
	}
	if (!executablePath) {
		console.log('skip site: there is no Chromium here');
		return null;
	}
	return playwright.chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...more] });
}

/** A page that collects what goes wrong on it. */
export async function watched(context, faults) {
	const page = await context.newPage();
	page.on('console', (message) => message.type() === 'error' && faults.push(`${page.url()}: ${message.text()}`));
	page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
	page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
	page.on('dialog', (dialog) => {
		faults.push(`${page.url()}: a dialog says ${dialog.message()}`);
		dialog.dismiss();
	});
	return page;
}

export const address = (folder, name) => `file://${join(folder, name)}`;
