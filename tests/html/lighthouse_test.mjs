// (slow) Pages of the sample as a phone loads them, by Lighthouse: accessibility and best practices whole, nothing moves while it loads.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { browser, build, check, finish, root, workshop } from './browser.mjs';

const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png' };

/** The files of FOLDER over HTTP, since Lighthouse looks at nothing else. */
function serve(folder) {
	const server = createServer(async (request, answer) => {
		const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
		try {
			const bytes = await readFile(join(folder, path));
			answer.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(bytes);
		} catch {
			answer.writeHead(404).end();
		}
	});
	return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(server)));
}

async function audit(lighthouse, port, url) {
	const options = { port, onlyCategories: ['accessibility', 'best-practices'], onlyAudits: ['cumulative-layout-shift'], throttlingMethod: 'provided', logLevel: 'silent' };
	const { lhr } = await lighthouse(url, options);
	const failing = Object.values(lhr.audits).filter(({ score }) => score !== null && score < 1).map(({ id, details }) => ({ id, items: details?.items }));
	const scores = Object.values(lhr.categories).map(({ id, score }) => `${id} ${score * 100}`);
	return { scores: scores.join(', '), shift: lhr.audits['cumulative-layout-shift']?.numericValue, failing };
}

/** A port that nobody listens on. */
async function free() {
	const server = await serve('.'), { port } = server.address();
	await new Promise((closed) => server.close(closed));
	return port;
}

async function main() {
	let lighthouse;
	try {
		lighthouse = (await import('lighthouse')).default;
	} catch {
		console.log('skip Lighthouse: it is not installed, or this version of node is too old for it');
		return;
	}
	const port = await free(), chrome = await browser([`--remote-debugging-port=${port}`]), folder = workshop();
	if (!chrome) return;
	build(root, 'content/2021-22', '--edition', 'intranet', '--format', 'site', '--out', folder);
	const server = await serve(join(folder, '2021-22/intranet'));
	for (const name of ['index.html', 'our-work.html']) {
		const { scores, shift, failing } = await audit(lighthouse, port, `http://127.0.0.1:${server.address().port}/${name}`);
		check(`${name}: ${scores}`, scores === 'accessibility 100, best-practices 100', failing);
		check(`${name}: nothing moves`, shift === 0, failing);
	}
	await chrome.close();
	server.close();
}

await main();
finish();
