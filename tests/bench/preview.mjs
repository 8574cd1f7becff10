// From saving a file of the sample to the new page in a browser: prints the median, and the median of the builds within, in
// milliseconds. Nothing, where there is no browser.
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { browser, root, workshop } from '../html/browser.mjs';

const TIMES = 20;
const annual = resolve(root, process.argv[2] ?? 'out/.build/annual');
const folder = workshop();
cpSync(join(root, 'content/2021-22'), join(folder, 'content/2021-22'), { recursive: true });
symlinkSync(join(root, 'themes'), join(folder, 'themes'));
const file = join(folder, 'content/2021-22/narrative/our-work.md'), text = readFileSync(file, 'utf8');
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

function serve() {
	return new Promise((started) => {
		let said = '';
		const served = spawn(annual, ['serve', 'content/2021-22'], { cwd: folder });
		process.on('exit', () => served.kill());
		served.stdout.on('data', (part) => {
			said += part;
			const address = /http:\/\/127\.0\.0\.1:\d+\/\w+\//.exec(said);
			if (address && /sound/.test(said)) started(address[0]);
		});
	});
}

/** In the page: waits until the frame that is seen holds MARK. */
function seen(mark) {
	return new Promise((there) => {
		const look = () => {
			const frame = document.querySelector('iframe:not(.coming)');
			if (frame?.contentDocument?.body?.textContent.includes(mark)) there();
			else requestAnimationFrame(look);
		};
		look();
	});
}

const chromium = await browser();
if (chromium) {
	const address = await serve();
	const page = await chromium.newPage({ viewport: { width: 1280, height: 800 } });
	await page.goto(address);
	await page.evaluate(() => { frames.report.location.href = 'report/intranet/our-work.html'; });
	const whole = [], built = [];
	for (let i = 0; i < TIMES; i++) {
		const mark = `saved anew, time ${i}.`;
		await page.waitForTimeout(100 + i * 7);
		const begin = performance.now();
		writeFileSync(file, `${text}\nThis was ${mark}\n`);
		await page.evaluate(seen, mark);
		whole.push(performance.now() - begin);
		built.push((await (await fetch(`${address}next`)).json()).took);
	}
	console.log(`${median(whole).toFixed(1)} ${median(built).toFixed(1)}`);
	await chromium.close();
	process.exit(0);
}
